"""Dateline beside what one would take in its place: the same articles, questions and machine."""
