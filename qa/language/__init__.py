"""What any text is made of: tokens, numbers, sentences."""
