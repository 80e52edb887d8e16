"""The passages that may answer a question, by meaning and by words."""
