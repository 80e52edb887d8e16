"""The names in a few words of a report, such as a reader marks for an answer."""

import re
from collections.abc import Iterator

from qa.language.countries import read_country
from qa.language.names.finding import GOES_ON, NAME, NUMBERED, SORT, part_run
from qa.language.names.parts import LARGE
from qa.types import Span

_NAME = re.compile(rf"{NAME}(?:{NUMBERED}(?:{GOES_ON})*)*")
# "Panama-flagged", "London-based": of what sort a thing is.
_SORTED = re.compile(rf"{LARGE}[\w’'.]*-{SORT}")
_OPENING = re.compile(r"^(?:The|An?|Some|Both|Its|His|Her|Their)\s+")
_JOINT = re.compile(r"\s*[,;]\s*(?:(?:and|or)\s+)?|\s+(?:and|or|as well as)\s+")
# Behind these stands no part of a name: "Kasimir in Rostock".
_BREAK = re.compile(
    r"\s(?:in|from|at|on|after|because|for|with|by|was|were|is|are|has|had|have|who|which|that|to)\s"
)


def cut_names(text: str, span: Span, end: int = -1) -> list[Span]:
    """Return the names in the words `span` of `text`, each of a list by itself.

    "The Panama-flagged freighter Kasimir" has one, "Poland, Latvia and Norway" three. Where there
    is none, the name that follows them before the character `end` is theirs: "tanker", in "the
    tanker Kasimir".
    """
    if read_country(text[span.start : span.end]):
        return [span]
    names = [name for piece in _split(text, span) if (name := _cut_name(text, piece))]
    behind = _NAME.match(text, span.end + 1, max(end, span.end))
    if names or not behind or text[span.end] != " ":
        return names
    return [Span(*name) for name in part_run(text, *behind.span())][:1]


def _split(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for joint in _JOINT.finditer(text, span.start, span.end):
        yield Span(start, joint.start())
        start = joint.end()
    yield Span(start, span.end)


def _cut_name(text: str, piece: Span) -> Span | None:
    """Return the name in `piece`: its last, for "Danish freighter Jutlander" ends with it."""
    opening = _OPENING.match(text[piece.start : piece.end])
    start = piece.start + (opening.end() if opening else 0)
    broken = _BREAK.search(text, start, piece.end)
    end = broken.start() if broken and _NAME.search(text, start, broken.start()) else piece.end
    plain = _SORTED.sub(lambda match: "_" * len(match[0]), text[start:end])
    runs = (found.span() for found in _NAME.finditer(plain))
    found = [name for run in runs for name in part_run(plain, *run)]
    return Span(start + found[-1][0], start + found[-1][1]) if found else None
