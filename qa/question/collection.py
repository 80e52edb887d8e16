"""Questions about the collection itself: which reports there are, how many, the oldest of them.

Only words that can mean nothing else are read so: "how many reports mention Milley?" asks of the
collection, "how many reports of theft were filed?" of what the reports tell.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qa.dates.question_period import read_question_period
from qa.types import Period

_THINGS = r"(?:reports|documents|files|articles|texts|sources|news reports|news articles)"
_THING = r"(?:report|document|file|article|text|source)"
_HERE = (
    r"(?: (?:are there|do you have|have you got|have you read|can you see|exist))?"
    r"(?: (?:in )?(?:here|total|all|(?:this|the|your|my) (?:folder|library|archive|collection)))?"
)
_MENTION = (
    r"(?:that |which )?(?:mention|mentions|name|names|contain|speak of|talk about|tell of|discuss"
    r"|are about|refer to|deal with|concern|cover)"
)
_DATED = (
    r"(?:are|were|is|do you have|are there)? ?"
    r"(?:from|dated|published|written|of|in|before|after|since|between)"
)
_ASK = r"\W*(?:please )?(?:tell me )?"
_COUNT = rf"{_ASK}how many {_THINGS}"
_LIST = (
    rf"{_ASK}(?:(?:which|what)(?: of (?:the|your))?"
    rf"|(?:list|show|name)(?: me)?(?: all)?(?: (?:the|your))?) {_THINGS}"
)
_PLACE = r"(?:in )?(?:here|(?:this|the|your) (?:folder|library|archive|collection))"
# "From 2022" is of that year, "from 2020 to 2022" and "from 2022 on" are not.
_FROM = re.compile(r"\bfrom\b(?!.*\b(?:to|until|till|on|onwards?)\b)", re.I)
_END = r"\W*$"
_OLDEST = r"(?:oldest|earliest|first)"
_NEWEST = r"(?:newest|latest|most recent|last|youngest)"
_ALWAYS = Period()


class Wanted(StrEnum):
    """What is wanted of the collection."""

    LIST = "which reports"
    COUNT = "how many reports"
    OLDEST = "the oldest report"
    NEWEST = "the newest report"


@dataclass(frozen=True, slots=True)
class CollectionQuestion:
    """What is wanted of the reports that hold all `words` and were published in `period`."""

    wanted: Wanted
    words: str = ""
    period: Period = _ALWAYS


_WHOLE = (
    (Wanted.COUNT, re.compile(rf"{_COUNT}{_HERE}{_END}", re.I)),
    (
        Wanted.LIST,
        re.compile(
            rf"(?:{_LIST}{_HERE}|\W*what(?: is|['’]s) {_PLACE})(?: about)?{_END}",
            re.I,
        ),
    ),
    *(
        (
            wanted,
            re.compile(
                rf"{_ASK}(?:(?:what|which)(?: is|['’]s| {_THING} is)|show me|name) the {age}"
                rf" (?:{_THING}(?: {_PLACE})?|{_PLACE}){_END}",
                re.I,
            ),
        )
        for wanted, age in ((Wanted.OLDEST, _OLDEST), (Wanted.NEWEST, _NEWEST))
    ),
)
_MENTIONING = tuple(
    (wanted, re.compile(rf"{asking} {_MENTION} (?P<words>.+?){_END}", re.I))
    for wanted, asking in ((Wanted.COUNT, _COUNT), (Wanted.LIST, _LIST))
)
_PUBLISHED = tuple(
    (wanted, re.compile(rf"{asking} {_DATED} .+?{_END}", re.I))
    for wanted, asking in ((Wanted.COUNT, _COUNT), (Wanted.LIST, _LIST))
)
_ASKS_TIME_ALONE = re.compile(rf"(?:{_COUNT}|{_LIST}) {_DATED}[\W_]*(?:in|on|the|and)?[\W_]*", re.I)


def read_collection_question(text: str, today: date | None) -> CollectionQuestion | None:
    """Return what `text`, asked on the day `today`, wants of the collection; None if nothing."""
    for wanted, words in _WHOLE:
        if words.match(text):
            return CollectionQuestion(wanted)
    for wanted, words in _MENTIONING:
        if found := words.match(text):
            return CollectionQuestion(wanted, found["words"].strip(" \"“”'"))
    for wanted, words in _PUBLISHED:
        said = _FROM.sub("in", text)
        named = read_question_period(said, today)
        if words.match(text) and not named.period.is_open:
            rest = said
            for span in reversed(named.words):
                rest = rest[: span.start] + rest[span.end :]
            # "Reports from 2022 on the fire" asks for more than a time.
            if _ASKS_TIME_ALONE.fullmatch(rest):
                return CollectionQuestion(wanted, period=named.period)
    return None
