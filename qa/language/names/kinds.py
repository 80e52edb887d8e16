"""What a name is the name of, as far as its words tell: a person, a place, a day."""

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from qa.language.calendar import MONTH_TITLES, WEEKDAY_TITLES
from qa.language.countries import find_countries, list_regions
from qa.language.lemmas import is_common_noun, is_english
from qa.language.names.finding import is_large
from qa.language.names.parts import PARTICLES, TITLES, drop_bound_particle, is_initial

_JOINS = re.compile("[’'-]")
CALENDAR = tuple(name.lower() for name in (*MONTH_TITLES, *WEEKDAY_TITLES))
# Words that make a name that of a place, a body or a thing.
_NO_SURNAMES = frozenset(
    """
    academy agency airport army association award bank bay beach board bridge center centre church
    city club coast college committee company corp corporation council county court cup day
    department district east england eve festival fe force games government group gulf hall harbour
    hill hospital house ii iii inc institute island islands iv lake league mountain museum north
    ocean office open park party police port prize river road school sea series service show south
    square stadium state states station street super television times tower town tv union united
    university valley village war west york
    """.split()
)
_NO_GIVEN_NAMES = frozenset(
    """
    air big captain east fort great king las los mount new north old pope port prince princess
    puerto queen saint san santa south st west
    """.split()
)
# A given name, one in the middle, and a surname.
_FEWEST, _MOST = 2, 3
# Shorter words are told from too many others by a letter.
_SHORTEST, _SHORTEST_FUZZY, _LEAST_LIKE = 4, 6, 0.8


def is_person(words: list[str]) -> bool:
    """Whether `words`, a name without titles, are a given name or initials and a surname."""
    large = [word for word in words if word not in PARTICLES]
    named = [word for word in large if not is_initial(word)]
    return (
        _FEWEST <= len(large) <= _MOST
        and all(is_large(drop_bound_particle(word)) for word in large)
        and len(named) > 0
        and not is_initial(large[-1])
        and not is_common_noun(large[0])
        and not any(is_place(word) or word.isupper() for word in named)
        and not find_countries(" ".join(words))
        and large[0].lower() not in _NO_GIVEN_NAMES
        and not any(word.lower() in _NO_SURNAMES for word in large)
    )


def is_first_name(word: str) -> bool:
    """Whether `word`, before a surname, is no title or trade: "Coach", "Russian"."""
    is_title = word.lower() in TITLES or is_common_noun(word) or bool(find_countries(word))
    return is_large(word) and len(word) > 1 and not is_title


def may_be_surname(word: str) -> bool:
    """Whether `word` may name a person: neither a place, nor its people, nor a day."""
    return (
        len(word) >= _SHORTEST
        and is_large(word)
        and not word.isupper()
        and _JOINS.sub("", word).isalpha()
        and not word.endswith("ans")
        and not is_place(word)
        and not _is_near(word, CALENDAR)
    )


def is_rare(word: str) -> bool:
    """Whether `word` is one that no dictionary, calendar or list of places has."""
    return may_be_surname(word) and not is_english(word)


def is_place(word: str) -> bool:
    """Whether `word` is a country, its people, its capital or a large part of it."""
    return bool(find_countries(word)) or word.lower() in list_regions() or _is_near(word, ())


@lru_cache(maxsize=4096)
def _is_near(word: str, names: tuple[str, ...]) -> bool:
    """Whether `word` is one of `names`, or of regions where there are none, misspelled."""
    if len(word) < _SHORTEST_FUZZY:
        return word.lower() in names
    return (
        process.extractOne(
            word.lower(),
            names or list_regions(),
            scorer=OSA.normalized_similarity,
            score_cutoff=_LEAST_LIKE,
        )
        is not None
    )
