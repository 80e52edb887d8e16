"""Which countries a text names: Ukraine by its name, its people or its capital.

Reports say Moscow for Russia and Washington for the United States; so do those who ask.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from countryinfo import CountryInfo

# Islands whose capitals are called Victoria, Hamilton or Stanley, as people are.
_LEAST_PEOPLE = 1_000_000
_MOST_WORDS = 3
# Of the codes of two or three letters only these stand in running text.
_ACRONYMS = {"US": "US", "USA": "US", "UK": "GB", "UAE": "AE"}
# Seats of governments, and a capital as it was written for long.
_SEATS = {
    "kremlin": "RU",
    "white house": "US",
    "whitehall": "GB",
    "downing street": "GB",
    "kiev": "UA",
}
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,3}")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# What stands before a capital that is a place, not the government that sits there.
_PLACED = re.compile(
    r"\b(?:in|into|to|at|near|around|outside|from|through|over|visit\w*|reach\w*|enter\w*|leav\w*"
    r"|left|arriv\w*|attack\w*|shell\w*|bomb\w*|captur\w*) (?:the )?(\w+)",
    re.I,
)


def find_countries(text: str) -> dict[str, frozenset[str]]:
    """Return the countries that `text` names: each name as it stands there, and what it may mean.

    The meanings are codes, ISO 3166-1 alpha-2; "Congolese" has two.
    """
    words = _WORD.findall(_DOTTED.sub(lambda match: match[0].replace(".", "") + " ", text))
    found = {word: frozenset({_ACRONYMS[word]}) for word in words if word in _ACRONYMS}
    known = _list_names()
    for length in range(1, _MOST_WORDS + 1):
        for place in range(len(words) - length + 1):
            name = " ".join(words[place : place + length])
            if codes := known.get(name.lower()):
                found[name] = codes
    return found


def find_actors(text: str) -> dict[str, frozenset[str]]:
    """Return the same without capitals that are only places: "Kyiv" in "Who visited Kyiv?"."""
    places = {match[1].lower() for match in _PLACED.finditer(text)}
    return {
        name: codes
        for name, codes in find_countries(text).items()
        if name.lower() not in list_capitals() or name.split()[0].lower() not in places
    }


@cache
def list_capitals() -> frozenset[str]:
    """Return the capitals of the countries, in small letters."""
    return frozenset(_tell_apart(country.capital() for country in _list_countries()))


@cache
def _list_names() -> dict[str, frozenset[str]]:
    """Return the codes of the countries behind each name, in small letters."""
    codes: dict[str, set[str]] = defaultdict(set)
    for country in _list_countries():
        names = [country.name(), country.capital(), country.demonym(), *country.alt_spellings()]
        for name in _tell_apart(names):
            codes[name].add(country.iso()["alpha2"])
    for name, code in _SEATS.items():
        codes[name].add(code)
    return {name: frozenset(found) for name, found in codes.items()}


@cache
def _list_countries() -> "list[CountryInfo]":
    # Read when the first question comes, not when the program starts.
    from countryinfo import all_countries

    return [each for each in all_countries() if (each.population() or 0) >= _LEAST_PEOPLE]


def _tell_apart(names: Iterable[str | None]) -> Iterator[str]:
    """Yield those of `names` that a report would use, as the words of a text are compared."""
    for name in filter(None, names):
        words = _WORD.findall(name.removesuffix(" D.C.").lower())
        if 0 < len(words) <= _MOST_WORDS and not (name.isupper() and len(name) <= _MOST_WORDS):
            yield " ".join(words)
