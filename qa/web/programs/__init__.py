"""The questions of other programs: the endpoint of the chat, and the tools for assistants."""
