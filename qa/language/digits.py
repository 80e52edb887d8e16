"""Digits and the marks between them: "1,000", "1.200.000", "4,50", "80 000", "1,50,000"."""

import re
from fractions import Fraction
from typing import Final

from qa.language.number_words import SCALES
from qa.language.tokens import Tokens

# A float holds so many digits, and no report means more.
_MOST_DIGITS = 15
_LONGEST = 32
_SPACES = "\u00a0\u202f\u2009 "
# From the shape with the most marks to plain digits: the first that fits decides.
_SHAPES: Final = tuple(
    (re.compile(shape, re.ASCII), thousands, decimal)
    for shape, thousands, decimal in (
        (r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])(?!,\d)", ",", "."),
        (r"\d{1,3}(?:\.\d{3})+,\d+(?![.,]?\d)", ".", ","),
        (r"\d{1,3}(?:\.\d{3}){2,}(?![.,]?\d)", ".", ","),
        (r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![.,]?\d)", ",", "."),
        (r"\d{1,3}(?:['’]\d{3})+(?:\.\d+)?(?![.,]?\d)", "'’", "."),
        (
            rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?(?![\d])(?![.,{_SPACES}]\d)",
            _SPACES,
            ".,",
        ),
        (r"\d+,\d{2}(?![.,]?\d)", "", ","),
        (r"\d+\.\d+(?![.,]?\d)", "", "."),
    )
)
# One digit behind a comma is a decimal only where something is measured: "1,5 million".
_SHORT_DECIMAL = re.compile(
    rf"\d+,\d(?=\s?(?:%|€|(?:{'|'.join(SCALES)}|percent|per cent|euros?|metres|kilometres)\b))"
)
_PLAIN = re.compile(r"\d+")


def read_digits(tokens: Tokens, i: int) -> tuple[Fraction, int] | None:
    """Read a number in digits at token `i`: its value and the token behind it.

    None where there is none, and where it has more than 15 digits. "1.200" alone has two readings
    and is taken as English writes it, one and a fifth.
    """
    if not tokens.words[i].isdecimal() or not tokens.words[i].isascii():
        return None
    start = tokens.starts[i]
    written, thousands, decimal = _match(tokens.text, start)
    for mark in thousands:
        written = written.replace(mark, "")
    for mark in decimal:
        written = written.replace(mark, ".")
    if len(written) > _MOST_DIGITS:
        return None
    end = i
    stop = start + _length(tokens.text, start)
    while end < tokens.size and tokens.starts[end] < stop:
        end += 1
    return Fraction(written), end


def _length(text: str, start: int) -> int:
    return len(_match(text, start)[0])


def _match(text: str, start: int) -> tuple[str, str, str]:
    """The characters of the number, the marks of its thousands and that of its decimals."""
    piece = text[start : start + _LONGEST]
    for shape, thousands, decimal in _SHAPES:
        found = shape.match(piece)
        if found:
            return found[0], thousands, decimal
    short = _SHORT_DECIMAL.match(piece)
    if short:
        return short[0], "", ","
    plain = _PLAIN.match(text, start)
    return (plain[0] if plain else "", "", "")
