"""Numbers as people write them: "1.5 million", "half a million", "thirty-five hundred", "4,50".

Words are read in *groups*, a number below a hundred or some hundreds, each with the scale behind
it; the groups of one number stand in the order of their scales ("two million three hundred
thousand and four"). Digits are read with their separators where these leave but one reading.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from qa.language.digits import read_digits
from qa.language.number_words import (
    LETTER_SCALES,
    ONES,
    ORDINAL_ENDINGS,
    ORDINALS,
    PAIRS,
    SCALES,
    TENS,
    VAGUE,
)
from qa.language.tokens import Tokens, tokenize

_VAGUE_BY_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _phrases, _amount in ((VAGUE, "X"), (PAIRS, "2")):
    for _phrase in _phrases:
        _VAGUE_BY_FIRST.setdefault(_phrase[0], []).append((_phrase, _amount))

# The words, but for numbers, that an amount can begin with.
COUNT_FIRST: Final = frozenset(_VAGUE_BY_FIRST) | {"a", "an", "half"}
_HALVES = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_QUARTERS = {"a": 1, "one": 1, "three": 3}
_HUNDRED = 100
_AND_HALF = ("and", "a", "half")


@dataclass(frozen=True, slots=True)
class Count:
    """An amount, `end` being the token behind it; `amount` is "X" where it is vague."""

    amount: str
    end: int

    @property
    def whole(self) -> int | None:
        """The amount as an integer, if it is one."""
        return int(self.amount) if self.amount.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text, as its characters `start` to `end` (exclusive), and its value."""

    start: int
    end: int
    value: float


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of `text` in order, in digits or words, each with its scale."""
    tokens = tokenize(text)
    found, i = [], 0
    while i < tokens.size:
        number = _read_number(tokens, i)
        if number is None:
            i += 1
        else:
            value, end = number
            found.append(Number(tokens.starts[i], tokens.ends[end - 1], float(value)))
            i = end
    return tuple(found)


def follows(tokens: Tokens, i: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words from token `i` on are `phrase`."""
    return tuple(tokens.words[i : i + len(phrase)]) == phrase


def read_count(tokens: Tokens, i: int) -> Count | None:
    """Read an amount at token `i`: a number, "a few", or the "an" of "an hour"."""
    vague = _read_vague(tokens, i)
    if vague is not None:
        return vague
    if tokens.words[i].isdecimal() and read_digits(tokens, i) is None:
        # So many digits are no amount that a report means, and none is ever computed with.
        return Count("X", i + 1)
    number = _read_number(tokens, i) or _read_article(tokens, i)
    return None if number is None else Count(_write(number[0]), number[1])


def read_ordinal(tokens: Tokens, i: int) -> Count | None:
    """Read "third", "3rd", "thirty-first" or "twenty first" at token `i`."""
    words = tokens.words
    word = words[i]
    if word in ORDINALS:
        return Count(str(ORDINALS[word]), i + 1)
    is_short = len(word) <= 2 and word.isdecimal()
    if is_short and words[i + 1] in ORDINAL_ENDINGS and tokens.touches(i):
        return Count(str(int(word)), i + 2)
    if word in TENS:
        following = i + 2 if words[i + 1] == "-" else i + 1
        if 0 < ORDINALS.get(words[following], 0) < 10:
            return Count(str(TENS[word] + ORDINALS[words[following]]), following + 1)
    return None


