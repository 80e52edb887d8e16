"""How the text of a PDF page lies on it: its lines, its columns, and what repeats on every page."""
