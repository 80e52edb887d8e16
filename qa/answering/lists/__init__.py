"""What many reports tell a piece of each: a list, a count, the first or the last."""
