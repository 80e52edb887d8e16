"""What any text is made of: words and names; nothing of questions or reports."""
