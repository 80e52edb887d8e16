"""What the words of a question demand of an answer beyond its kind."""

import re
from itertools import pairwise

from qa.language.accounts import find_accounts
from qa.language.names.finding import find_names, has_large
from qa.language.names.parts import drop_particles, drop_possessive, drop_titles
from qa.question.expected import QueryEncoder
from qa.question.kinds import asks_nothing

# "Didn't she close it?" asks the same as "Did she close it?".
_AUXILIARY = re.compile(r"^(\W*(?:(?:and|but|so) )?\w+)n['’]t\b", re.I)
# "What were sales", "how much did it earn"; why they fell is answered by other words.
_ASKS_AMOUNT = re.compile(
    r"\b(?:what (?:is|are|was|were|will be)|how (?:much|high|large|big))\b", re.I
)
# What a country is too large for.
_SMALLER = re.compile(
    r"\b(?:what|which) (?:(?!country)\w+ |(?:is|was) the (?:name of the )?)?"
    r"(?:city|district|port|province|region|suburb|town|venue|village)\b",
    re.I,
)
# "When in 2016 did it open?", "When did it open in 2016?", not "… the first since March 2016".
_WITHIN = re.compile(r"\b(?:when|day|date|month)\s+(?:exactly\s+)?(?:in|on|during|of)\s*$", re.I)
_IN = re.compile(r"\b(?:in|during)\s*(?:early |late |mid-)?$", re.I)
_COMPARES = re.compile(r"\b(?:before|after|since|than|until|by|next|last|again|as)\b", re.I)
_SENTENCE = re.compile(
    r"^\W*(?:and |but |so )?(?:why|how(?! (?:many|much|old|far|long|large|big|high|often)))\b"
    r"|\b(?:say|said|says|tell|told|happen|happened|report|claim|announce|explain|do|done)\W*$",
    re.I,
)


def ask_plainly(text: str) -> str:
    """Return `text` without the negation that makes "didn't she?" of "did she?"."""
    return _AUXILIARY.sub(r"\1", text)


def find_asked_accounts(text: str) -> frozenset[str]:
    """Return the accounts of a firm whose amount `text` asks for, none where it asks why or who."""
    return find_accounts(text) if _ASKS_AMOUNT.search(text) else frozenset()


def asks_within_country(text: str) -> bool:
    """Whether `text` asks for a place that is smaller than a country."""
    return _SMALLER.search(text) is not None


def asks_within_period(text: str, time: str) -> bool:
    """Whether the day that `text` asks for is one of the period that its words `time` name."""
    start = text.find(time) if time else -1
    if start < 0:
        return False
    before, behind = text[:start], text[start + len(time) :]
    if _WITHIN.search(before):
        return True
    return bool(_IN.search(before)) and not behind.strip(" ?.!") and not _COMPARES.search(before)


def asks_sentence(text: str, encoder: QueryEncoder | None = None) -> bool:
    """Whether a few words do not answer `text`: why, how, what was said, words to search for."""
    return asks_nothing(text, encoder) or _SENTENCE.search(text) is not None


def pair_names(text: str) -> dict[str, str]:
    """Return the given name that stands before each surname of `text`."""
    names = (drop_particles(tuple(name.text.split())) for name in find_names(text))
    pairs = (pair for name in names for pair in pairwise(drop_titles(name)))
    return {
        drop_possessive(surname): given
        for given, surname in pairs
        # "Bank of Norway" is nobody's.
        if has_large(given) and has_large(surname)
    }
