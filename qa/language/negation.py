"""Words that negate what a sentence tells."""

import re

_NEGATION = re.compile(
    r"\b(?:not(?! only)|never|no(?! (?:doubt|\d))|none|neither|nor|nobody|cannot"
    r"|without (?=\w+ing\b)|(?:fail|refus|declin)(?:s|ed|es|ing)?)\b|n['’]t\b",
    re.I,
)


def is_negated(text: str) -> bool:
    """Whether `text`, a clause or a question, has a word that negates it."""
    return _NEGATION.search(text) is not None
