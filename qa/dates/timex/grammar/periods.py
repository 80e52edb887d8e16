"""Parts of the year and spans of years: quarters, halves, seasons, decades, centuries."""

from qa.dates.timex.grammar.absolute import read_direction_word
from qa.dates.timex.grammar.numerals import expand_year, read_year_number
from qa.dates.timex.lexicon import APOSTROPHES, DECADE_WORDS, SEASONS, word_set
from qa.dates.timex.meanings import Decade, Fixed, Meaning, PartOfYear, Phrase
from qa.language.numbers import follows, read_ordinal
from qa.language.tokens import Tokens
from qa.types import TimexType

_SHIFTS = {"last": -1, "next": 1, "this": 0, "that": 0, "previous": -1, "following": 1}
_SHORT_PARTS = {"q": ("1", "2", "3", "4"), "h": ("1", "2")}
PART_FIRST = frozenset(_SHIFTS) | word_set("the fiscal year latter final q h")


def read_part_of_year(tokens: Tokens, i: int) -> Phrase | None:
    """Read "the third quarter of 1984", "last year's second half", "first-quarter", "Q3 2012"."""
    words = tokens.words
    start, i = i, i + (words[i] == "the")
    bare = i
    year, shift, i = _read_owner(tokens, i)
    i += words[i] == "fiscal" and 1
    i += words[i] == "-" and words[i - 1] == "fiscal"
    found = _read_code(tokens, i)
    if found is None:
        return None
    code, end = found
    if year is None and shift is None:
        year, shift, end = _read_short_year(tokens, end) or _read_year_behind(tokens, end)
    if code[0] == "H" and "half" not in words[i:end] and year is None:
        return None  # "H1" is a road and a visa too
    if words[bare + 1] == "-" and words[start] == "the":
        start = bare  # "the" belongs to the noun of "the third-quarter loss"
    return Phrase(start, end, PartOfYear(code, year, shift))


def _read_owner(tokens: Tokens, i: int) -> tuple[int | None, int | None, int]:
    """Read the year before a quarter: "1988", "last year's", "the year-ago"."""
    words = tokens.words
    told = read_year_number(tokens, i)
    if told:
        year, end = told
        return year, None, end + 2 if words[end + 1] == "s" and words[end] in APOSTROPHES else end
    if words[i] == "year" and words[i + 1] == "-" and words[i + 2] in ("ago", "earlier"):
        return None, -1, i + 3
    if words[i] in _SHIFTS and follows(tokens, i + 1, ("year",)) and words[i + 3] == "s":
        return None, _SHIFTS[words[i]], i + 4
    return None, None, i


def read_short_part(tokens: Tokens, i: int) -> str | None:
    """Read "Q3", "3Q", "H1" or "1H"."""
    one, other = sorted(tokens.words[i : i + 2])
    if not tokens.touches(i) or other not in _SHORT_PARTS or one not in _SHORT_PARTS[other]:
        return None
    return f"{other.upper()}{one}"


def _read_short_year(tokens: Tokens, i: int) -> tuple[int, None, int] | None:
    """Read the year of "1Q21"."""
    short = tokens.words[i]
    is_short = len(short) == len("21") and short.isdecimal() and tokens.touches(i - 1)
    return (expand_year(int(short)), None, i + 1) if is_short else None


def _read_code(tokens: Tokens, i: int) -> tuple[str, int] | None:
    words = tokens.words
    if code := read_short_part(tokens, i):
        return code, i + 2
    ordinal = read_ordinal(tokens, i)
    number, end = (ordinal.whole, ordinal.end) if ordinal else (None, i + 1)
    if words[i] in ("latter", "last", "final"):
        number = 2
    if number is None:
        return None
    end += words[end] == "-"
    end += words[end] == "fiscal"
    if words[end] == "quarter" and 1 <= number <= 4:
        return (f"Q{number}", end + 1) if ordinal else None
    if words[end] == "half" and 1 <= number <= 2:
        return (f"H{number}", end + 1) if _half_of_year(tokens, end + 1) else None
    return None


