"""What any text is made of: bodies by their acronyms, names by their sound."""
