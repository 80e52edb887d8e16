"""What is measured of a run: one measure a short entry, described as data."""
