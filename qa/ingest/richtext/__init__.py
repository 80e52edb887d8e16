"""Rich Text Format: its tokens, and the text that they show."""
