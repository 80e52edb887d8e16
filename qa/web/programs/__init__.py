"""The question as other programs put it: an endpoint, and a tool for assistants."""
