"""Which countries a text names: Ukraine by its name, its people or its capital.

Reports say Moscow for Russia and Washington for the United States; so do those who ask.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from qa.language.names.parts import drop_stops
from qa.letters import compose

if TYPE_CHECKING:
    from countryinfo import CountryInfo

# Below are islands called Man and Jersey, and capitals called Victoria, Hamilton or Stanley.
_LEAST_PEOPLE, _LEAST_OF_A_CAPITAL = 300_000, 1_000_000
_MOST_WORDS = 3
# Of the codes of two or three letters only these stand in running text.
_ACRONYMS = {"US": "US", "USA": "US", "UK": "GB", "UAE": "AE", "DRC": "CD"}
# Seats of governments, and a capital as it was written for long.
_SEATS = {
    "kremlin": "RU",
    "white house": "US",
    "whitehall": "GB",
    "downing street": "GB",
    "kiev": "UA",
}
# Names that the tables lack, and those that hold the name of another country or of none.
_OTHERS = {
    "america": "US",
    "britain": "GB",
    "britons": "GB",
    "england": "GB",
    "english": "GB",
    "kosovo": "XK",
    "northern ireland": "GB",
    "scotland": "GB",
    "scottish": "GB",
    "wales": "GB",
    "welsh": "GB",
    "saudi": "SA",
    "saudis": "SA",
    "türkiye": "TR",
    "british columbia": "",
    "central american": "",
    "island": "",
    "latin america": "",
    "latin american": "",
    "new mexico": "",
    "north american": "",
    "port of spain": "",
    "reunion": "",
    "south american": "",
    "south china sea": "",
}
# These are words of English too, and names only where they are written large.
_WORDS_TOO = frozenset({"chad", "china", "guinea", "jordan", "mali", "polish", "turkey"})
_ARTICLE = re.compile(r"^the\s+", re.I)
_WORD = re.compile(r"[^\W_]+")
# What stands before a capital that is a place, not the government that sits there.
_PLACED = re.compile(
    r"\b(?:in|into|at|near|around|outside|through|over|visit\w*|reach\w*|enter\w*|leav\w*|left"
    r"|attack\w*|shell\w*|bomb\w*|captur\w*"
    r"|(?:go|goes|going|gone|went|came|come|travel\w*|fly|flew|flown|move\w*|drove|return\w*|trip"
    r"|arriv\w*) (?:back )?(?:to|from)) (?:the )?(\w+)(?!['’]s)\b",
    re.I,
)


def find_countries(text: str) -> dict[str, frozenset[str]]:
    """Return the countries that `text` names: each name as it stands there, and what it may mean.

    The meanings are codes, ISO 3166-1 alpha-2; "Congolese" has two.
    """
    plain = drop_stops(compose(text))
    words = _WORD.findall(plain)
    small = [word.lower() for word in words]
    found: dict[str, frozenset[str]] = {}
    end = 0
    for place, word in enumerate(words):
        if place < end or not (longest := _list_openings().get(small[place], 0)):
            continue
        name, end = word, place + 1
        for length in range(longest, 1, -1):
            if " ".join(small[place : place + length]) in _list_names():
                name, end = " ".join(words[place : place + length]), place + length
                break
        codes = _list_names().get(name.lower(), frozenset())
        if name in _ACRONYMS:
            codes = frozenset({_ACRONYMS[name]})
        if codes and name not in _WORDS_TOO:
            found[name] = codes
    return found


def read_country(name: str) -> frozenset[str]:
    """Return the codes of the country that `name` is a name of, none where it is no country.

    So the Russians are one, and "Norwegian Star" is none.
    """
    bare = _ARTICLE.sub("", name.strip(" ,"))
    # The stops of "U.S." are not in its key.
    return find_countries(bare).get(bare.replace(".", ""), frozenset())


def find_actors(text: str) -> dict[str, frozenset[str]]:
    """Return the same without capitals that are only places: "Kyiv" in "Who visited Kyiv?"."""
    places = {match[1].lower() for match in _PLACED.finditer(text)}
    return {
        name: codes
        for name, codes in find_countries(text).items()
        if name.lower() not in _list_sites() or name.split()[0].lower() not in places
    }


@cache
def list_capitals() -> frozenset[str]:
    """Return the capitals of the countries, in small letters."""
    return frozenset(_tell_apart(each.capital() for each in _list_countries() if _is_large(each)))


@cache
def list_regions() -> frozenset[str]:
    """Return the states and provinces of the countries, in small letters."""
    return frozenset(
        region.lower() for each in _list_countries() for region in each.provinces() or ()
    )


def _list_sites() -> frozenset[str]:
    return list_capitals() | _SEATS.keys()


@cache
def _list_names() -> dict[str, frozenset[str]]:
    """Return the codes of the countries behind each name, in small letters."""
    codes: dict[str, set[str]] = defaultdict(set)
    for country in _list_countries():
        people = country.demonym() or ""
        names = {*_tell_apart([country.name(), people, *country.alt_spellings()])}
        names |= {f"{name}s" for name in _tell_apart([people]) if name[-1] not in "shz"}
        if _is_large(country):
            names |= {*_tell_apart([country.capital()])}
        for name in names:
            codes[name].add(country.iso()["alpha2"])
    for name, code in (_SEATS | _OTHERS).items():
        codes[name] = {code}
    return {name: frozenset(found - {""}) for name, found in codes.items()}


@cache
def _list_openings() -> dict[str, int]:
    """Return the words that names begin with, and how many words the longest of them has."""
    openings = {acronym.lower(): 1 for acronym in _ACRONYMS}
    for name in sorted(_list_names(), key=lambda name: name.count(" ")):
        openings[name.partition(" ")[0]] = name.count(" ") + 1
    return openings


@cache
def _list_countries() -> "list[CountryInfo]":
    # Read when the first question comes, not when the program starts.
    from countryinfo import all_countries

    return [each for each in all_countries() if (each.population() or 0) >= _LEAST_PEOPLE]


def _is_large(country: "CountryInfo") -> bool:
    return (country.population() or 0) >= _LEAST_OF_A_CAPITAL


def _tell_apart(names: Iterable[str | None]) -> Iterator[str]:
    """Yield those of `names` that a report would use, as the words of a text are compared."""
    for name in filter(None, names):
        words = _WORD.findall(name.removesuffix(" D.C.").lower())
        if 0 < len(words) <= _MOST_WORDS and not (name.isupper() and len(name) <= _MOST_WORDS):
            yield " ".join(words)
