"""The parts of a name: its capitals, titles before it, particles and initials in it, its endings.

A particle is written small between two names, as in "Ursula von der Leyen", or is bound to the name
behind it, as in "al-Haddad", "D'Arcy" and "O'Brien".
"""

import re
from functools import lru_cache

from qa.letters import fold_name

_SMALL_LETTERS = "".join(
    chr(code) for code in (*range(0xDF, 0x530), *range(0x1E00, 0x2000)) if chr(code).islower()
)
# A letter that is not small: a capital of any alphabet, or a letter of one that has no capitals.
LARGE = rf"[^\W\d_a-z{_SMALL_LETTERS}]"
# What stands before a person's name and is no part of it.
TITLES = frozenset(
    """
    adm admiral archbishop capt captain chancellor col colonel commander congressman congresswoman
    dr gen general gov governor judge justice king lieutenant lord lt maj mayor minister mr mrs ms
    pope president prince princess prof professor queen rep representative rev secretary sen senator
    sergeant sgt sheikh sir
    """.split()
)
# With a stop behind them: it ends no name, and no sentence.
ABBREVIATED = tuple(
    "Adm Capt Cmdr Col Dr Ft Gen Gov Jr Lt Maj Mr Mrs Ms Mt Prof Rep Rev Sen Sgt Sr St".split()
)
PARTICLES = frozenset(
    """
    al bin bint da das de del della den der des di do dos du el ibn la le san ten ter van vom von y
    zu zum zur
    """.split()
)
# They are bound to the name behind them by a hyphen or an apostrophe.
BOUND_PARTICLES = frozenset("ad al an ar as ash at az bin d dell el es ibn l o".split())
# Words of names that do not tell one from another.
_EMPTY = frozenset("a al an and el la le of the".split())
_OWNER = re.compile(r"[’']s?$")
_STOPPED = re.compile(r"\b(?:[A-Z]\.){2,6}(\w?)")
_EDGES = re.compile(r"(?:[’']s?|,|(?<![A-Z])\.)+$")
_BOUND = re.compile(rf"^(?:{'|'.join(sorted(BOUND_PARTICLES - {'o'}))})[-’'](?=\w)", re.I)
_TOKEN = re.compile(r"(?<![^\W_])[^\W\d_]\.(?=\s?\w)|[^\W_]+")


def drop_possessive(name: str) -> str:
    """Return `name` without the ending of an owner: "Kyiv's" and "Hans’" are Kyiv and Hans."""
    return _OWNER.sub("", name)


def drop_bound_particle(word: str) -> str:
    """Return "Haddad" for "al-Haddad"; the O of "O'Brien" is a part of that name."""
    return _BOUND.sub("", word)


def drop_stops(text: str) -> str:
    """Return `text` with acronyms and initials without stops: "UN" for "U.N."."""
    return _STOPPED.sub(_drop_stops, text)


def _drop_stops(match: re.Match[str]) -> str:
    behind = match[1] and f" {match[1]}"
    return f"{match[0][: match.end() - match.start() - len(match[1])].replace('.', '')}{behind}"


def is_initial(word: str) -> bool:
    """Whether `word` is a letter that stands for a name: "J." in "J. R. Smith"."""
    return len(word.rstrip(".")) == 1 and word[0].isupper()


def drop_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the `words` of a name without the titles before it; of titles alone the last stays."""
    while len(words) > 1 and words[0].lower().rstrip(".") in TITLES:
        words = words[1:]
    return words


def drop_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the `words` of a name without those written small between its parts."""
    return tuple(word for word in words if not (word.islower() and word in PARTICLES))


@lru_cache(maxsize=4096)
def list_parts(name: str) -> tuple[str, ...]:
    """Return the words of `name` that tell it from others, in small letters without accents.

    Titles before it, articles and particles do not; an initial keeps its stop.
    """
    words = drop_particles(tuple(_TOKEN.findall(_EDGES.sub("", name))))
    telling = tuple(word for word in words if fold_name(word) not in _EMPTY)
    return tuple(map(fold_name, drop_titles(telling))) or (fold_name(name),)
