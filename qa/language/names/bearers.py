"""Which names are of one bearer, as far as names tell; and whether a text has a bearer's name."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from qa.language.countries import read_country
from qa.language.names.acronyms import is_acronym_of
from qa.language.names.finding import is_large
from qa.language.names.kinds import is_first_name
from qa.language.names.parts import is_initial, list_parts
from qa.language.names.sounds import sound_alike
from qa.language.names.spellings import find_alike, find_forms, read_beside
from qa.language.numbers import find_numbers
from qa.letters import fold_name

# "Martina" and "Martine" may be one, "Anna" and "Anne" are not.
_SHORTEST_FUZZY, _LEAST_LIKE, _SHORTEST_FORM = 6, 0.82, 3


def is_one_name(one: str, other: str) -> bool:
    """Whether the names `one` and `other` are of one bearer, as far as names tell.

    In another spelling or transliteration, with or without a title, a part of it, by an acronym:
    "Milley" and "General Mark Milley", "the OPCW" and its name in full.
    """
    if read_country(one) or read_country(other):
        return read_country(one) == read_country(other)
    if is_acronym_of(one, other) or is_acronym_of(other, one):
        return True
    short, long = sorted((list_parts(one), list_parts(other)), key=len)
    if not short or _read_numbers(one) != _read_numbers(other):
        return fold_name(one) == fold_name(other)
    left = list(long)
    # Where little is left to compare, "Ysolda" is not "Isolde IV".
    is_strict = len(short) == 1
    for word in short:
        match = next((each for each in left if _is_one_word(word, each, is_strict=is_strict)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def has_person(text: str, words: tuple[str, ...]) -> bool:
    """Whether `text` names a person called `words`, or may.

    It may where it has one part of the name, and the other for nobody: "Clara Schmidt" is not the
    Clara Voss of a text, nor its Otto Schmidt.
    """
    given, surname = words[0], words[-1]
    surnames = find_alike(surname, text)
    before = read_beside(text, surnames, -1)
    if is_initial(given):
        firsts = [word for word in before if is_first_name(word)]
        return bool(surnames) and (not firsts or any(_begin_alike(word, given) for word in firsts))
    givens = find_alike(given, text) | find_forms(given, text)
    if not surnames:
        return bool(givens) and not any(map(_is_name, read_beside(text, givens, 1)))
    if not givens:
        return not any(map(is_first_name, before)) or any(
            _begin_alike(word, given) for word in before if len(word) == 1
        )
    return True


def count_parts(name: str) -> int:
    """Return how many words of `name` tell it from others."""
    return len(list_parts(name))


def _is_one_word(one: str, other: str, *, is_strict: bool) -> bool:
    if one == other or (sound_alike(one, other) and (not is_strict or one[0] == other[0])):
        return True
    if is_strict:
        return False
    if one.endswith(".") or other.endswith("."):
        # The initial of "J. Smith".
        return one[0] == other[0]
    short, long = sorted((one, other), key=len)
    # "Tim" is short for "Timothy", "Karl" is not "Karla".
    is_form = len(long) - 1 > len(short) >= _SHORTEST_FORM and long.startswith(short)
    is_near = Levenshtein.normalized_similarity(one, other) >= _LEAST_LIKE
    return is_form or (len(short) >= _SHORTEST_FUZZY and is_near)


def _begin_alike(one: str, other: str) -> bool:
    return fold_name(one)[:1] == fold_name(other)[:1]


def _is_name(word: str) -> bool:
    return is_large(word) and len(word) > 1


@lru_cache(maxsize=4096)
def _read_numbers(name: str) -> tuple[float, ...]:
    return tuple(number.value for number in find_numbers(name))
