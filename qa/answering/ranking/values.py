"""Whether two answers say the same: numbers by value, names by their parts, words by spelling."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from qa.language.countries import find_countries, read_country
from qa.language.names.parts import TITLES
from qa.language.number_words import SCALES
from qa.language.numbers import find_numbers

_WORD = re.compile(r"[^\W_]+")
# "Millions", "dozens": how many is not told.
_AMOUNTS = {*SCALES, *(f"{scale}s" for scale in SCALES)}
# What turns a number or a word around, and the signs of money.
_TURNING = re.compile(r"\b(?:not|never|fewer|less|under|below|at most)\b|n['’]t\b", re.I)
_CURRENCY = re.compile(r"[$£€¥₽₴]")
# Words that two sayings of one thing may differ in.
_EMPTY = TITLES | frozenset(
    """
    a about an and approximately around at by for former from her his in its more nearly of on over
    prime roughly some than the their to under with
    """.split()
)
_LEAST_ALIKE = 85
# "Tim" is short for "Timothy", "Ukraine" within "Ukrainian" nearly so.
_SHORTEST_FORM, _LONGEST_ENDING = 3, 4
# "US" and "UN" differ by a letter; so do other short words that mean different things.
_SHORTEST_FUZZY = 5


def say_the_same(one: str, other: str) -> bool:
    """Whether the answers `one` and `other` are one in other words.

    Numbers must be equal: "80,000-90,000" is "80 000 to 90 000". Of names one may be a part of the
    other, misspelled or not: "Milley" is "General Mark Milley", and "Mark Milli".
    """
    if read_numbers(one) != read_numbers(other) or _are_opposed(one, other):
        return False
    if read_country(one) and read_country(other):
        return True
    short, long = sorted((_read_words(one), _read_words(other)), key=len)
    if not short:
        # Numbers alone are the same in any unit that only one of them names.
        return bool(read_numbers(one)) or one.strip().lower() == other.strip().lower()
    return all(any(_is_alike(word, each) for each in long) for word in short)


@lru_cache(maxsize=1024)
def read_numbers(text: str) -> tuple[float, ...]:
    """Return the numbers in `text`, in order, in digits or words: "1.5 million" is 1500000."""
    return tuple(number.value for number in find_numbers(text))


def _are_opposed(one: str, other: str) -> bool:
    """Whether `one` denies the other, is in other money, or is of other countries."""
    if bool(_TURNING.search(one)) != bool(_TURNING.search(other)):
        return True
    signs = set(_CURRENCY.findall(one)), set(_CURRENCY.findall(other))
    if all(signs) and signs[0] != signs[1]:
        return True
    places = _name_countries(one), _name_countries(other)
    return all(places) and places[0].isdisjoint(places[1])


@lru_cache(maxsize=1024)
def _name_countries(text: str) -> frozenset[str]:
    return frozenset().union(*find_countries(text).values())


@lru_cache(maxsize=1024)
def _read_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` that tell it from others, but for numbers."""
    bare, at = "", 0
    for number in find_numbers(text):
        bare += text[at : number.start] + " "
        at = number.end
    words = (word.lower() for word in _WORD.findall(bare + text[at:]))
    return tuple(word for word in words if word not in _EMPTY and word not in _AMOUNTS)


def _is_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if one == other:
        return True
    if len(short) >= _SHORTEST_FORM and long.startswith(short):
        return len(long) - len(short) <= _LONGEST_ENDING
    # "Eastern" and "western" begin apart.
    is_near = len(short) >= _SHORTEST_FUZZY and one[0] == other[0]
    return is_near and fuzz.ratio(one, other) >= _LEAST_ALIKE
