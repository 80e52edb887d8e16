"""Sentences as evidence: what a reader marks, how near each is, the dates that they tell of."""
