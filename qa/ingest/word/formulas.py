"""Formulas in a line of text: a fraction keeps its stroke, an exponent its mark."""

from typing import TYPE_CHECKING

from qa.ingest.word.tags import find_child, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# By the element: its two parts, and what is written between them.
_PAIRS = {
    "f": ("num", "den", "/"),
    "sSup": ("e", "sup", "^"),
    "sSub": ("e", "sub", "_"),
}


def read_formula(formula: "Element") -> str:
    """Return `formula` in a line: "1/2", "m^2"."""
    name = name_of(formula)
    if name == "t":
        return formula.text or ""
    if name in _PAIRS:
        first, second, between = _PAIRS[name]
        return f"{_read_part(formula, first)}{between}{_read_part(formula, second)}"
    if name == "rad":
        return f"√{_read_part(formula, 'e')}"
    return "".join(map(read_formula, formula))


def _read_part(formula: "Element", name: str) -> str:
    part = find_child(formula, name)
    text = read_formula(part) if part is not None else ""
    return f"({text})" if len(text) > 1 and not text.isalnum() else text
