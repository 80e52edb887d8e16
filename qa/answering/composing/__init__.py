"""The words and citations of an answer, from what was decided."""
