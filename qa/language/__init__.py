"""What any text is made of: tokens, numbers, sentences, names; nothing of questions or reports."""
