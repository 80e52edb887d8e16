"""Marked text: `<who>Ilse Hofstetter</who>` has tags around what a question may ask for."""

import re

from qa.types import Span

_TAG = re.compile(r"<(/?)(\w+)>")


def read_marks(marked: str) -> tuple[str, dict[str, Span]]:
    """Return `marked` without its tags, and where each tag's text stands, the first of a name."""
    parts: list[str] = []
    spans: dict[str, Span] = {}
    opened: dict[str, int] = {}
    at = length = 0
    for tag in _TAG.finditer(marked):
        parts.append(marked[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        if tag[1]:
            spans.setdefault(tag[2], Span(opened.pop(tag[2]), length))
        else:
            opened[tag[2]] = length
    parts.append(marked[at:])
    return "".join(parts), spans


def unmark(marked: str) -> str:
    """Return `marked` without its tags."""
    return _TAG.sub("", marked)
