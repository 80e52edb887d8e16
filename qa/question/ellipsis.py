"""A follow-up that tells only what is different, "And in Spain?", made the question that it is."""

import re
from collections.abc import Iterator

from qa.dates.timex.expressions import find_expressions

_OPENING = r"(?:(?:and|but|so|or|what about|how about)\s+)"
_PREPOSITION = r"in|at|on|for|from|to|with|by|near|of|during|since|before|after"
_NAME = r"[^\W\d_a-z][\w’'&.-]*"
_PART = re.compile(
    rf"^\W*(?P<opening>{_OPENING}*)(?:(?P<place>{_PREPOSITION})\s+)?(?P<part>[^?!]{{2,60}}?)\W*$",
    re.I,
)
_NAMED = re.compile(rf"(?:the\s+)?{_NAME}(?:\s+(?:(?:of|the|de|al|von|van)\s+)?{_NAME}){{0,3}}")
_TIME_BEFORE = re.compile(rf"\b(?:{_PREPOSITION})\s+$", re.I)
_ASKING = re.compile(
    r"^(?:and|but|so|or|why|when|where|who|whom|whose|what|which|how|is|are|was|were)\b", re.I
)


def rebuild_question(text: str, last: str) -> str | None:
    """Return the question `last` with the name or the time of `text` in the place of its own.

    None where `text` is more than a name or a time, and a question by itself.
    """
    found = _PART.match(text)
    if not found or not (found["opening"] or found["place"] or text.rstrip().endswith("?")):
        return None
    part, place = found["part"], (found["place"] or "").lower()
    if _ASKING.match(part):
        return None
    stem = last.rstrip(" ?")
    times = find_expressions(part, None)
    if times and times[0].start <= len("the ") and times[-1].end == len(part):
        return f"{_change_time(stem, part, place)}?"
    if not _NAMED.fullmatch(part):
        return None
    return f"{_change_name(stem, part, place)}?"


def _change_time(stem: str, part: str, place: str) -> str:
    own = find_expressions(stem, None)
    if not own:
        return f"{stem} {place or 'in'} {part}"
    start, end = own[0].start, own[-1].end
    before = _TIME_BEFORE.search(stem[:start])
    if place and before:
        start, part = before.start(), f"{place} {part}"
    return f"{stem[:start]}{part}{stem[end:]}"


def _change_name(stem: str, part: str, place: str) -> str:
    names = list(_find_names(stem))
    if place:
        behind = re.compile(rf"\b{place}\s+(?:the\s+)?$", re.I)
        names = [(start, end) for start, end in names if behind.search(stem[:start])]
        if not names:
            return f"{stem} {place} {part}"
    if not names:
        return f"{stem} {part}"
    start, end = names[-1]
    return f"{stem[:start]}{part}{stem[end:]}"


def _find_names(stem: str) -> Iterator[tuple[int, int]]:
    """Yield where each name begins and ends; what opens the question is none."""
    for match in _NAMED.finditer(stem):
        if match.start() > 0:
            # "The" is written small inside a question, and is no part of what changes.
            start = match.start() + (len("the ") if match[0].startswith("the ") else 0)
            yield start, match.end()
