"""Names by their sound, however they were written in Latin letters.

A name of another script has as many spellings as there are languages that read it: Kadyrov and
Cadyrov, Selensky and Zelensky, Youssef and Yusuf, Chou Ch'ing-shan and Zhou Qingshan.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from qa.language.names.finding import find_large_words
from qa.language.names.pinyin import list_pinyin
from qa.letters import fold_name

# In order, the longest first; a capital is a sound that no single letter has.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"s(?:ch|h)?tsch|shch", "S"),
        (r"tsch|tch|tsh|cz", "C"),
        (r"sch|sh", "S"),
        (r"dzh|dj|zh", "Z"),
        (r"ch(?=[lr])", "k"),
        (r"ch", "C"),
        (r"kh|gh", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ck|cq|q", "k"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"t?z|ts", "s"),
        (r"w", "v"),
        (r"(?<=[aeiouy])ff?$", "v"),
        (r"ae", "a"),
        (r"oe", "u"),
        (r"ou|oo|o", "u"),
        (r"[eyj]", "i"),
        (r"(.)\1+", r"\1"),
    )
)
# Sounds that stand for one another: Hryhoriy and Grigory, Gaddafi and Qadhafi, Charkiw and Kharkiv.
_THROAT = str.maketrans("gkC", "hhh")
# Letters that are no others with an accent.
_NOT_SPREAD = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
_VOWELS = re.compile("[aiu]")
_PART = re.compile(r"[^\W\d_]+")
_SHORTEST, _SHORTEST_ALIKE, _LEAST_LIKE = 4, 5, 0.7
# So long a name may differ in a consonant: Kolomoyets, Kolomoysky.
_LONG = 8


def sound_alike(one: str, other: str) -> bool:
    """Whether two words, in any letters, may be one name in two spellings."""
    if not list_pinyin(one).isdisjoint({_letters(other)}) or not list_pinyin(other).isdisjoint(
        {_letters(one)}
    ):
        return True
    heard, like = fold_sound(one), fold_sound(other)
    if min(len(heard), len(like)) < _SHORTEST:
        return False
    if heard == like:
        return True
    if min(len(heard), len(like)) < _SHORTEST_ALIKE:
        return False
    thick, thin = heard.translate(_THROAT), like.translate(_THROAT)
    if thick[0] != thin[0] or Levenshtein.normalized_similarity(thick, thin) < _LEAST_LIKE:
        return False
    are_long = min(len(_letters(one)), len(_letters(other))) >= _LONG
    return are_long or _VOWELS.sub("", thick) == _VOWELS.sub("", thin)


def find_sounding_parts(word: str, text: str) -> frozenset[str]:
    """Return the words, in small letters, of the names in `text` that sound as `word` does.

    A name of parts that are joined is compared whole: "Ch'ing-shan" with "Qingshan".
    """
    names = (name for name in _list_names(text) if sound_alike(word, name))
    return frozenset(part for name in names for part in _PART.findall(fold_name(name)))


@lru_cache(maxsize=64)
def _list_names(text: str) -> frozenset[str]:
    return frozenset(find_large_words(text))


@lru_cache(maxsize=4096)
def fold_sound(word: str) -> str:
    """Return `word` by its sound: "kadiruv" for Kadyrov and Cadyrov."""
    sound = _letters(word)
    for pattern, heard in _SOUNDS:
        sound = pattern.sub(heard, sound)
    return sound


@lru_cache(maxsize=4096)
def match_sound(word: str) -> str:
    """Return a pattern of the terms that begin as `word` sounds, "" where it is too short.

    It has the first three of its consonants in every spelling; what it finds is to be compared.
    """
    heard = next(iter(sorted(list_pinyin(word))), "") or word
    consonants = _VOWELS.sub("", fold_sound(heard))[:3]
    if len(consonants) < 2:
        return ""
    return "[aeiouyjhw]*" + "".join(f"{_SPELLED.get(c, c)}[aeiouyjhw]*" for c in consonants) + ".*"


# In how many ways each sound is written.
_SPELLED = {
    "S": "s[a-z]{0,4}",
    "C": "[ctqjz][a-z]{0,3}",
    "Z": "[zdj][hzj]?",
    "f": "[fp]+",
    "v": "[vwf]+",
    "k": "[kcqgx]+",
    "g": "[kcqgh]+",
    "h": "[kcghx]*",
    "s": "[sztcx]+",
    "t": "t+h?",
} | {letter: f"{letter}+" for letter in "bdlmnpr"}


def _letters(word: str) -> str:
    """Return the letters of `word` from a to z alone."""
    plain = fold_name(word).translate(_NOT_SPREAD)
    return "".join(each for each in plain if "a" <= each <= "z")