def read_below_hundred(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read "seven", "sixty" or "sixty-seven" at token `i`: the number and the token behind it."""
    words = tokens.words
    if words[i] in ONES:
        return ONES[words[i]], i + 1
    if words[i] not in TENS:
        return None
    unit = i + 2 if words[i + 1] == "-" and tokens.touches(i) else i + 1
    if 0 < ONES.get(words[unit], 0) < 10:
        return TENS[words[i]] + ONES[words[unit]], unit + 1
    return TENS[words[i]], i + 1


def _write(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else str(float(value))


def _read_vague(tokens: Tokens, i: int) -> Count | None:
    for phrase, amount in _VAGUE_BY_FIRST.get(tokens.words[i], ()):
        if follows(tokens, i, phrase) and tokens.words[i + len(phrase)] not in SCALES:
            return Count(amount, i + len(phrase))
    return None


def _read_number(tokens: Tokens, i: int) -> tuple[Fraction, int] | None:
    if tokens.words[i].isdecimal():
        return _read_figure(tokens, i)
    return _read_part(tokens, i) or _read_words(tokens, i)


def _read_figure(tokens: Tokens, i: int) -> tuple[Fraction, int] | None:
    """Read digits with what stands behind them: "2 1/2", "1.5 million", "5m"."""
    read = read_digits(tokens, i)
    if read is None:
        return None
    value, end = read
    letter = LETTER_SCALES.get(tokens.words[end]) if tokens.touches(end - 1) else None
    if letter is not None:
        return value * letter, end + 1
    return _scale(tokens, *_add_fraction(tokens, value, end))


def _add_fraction(tokens: Tokens, value: Fraction, end: int) -> tuple[Fraction, int]:
    """Add the half of "two and a half", "2 1/2" or "2½", and the tenths of "three point five"."""
    words = tokens.words
    if words[end] == "point" and 0 <= ONES.get(words[end + 1], -1) < 10:
        return value + Fraction(ONES[words[end + 1]], 10), end + 2
    if value.denominator != 1:
        return value, end
    if words[end] in _HALVES:
        return value + _HALVES[words[end]], end + 1
    at = end + (words[end] == "-")
    if follows(tokens, at, ("1", "/", "2")) and tokens.touches(at):
        return value + Fraction(1, 2), at + 3
    if follows(tokens, end, _AND_HALF) and words[end + 3] != "a":
        return value + Fraction(1, 2), end + 3
    return value, end


def _scale(tokens: Tokens, value: Fraction, end: int) -> tuple[Fraction, int]:
    """Multiply by the "million" behind, and add the half of "a million and a half"."""
    at = end + (tokens.words[end] == "-" and tokens.words[end + 1] in SCALES)
    while (scale := SCALES.get(tokens.words[at])) is not None and value < 10**15:
        value, at = value * scale, at + 1
        end = at
        if follows(tokens, at, _AND_HALF) and tokens.words[at + 3] not in ("a", "an"):
            return value + Fraction(scale, 2), at + 3
    return value, end


def _read_part(tokens: Tokens, i: int) -> tuple[Fraction, int] | None:
    """Read "half a million", "half a dozen", "a quarter of a million"."""
    words = tokens.words
    if words[i] == "half" and words[i + 1] == "a" and words[i + 2] in SCALES:
        return _scale(tokens, Fraction(1, 2), i + 2)
    at = i + 1 + (words[i + 1] == "-")
    is_quarter = words[i] in _QUARTERS and words[at] in ("quarter", "quarters")
    if is_quarter and follows(tokens, at + 1, ("of", "a")) and words[at + 3] in SCALES:
        return _scale(tokens, Fraction(_QUARTERS[words[i]], 4), at + 3)
    return None


def _read_words(tokens: Tokens, i: int) -> tuple[Fraction, int] | None:
    """Read the groups of a number in words, their scales descending."""
    words = tokens.words
    total, end, least = Fraction(0), i, None
    at = i
    while (group := _read_group(tokens, at, first=i)) is not None:
        value, behind = group
        scaled, behind = _scale(tokens, *_add_fraction(tokens, Fraction(value), behind))
        if least is not None and scaled >= least:
            break
        total, end = total + scaled, behind
        least = int(scaled / value) if value else 1
        if least < SCALES["thousand"] or scaled.denominator != 1:
            break
        # "Between one thousand and two thousand" are two numbers.
        at = end + (words[end] == "and" and words[i - 1] != "between")
    return (total, end) if end > i else None


def _read_group(tokens: Tokens, i: int, first: int) -> tuple[int, int] | None:
    """Read a number below a hundred, or hundreds: "seven", "a hundred and two"."""
    words = tokens.words
    if words[i] in ("a", "an") and words[i + 1] in SCALES:
        below: tuple[int, int] | None = (1, i + 1)
    else:
        below = read_below_hundred(tokens, i)
    if below is None or words[below[1]] != "hundred":
        return below
    value, end = below[0] * _HUNDRED, below[1] + 1
    is_joined = words[end] == "and" and words[first - 1] != "between"
    rest = read_below_hundred(tokens, end + is_joined)
    # "Two hundred and three hundred" are two numbers.
    if rest is None or words[rest[1]] == "hundred" or not rest[0]:
        return value, end
    return value + rest[0], rest[1]


def _read_article(tokens: Tokens, i: int) -> tuple[Fraction, int] | None:
    """Read the "an" of "an hour", and "half an", "a half"."""
    words = tokens.words
    if words[i] == "half":
        return (Fraction(1, 2), i + 2) if words[i + 1] in ("a", "an") else None
    if words[i] not in ("a", "an"):
        return None
    if words[i + 1] == "half" and words[i] == "a":
        return Fraction(1, 2), i + 2 + (words[i + 2] == "-")
    return Fraction(1), i + 1
