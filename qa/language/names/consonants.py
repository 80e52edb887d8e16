"""Words by their consonants alone, which transliterations of a name have in common."""

from itertools import groupby

_FEWEST_CONSONANTS = 2
_VOWELS = "aeiouyjh"
# Letters that transliterations take for each other.
_SOUNDS = {letter: f"[{alike}]" for alike in ("kcq", "vw", "sz") for letter in alike}


def match_consonants(word: str) -> str:
    """Return a pattern for the terms with the consonants of `word`: "kiev" and "kyiv" are one.

    "" where there are too few to tell words apart.
    """
    runs = [letter for letter, _ in groupby(word) if letter not in _VOWELS]
    if len(runs) < _FEWEST_CONSONANTS or not word.isascii() or not word.isalpha():
        return ""
    between = f"[{_VOWELS}]*"
    opening = "" if word[0] == runs[0] else f"[{_VOWELS}]+"
    return opening + "".join(f"{_SOUNDS.get(letter, letter)}+{between}" for letter in runs)
