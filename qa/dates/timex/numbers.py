"""Numbers as people write them: "twenty-four", "1,000", "a couple of", "nineteen ninety-eight"."""

from dataclasses import dataclass
from typing import Final

from qa.dates.timex.lexicon import NUMBER_WORDS, ORDINAL_ENDINGS, ORDINALS, SCALES, TENS
from qa.language.tokens import Tokens

# No count of days or years that a report means has more digits, and none is ever computed with.
_MOST_DIGITS = 12

_VAGUE = (
    ("a", "few"),
    ("quite", "a", "few"),
    ("a", "number", "of"),
    ("a", "handful", "of"),
    ("the", "few"),
    ("few",),
    ("several",),
    ("many",),
    ("some",),
    ("dozens", "of"),
    ("hundreds", "of"),
    ("thousands", "of"),
)
_PAIRS = (("a", "couple", "of"), ("a", "couple"), ("couple", "of"), ("a", "pair", "of"))
_VAGUE_BY_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _phrases, _amount in ((_VAGUE, "X"), (_PAIRS, "2")):
    for _phrase in _phrases:
        _VAGUE_BY_FIRST.setdefault(_phrase[0], []).append((_phrase, _amount))

# The words, but for numbers, that an amount can begin with.
COUNT_FIRST: Final = frozenset(_VAGUE_BY_FIRST) | {"a", "an", "half"}


@dataclass(frozen=True, slots=True)
class Count:
    """An amount, `end` being the token behind it; `amount` is "X" where it is vague."""

    amount: str
    end: int

    @property
    def whole(self) -> int | None:
        """The amount as an integer, if it is one."""
        return int(self.amount) if self.amount.isdecimal() else None


def follows(tokens: Tokens, i: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words from token `i` on are `phrase`."""
    return tuple(tokens.words[i : i + len(phrase)]) == phrase


def read_count(tokens: Tokens, i: int) -> Count | None:
    """Read an amount at token `i`: digits, words, "a few", "two and a half"."""
    count = _read_vague(tokens, i) or _read_digits(tokens, i) or _read_words(tokens, i)
    return count and _read_fraction(tokens, count)


def read_ordinal(tokens: Tokens, i: int) -> Count | None:
    """Read "third", "3rd", "thirty-first" or "twenty first" at token `i`."""
    words = tokens.words
    word = words[i]
    if word in ORDINALS:
        return Count(str(ORDINALS[word]), i + 1)
    if _is_short_number(word) and words[i + 1] in ORDINAL_ENDINGS and tokens.touches(i):
        return Count(str(int(word)), i + 2)
    if word in TENS:
        following = i + 2 if words[i + 1] == "-" else i + 1
        if 0 < ORDINALS.get(words[following], 0) < 10:
            return Count(str(TENS[word] + ORDINALS[words[following]]), following + 1)
    return None


def read_spoken_year(tokens: Tokens, i: int) -> Count | None:
    """Read "nineteen ninety-eight", "twenty thirteen" or "two thousand (and) four"."""
    words = tokens.words
    if words[i] == "two" and words[i + 1] == "thousand":
        rest = _read_words(tokens, i + 3 if words[i + 2] == "and" else i + 2)
        if rest is None:
            return Count("2000", i + 2)
        below = rest.whole
        return Count(str(2000 + below), rest.end) if below is not None and below < 100 else None
    century = NUMBER_WORDS.get(words[i], TENS.get(words[i], 0))
    if not 16 <= century <= 20:
        return None
    rest = _read_words(tokens, i + 1)
    if rest is None or not 10 <= (rest.whole or 0) < 100:
        return None
    return Count(str(century * 100 + (rest.whole or 0)), rest.end)


def _is_short_number(word: str) -> bool:
    return len(word) <= 2 and word.isdecimal()


def _read_vague(tokens: Tokens, i: int) -> Count | None:
    for phrase, amount in _VAGUE_BY_FIRST.get(tokens.words[i], ()):
        if follows(tokens, i, phrase):
            return Count(amount, i + len(phrase))
    return None


def _read_digits(tokens: Tokens, i: int) -> Count | None:
    words = tokens.words
    digits = words[i]
    if not digits.isdecimal():
        return None
    end = i + 1
    while words[end] == "," and tokens.touches(end - 1) and tokens.touches(end):
        if not (len(words[end + 1]) == 3 and words[end + 1].isdecimal()):
            break
        if len(digits) > _MOST_DIGITS:
            break
        digits += words[end + 1]
        end += 2
    if len(digits) > _MOST_DIGITS:
        return Count("X", end)
    is_decimal = words[end] == "." and tokens.touches(end - 1) and tokens.touches(end)
    if is_decimal and words[end + 1].isdecimal() and len(words[end + 1]) <= 3:
        return Count(f"{int(digits)}.{words[end + 1]}", end + 2)
    count = Count(str(int(digits)), end)
    return _read_scale(tokens, count)


def _read_scale(tokens: Tokens, count: Count) -> Count:
    """Multiply "5" by a following "million"."""
    scale = SCALES.get(tokens.words[count.end])
    if scale is None or count.whole is None:
        return count
    return Count(str(count.whole * scale), count.end + 1)


def _read_words(tokens: Tokens, i: int) -> Count | None:
    words = tokens.words
    if words[i] in ("a", "an", "half") and words[i + 1] not in SCALES:
        return _read_article(tokens, i)
    if words[i] == "a":
        return Count(str(SCALES[words[i + 1]]), i + 2)
    total, group, end = 0, _read_below_hundred(tokens, i), i
    if group is None:
        return None
    value = 0
    while group is not None:
        value, end = group
        while words[end] in SCALES and value < 10**9:
            value *= SCALES[words[end]]
            end += 1
        total += value
        joint = end + 1 if words[end] == "and" and value >= 100 else end
        group = _read_below_hundred(tokens, joint) if value >= 100 else None
    return Count(str(total), end)


def _read_article(tokens: Tokens, i: int) -> Count | None:
    words = tokens.words
    if words[i] == "half":
        return Count("0.5", i + 2) if words[i + 1] in ("a", "an") else None
    if words[i + 1] == "half" and words[i] == "a":
        return Count("0.5", i + 2 + (words[i + 2] == "-"))
    return Count("1", i + 1)


def _read_below_hundred(tokens: Tokens, i: int) -> tuple[int, int] | None:
    words = tokens.words
    if words[i] in NUMBER_WORDS:
        return NUMBER_WORDS[words[i]], i + 1
    if words[i] not in TENS:
        return None
    unit = i + 2 if words[i + 1] == "-" and tokens.touches(i) else i + 1
    if 0 < NUMBER_WORDS.get(words[unit], 0) < 10:
        return TENS[words[i]] + NUMBER_WORDS[words[unit]], unit + 1
    return TENS[words[i]], i + 1


def _read_fraction(tokens: Tokens, count: Count) -> Count:
    """Add the half of "two and a half" or "2 1/2"."""
    if count.whole is None:
        return count
    if follows(tokens, count.end, ("and", "a", "half")):
        return Count(f"{count.amount}.5", count.end + 3)
    if follows(tokens, count.end, ("1", "/", "2")) or follows(
        tokens, count.end, ("-", "1", "/", "2")
    ):
        length = 3 if tokens.words[count.end] == "1" else 4
        return Count(f"{count.amount}.5", count.end + length)
    if tokens.words[count.end] == "½":
        return Count(f"{count.amount}.5", count.end + 1)
    return count
