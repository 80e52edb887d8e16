"""The tab "Ask": a conversation, what stands beside it, and what can be done with its answers."""
