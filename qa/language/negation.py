"""Words that negate what a sentence tells."""

import re

from qa.language.lemmas import list_forms

_NEGATION = re.compile(
    r"\b(?:not(?! only)|never|no(?! (?:doubt|\d))|none|neither|nor|nobody|cannot"
    r"|without (?=\w+ing\b)|(?:fail|refus|declin)(?:s|ed|es|ing)?)\b|n['’]t\b",
    re.I,
)


def is_negated(text: str) -> bool:
    """Whether `text`, a clause or a question, has a word that negates it."""
    return _NEGATION.search(text) is not None


# What may stand between a negation and the word that it negates: "not yet been formally charged",
# "refused to sign", "no one was hurt".
_NEGATED_TO = re.compile(
    rf"(?:{_NEGATION.pattern}|\bwithout)"
    r"(?:\s+(?:to|been?|being|was|were|is|are|ha[sd]|have|yet|ever|even|one|\w+ly))*\s+$",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_BACK = 60


def is_undone(text: str, done: frozenset[str]) -> bool:
    """Whether `text` negates one of the words, in dictionary form, that tell what was `done`.

    The negation stands right before it, and nowhere else does the text have the word without one.
    """
    negated, affirmed = set[str](), set[str]()
    for word in _WORD.finditer(text):
        if forms := list_forms(word[0]) & done:
            before = text[max(0, word.start() - _LOOKED_BACK) : word.start()]
            (negated if _NEGATED_TO.search(before) else affirmed).update(forms)
    return bool(negated - affirmed)
