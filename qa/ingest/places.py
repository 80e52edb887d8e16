"""The text of a file in pieces, each with the place that a citation names it by."""

from collections.abc import Iterable
from dataclasses import dataclass

_BETWEEN_PIECES = "\n\n"


@dataclass(frozen=True, slots=True)
class Placed:
    """A text with the offsets at which its places begin, and the name of each place."""

    text: str
    starts: tuple[int, ...]
    names: tuple[str, ...]


def join_places(pieces: Iterable[tuple[str, str]], between: str = _BETWEEN_PIECES) -> Placed:
    """Return the text of all `pieces`, pairs of the name of a place and its text, in their order.

    A place without text is in it neither.
    """
    texts: list[str] = []
    starts: list[int] = []
    names: list[str] = []
    size = 0
    for name, text in pieces:
        if not text.strip():
            continue
        texts.append(text)
        starts.append(size)
        names.append(name)
        size += len(text) + len(between)
    return Placed(between.join(texts), tuple(starts), tuple(names))
