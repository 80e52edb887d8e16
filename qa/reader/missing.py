"""What of a question a passage lacks: names, days and numbers that an answer should stand beside.

"When did Milley call Shoigu?" looks answered by Milley's call to Gerasimov; it is not.
"""

import re
from functools import lru_cache

from qa.language.calendar import MONTH_TITLES, WEEKDAY_TITLES
from qa.language.names.finding import find_names, has_large
from qa.language.names.parts import drop_bound_particle, drop_particles, drop_stops, drop_titles

# A sentence before the question sets the scene: "The Olympics opened. Which country won?"
_SCENE = re.compile(r"^.*[.!?][\"”’]?\s+(?=[\"“‘]?[A-Z][^.!?]*\?)", re.S)
# "US", "TV": reports write them in many ways, or not at all.
_SHORT_FORM = re.compile(r"[A-Z]{2,3}")
_DAY = re.compile(rf"\b(?:{'|'.join((*MONTH_TITLES, *WEEKDAY_TITLES))})\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+")
_STEM_LETTERS = 4


def count_missing(question: str, passage: str) -> int:
    """Return how many names, days and numbers of `question` do not stand in `passage`.

    Each word of a name counts. It stands in the passage if a word there begins alike: "Russians"
    for "Russia", "German" for "Germany".
    """
    text = _SCENE.sub("", question.strip())
    words = {word.lower() for word in _WORD.findall(passage)}
    stems = {word[:_STEM_LETTERS] for word in words}
    numbers = set(_NUMBER.findall(passage))
    missing = sum(number not in numbers for number in set(_NUMBER.findall(text)))
    for name in _list_names(text):
        parts = [part.lower() for part in _WORD.findall(name) if not _is_form(part)]
        missing += any(part not in words and part[:_STEM_LETTERS] not in stems for part in parts)
    return missing


@lru_cache(maxsize=256)
def _list_names(text: str) -> frozenset[str]:
    """Return the words of the names in `text`, but for titles and particles."""
    names = [name.text for name in find_names(drop_stops(text)) if name.is_sure]
    words = (drop_titles(drop_particles(tuple(name.split()))) for name in names)
    found = {drop_bound_particle(word) for each in words for word in each}
    return frozenset({*filter(has_large, found), *_DAY.findall(text)})


def _is_form(part: str) -> bool:
    return part.isdigit() or len(part) == 1 or _SHORT_FORM.fullmatch(part) is not None
