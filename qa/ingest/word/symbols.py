"""Characters that a Word document tells by their numbers in a font."""

from typing import TYPE_CHECKING

from qa.ingest.word.tags import value_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What a number of this range looks like, its font alone knows.
_PRIVATE = range(0xE000, 0xF900)


def read_symbol(symbol: "Element") -> str:
    """Return the character of `symbol`, "" where its number tells none."""
    code = _read_code(symbol)
    if code is None or code in _PRIVATE or not chr(code).isprintable():
        return ""
    return chr(code)


def is_private(symbol: "Element") -> bool:
    """Whether `symbol` is seen, and only its font tells as what."""
    return _read_code(symbol) in _PRIVATE


def _read_code(symbol: "Element") -> int | None:
    try:
        code = int(value_of(symbol, "char"), 16)
        chr(code)
    except (ValueError, OverflowError):
        return None
    return code
