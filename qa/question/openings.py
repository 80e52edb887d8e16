"""The words that ask for a digest, with which a question begins, and what it is then about."""

import re

from qa.language.calendar import MONTH_TITLES
from qa.question.kinds import skip_lead
from qa.types import AnswerKind

_COURTESY = re.compile(
    r"\W*(?:(?:and|but|so|please|can you|could you|would you|will you|give|show|tell|get|me|us"
    r"|summari[sz]e|an?|any|some|summary of)\b[ ,]*)*",
    re.I,
)
_NEWS = r"(?:news|updates?|developments?|headlines)"
_TIME = (
    rf"(?:\d|{'|'.join(MONTH_TITLES)}|the (?:news|papers?|press|last|past)|last|this|early|late)"
)
_WERE = r"(?:was|were|is|are|has been|have been|had been)"
# The first that fits is meant.
_DIGESTS = (
    (
        AnswerKind.REPORTED,
        rf"what (?:else )?(?:{_WERE}|did (?:the )?(?:reports?|press|media|papers?))"
        r" (?:(?:reported|report)(?! (?:to|as|stolen|missing|lost|found|dead|(?!need)\w+ed)\b)"
        r"|in the (?:news|headlines)|said in the reports?"
        rf"|(?:written|published)(?= about\b| regarding\b| (?:in|during|on) {_TIME}|\W*$))"
        r"|what (?:made|were) (?:the )?(?:main |major )?(?:headlines|news)"
        r"|what (?:do|did) (?:the )?(?:reports|papers) (?:say|write) about",
    ),
    (
        AnswerKind.LATEST,
        rf"(?:what(?: is|['’]s| are| was| were)? )?(?:the )?(?:(?:latest|newest|most recent)"
        rf"(?: (?:{_NEWS}|reports?))?|recent (?:{_NEWS}|reports?)|{_NEWS})"
        r" (?:on|about|from|of|in|regarding|with|for)"
        r"|(?:what(?: is|['’]s) )?(?:the )?latest(?: news|(?=\W*$))"
        r"|what(?: is|['’]s| has been) (?:happening|going on)"
        r"(?: (?:right )?now| lately| recently)?(?: (?:in|with|at|on|around|to)|(?=\W*$))",
    ),
    (
        AnswerKind.HAPPENED,
        r"what (?:else |all )?(?:happened|has happened|took place|occurred)"
        r"|what (?:main |major |important )?events (?:happened|took place|occurred)"
        r"|what were the (?:main |major |important )?events",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"(?:{words})(?!\w)", re.I)) for kind, words in _DIGESTS)
# "Latest Ukraine news".
_LATEST_OF = re.compile(rf"(?:the )?(?:latest|recent) ((?:[\w’'-]+ ){{1,3}}?){_NEWS}\b", re.I)


def find_digest(text: str) -> tuple[AnswerKind, str] | None:
    """Return the digest that `text` asks for, and its subject; None where it asks for none."""
    start = skip_lead(text)
    lead = text[:start].rstrip(", ")
    asking = text[start:]
    asking = asking[len(match[0]) :] if (match := _COURTESY.match(asking)) else asking
    for kind, words in _PATTERNS:
        if found := words.match(asking):
            subject = asking[found.end() :].rstrip("? ").strip()
            return kind, f"{subject} {lead}".strip()
    if found := _LATEST_OF.match(asking):
        return AnswerKind.LATEST, f"{found[1]}{asking[found.end() :]} {lead}".rstrip("? ")
    return None
