"""Texts that several tests of the reader read."""

PASSAGE = (
    "The Mediterranean diet is popular. General Mark Milley spoke with General Valery Gerasimov "
    "on March 31, 2021, the Pentagon said. The call lasted 45 minutes and cost $1.5 million."
)
