"""A follow-up that tells only what is different, "And in Spain?", made the question that it is."""

import re

from qa.dates.timex.expressions import find_expressions
from qa.language.names.finding import find_names, is_name
from qa.language.names.parts import drop_possessive

_OPENING = r"(?:(?:and|but|so|or|what about|how about)\s+)"
_PREPOSITION = r"in|at|on|for|from|to|with|by|near|of|during|since|before|after"
_PART = re.compile(
    rf"^\W*(?P<opening>{_OPENING}*)(?:(?P<place>{_PREPOSITION})\s+)?(?P<part>[^?!]{{2,60}}?)\W*$",
    re.I,
)
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
    if not is_name(part):
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
    names = [(name.start, name.end) for name in find_names(stem) if name.is_sure]
    if place:
        behind = re.compile(rf"\b{place}\s+(?:the\s+)?$", re.I)
        names = [(start, end) for start, end in names if behind.search(stem[:start])]
        if not names:
            return f"{stem} {place} {part}"
    if not names:
        return f"{stem} {part}"
    start, end = names[-1]
    # The name in the question before is an owner there, or is not.
    return f"{stem[:start]}{drop_possessive(part)}{stem[end:]}"
