"""Words of a text that may be a name in another spelling, form or transliteration."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from qa.language.names.consonants import match_consonants
from qa.language.names.finding import is_large
from qa.language.names.sounds import find_sounding_parts
from qa.letters import fold_name, strip_accents

_WORD = re.compile(r"[^\W\d_]+")
_WORD_OR_STOP = re.compile(r"[^\W\d_]+|[^\w\s]")
# "Kiev" and "Kyiv", but not "Rhine" and "Rehn".
_LEAST_LIKE_IN_SOUND = 0.5
_SOFT = re.compile(r"[aeiouyjhg]")
_H_OR_G = re.compile(r"[hg]")
_LEAST_LIKE, _SHORTEST_FUZZY, _SHORTEST_FORM = 0.7, 5, 3
_NICKNAMES = tuple(
    frozenset(names.split())
    for names in (
        "william bill billy will",
        "robert bob bobby rob",
        "richard dick rick",
        "edward ted eddie ned",
        "james jim jimmy",
        "john jack johnny",
        "joseph joe",
        "elizabeth liz beth betty",
        "margaret peggy maggie meg",
        "katherine catherine kate kathy cathy",
        "anthony tony",
        "charles chuck charlie",
        "henry harry hank",
        "alexander sasha alex aleksandr",
        "theodore ted teddy",
        "francis frank",
        "michael mike mick misha",
        "vladimir volodymyr",
    )
)


@lru_cache(maxsize=256)
def find_alike(word: str, text: str) -> frozenset[str]:
    """Return the words of `text`, in small letters, that are `word`, or a name spelled alike."""
    parts = _WORD.findall(fold_name(word))
    same = frozenset(parts) & _read_words(text)
    return same.union(
        (name for part in parts for name in _read_large_words(text) if _is_alike(part, name)),
        find_sounding_parts(word, text),
    )


def _is_alike(one: str, other: str) -> bool:
    if one == other or (one[0] == other[0] and one.rstrip("s") == other.rstrip("s")):
        return True
    if min(len(one), len(other)) >= _SHORTEST_FUZZY:
        if one.startswith(other) or other.startswith(one):
            return True
        if Levenshtein.normalized_similarity(one, other) >= _LEAST_LIKE:
            return True
    consonants = match_consonants(one)
    if consonants and re.fullmatch(consonants, other):
        return Levenshtein.normalized_similarity(one, other) >= _LEAST_LIKE_IN_SOUND
    hard = _harden(one)
    return "g" in one + other and len(hard) > 1 and hard == _harden(other) != one


def _harden(word: str) -> str:
    """Return the consonants of `word` but "g" and "h": "Sergei" is "Serhiy" in Ukrainian."""
    return _SOFT.sub("", word) if _H_OR_G.search(word) and len(word) >= _SHORTEST_FUZZY else word


def find_forms(given: str, text: str) -> frozenset[str]:
    """Return the words of `text` that are longer or shorter forms of a given name, as "joe"."""
    name = fold_name(given)
    forms = frozenset().union(*(names for names in _NICKNAMES if name in names))
    return frozenset(
        word
        for word in _read_large_words(text)
        if word in forms
        or (
            min(len(word), len(name)) >= _SHORTEST_FORM
            and (name.startswith(word) or word.startswith(name))
        )
    )


@lru_cache(maxsize=64)
def _read_words(text: str) -> frozenset[str]:
    return frozenset(_read_order(text)[1])


@lru_cache(maxsize=64)
def _read_large_words(text: str) -> frozenset[str]:
    """Return the words that are written large anywhere in `text`, as names are."""
    large, small = _read_order(text)
    return frozenset(low for word, low in zip(large, small, strict=True) if is_large(word))


@lru_cache(maxsize=64)
def _read_order(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words and stops of `text` in order, as they stand and in small letters."""
    words = tuple(_WORD_OR_STOP.findall(strip_accents(text)))
    return words, tuple(word.casefold() for word in words)


def read_beside(text: str, words: frozenset[str], step: int) -> list[str]:
    """Return what stands one `step` from each of `words` in `text`: words as they are, or stops."""
    large, small = _read_order(text)
    places = (place + step for place, word in enumerate(small) if word in words)
    return [large[place] for place in places if 0 <= place < len(large)]
