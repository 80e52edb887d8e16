"""The web chat: its page, a room for each tab, who is let in, and what programs use."""