def _half_of_year(tokens: Tokens, i: int) -> bool:
    words = tokens.words
    told = read_year_number(tokens, i + (words[i] == "of"))
    if told is not None:
        return tokens.words[told[1]] != "s"
    behind = i + 1 if words[i] == "of" else i
    return words[behind] in _SHIFTS | {"the": 0} and words[behind + 1] in ("year", "fiscal")


def _read_year_behind(tokens: Tokens, i: int) -> tuple[int | None, int | None, int]:
    """Read the year behind a quarter or a season: "of 1984", ", 2012", "last year"."""
    words = tokens.words
    behind = i + (words[i] in ("of", ","))
    behind += words[behind] == "fiscal"
    told = read_year_number(tokens, behind)
    if told and not (words[i] == "," and words[told[1]] not in (",", ".", "")):
        return told[0], None, told[1]
    if words[behind] in _SHIFTS and words[behind + 1] == "year" and words[i] != ",":
        return None, _SHIFTS[words[behind]], behind + 2
    if follows(tokens, i, ("of", "the", "year")):
        return None, None, i + 3
    return None, None, i


def read_season(tokens: Tokens, i: int) -> Phrase | None:
    """Read "last fall", "the summer of 1994", "winter 2012", "in spring"."""
    words = tokens.words
    direction, behind = read_direction_word(tokens, i)
    if direction is not None and words[behind] in SEASONS:
        return Phrase(i, behind + 1, PartOfYear(SEASONS[words[behind]], direction=direction))
    at = i + (words[i] == "the")
    if words[at] not in SEASONS:
        return None
    year, shift, end = _read_year_behind(tokens, at + 1)
    is_told = year is not None or shift is not None
    if not is_told and not _names_season(tokens, at):
        return None
    return Phrase(i, end, PartOfYear(SEASONS[words[at]], year, shift))


def _names_season(tokens: Tokens, i: int) -> bool:
    words = tokens.words
    if words[i] in ("spring", "fall"):
        return words[i - 1] in ("in", "early", "late", "mid") or (
            words[i - 1] == "the" and words[i - 2] in ("in", "by", "during", "until", "since")
        )
    return not (tokens.is_capitalised(i) and tokens.is_capitalised(i + 1))


def read_decade(tokens: Tokens, i: int) -> Phrase | None:
    """Read "the 1980s", "the '80s", "the eighties", "the nineteen-eighties"."""
    words = tokens.words
    start, i = i, i + (words[i] == "the")
    at = i + (words[i] in APOSTROPHES)
    digits = words[at]
    if digits in DECADE_WORDS and (words[i - 1] in ("the", "early", "late", "mid", "-")):
        return Phrase(start, at + 1, Decade(DECADE_WORDS[digits]))
    if not (digits.isdecimal() and digits.endswith("0")):
        return None
    end = at + 1 + (words[at + 1] in APOSTROPHES)
    if words[end] != "s" or not tokens.touches(end - 1) or not tokens.touches(at):
        return None
    meaning = _name_decade(digits)
    if meaning is None or (
        len(digits) == 2 and at == i and words[i - 1] not in ("the", "-", "late", "early", "mid")
    ):
        return None
    return Phrase(start, end + 1, meaning)


def _name_decade(digits: str) -> Meaning | None:
    if len(digits) == 2 and digits >= "10":
        return Decade(int(digits))
    if len(digits) != 4 or not "1000" <= digits <= "2090":
        return None
    is_century = digits.endswith("00") and digits != "2000"
    return Fixed(TimexType.DATE, digits[:2] if is_century else digits[:3])


def read_century(tokens: Tokens, i: int) -> Phrase | None:
    """Read "the 20th century" and "the nineteenth century"."""
    start, i = i, i + (tokens.words[i] == "the")
    ordinal = read_ordinal(tokens, i)
    if ordinal is None or not ordinal.whole:
        return None
    end = ordinal.end + (tokens.words[ordinal.end] == "-")
    if tokens.words[end] != "century" or ordinal.whole > 22:
        return None
    return Phrase(start, end + 1, Fixed(TimexType.DATE, f"{ordinal.whole - 1:02d}"))
