"""The day of a report: what it says of it, what its words leave open, what its neighbours tell."""
