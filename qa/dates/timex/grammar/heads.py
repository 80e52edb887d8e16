"""The words at which the grammar begins to look, and those it looks back over."""

from typing import Final

from qa.dates.timex.almanac import HOLIDAYS
from qa.dates.timex.grammar.vague import VAGUE_HEADS
from qa.dates.timex.lexicon import (
    ANY_UNITS,
    APOSTROPHES,
    DAY_PARTS,
    DAY_WORDS,
    DECADE_WORDS,
    MONTHS,
    NAMED_HOURS,
    PLURAL_DAY_PARTS,
    PLURAL_WEEKDAYS,
    SEASONS,
    WEEKDAYS,
    word_set,
)
from qa.language.number_words import ONES, ORDINAL_ENDINGS, ORDINALS, SCALES, TENS
from qa.language.tokens import Tokens

# Most words of a text are none of these, so that one look into a set passes them by.
HEADS: Final = frozenset(
    set(ANY_UNITS)
    | set(DAY_PARTS)
    | set(DAY_WORDS)
    | set(DECADE_WORDS)
    | set(MONTHS)
    | set(NAMED_HOURS)
    | set(PLURAL_DAY_PARTS)
    | set(PLURAL_WEEKDAYS)
    | set(SEASONS)
    | set(WEEKDAYS)
    | {name[-1] for name in HOLIDAYS}
    | VAGUE_HEADS
) | word_set(
    "tonight overnight period m am pm clock gmt utc : / half q h nineteen eighteen twenty "
    "thousand fy hourly daily nightly weekly biweekly fortnightly monthly quarterly annually "
    "yearly weekdays weekends"
)

# The number of "the 80s"; without the letter it is any number, and may stand in a list of days.
_TENS: Final = frozenset(map(str, range(10, 100, 10)))
# A year, or a whole date without signs.
_YEAR_LENGTHS: Final = (4, 8)
_SHORT_YEAR: Final = 2
_LOOK_BACK = 9
_LEFT: Final = (
    frozenset(ONES)
    | frozenset(TENS)
    | frozenset(SCALES)
    | frozenset(ORDINALS)
    | ORDINAL_ENDINGS
    | word_set(
        "in on the a an this that these those its their his her each every last next past first "
        "final coming latest previous preceding prior following initial early earlier late "
        "later mid remaining recent current upcoming same present additional another more full "
        "consecutive straight successive long further fiscal trading business working whole "
        "entire calendar solid short other no less fewer than at least most up to as about "
        "around nearly almost over roughly approximately only just some barely under few "
        "several many number handful couple pair dozens hundreds thousands of or and half quite "
        "end beginning start middle close rest turn sometime per near foreseeable right year "
        "before corresponding comparable fy financial ' - ’ s p a o extra"
    )
    # Whatever day is in the almanac is found without a word added here.
    | {word for name in HOLIDAYS for word in name}
)
_JOINTS: Final = frozenset({",", ".", ":", "/"})


def find_heads(tokens: Tokens) -> list[int]:
    """The tokens around which an expression may stand, in order."""
    words = tokens.words
    return [
        i
        for i, word in enumerate(words)
        if word in HEADS or (word.isdecimal() and (_may_be_year(tokens, i) or _is_decade(words, i)))
    ]


def _may_be_year(tokens: Tokens, i: int) -> bool:
    """Whether digits could be a year, "'68" among them, and not the tail of a longer number."""
    before = tokens.words[i - 1]
    if len(tokens.words[i]) == _SHORT_YEAR:
        return before in APOSTROPHES
    is_tail = before == "," and tokens.touches(i - 1)
    return len(tokens.words[i]) in _YEAR_LENGTHS and not is_tail


def _is_decade(words: list[str], i: int) -> bool:
    """Whether tens stand before the "s" or "'s" of a decade."""
    return words[i] in _TENS and (words[i + 1] == "s" or words[i + 1] in APOSTROPHES)


def find_leftmost(tokens: Tokens, head: int, floor: int) -> int:
    """How far to the left of `head` an expression might begin, no further than `floor`."""
    words, i = tokens.words, head
    while i > floor and head - i < _LOOK_BACK:
        word = words[i - 1]
        if word in _JOINTS:
            if not (tokens.touches(i - 2) and tokens.touches(i - 1)):
                break
        elif not (word in _LEFT or word.isdecimal() or word in WEEKDAYS or word in MONTHS):
            break
        i -= 1
    return i
