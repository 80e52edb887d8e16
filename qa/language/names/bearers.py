"""Names as they stand in a few words of a report: cut out of them, and whether two are one."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from qa.language.countries import find_countries
from qa.language.names.acronyms import list_known, shorten_name
from qa.language.names.parts import TITLES
from qa.language.names.sounds import sound_alike
from qa.language.numbers import find_numbers
from qa.letters import fold_name
from qa.types import Span

_LARGE = r"[^\W\d_a-z]"
_WORD = rf"(?:(?:al|el|d|o|l)[-’'])?{_LARGE}[\w’'.&/-]*"
_PARTICLE = (
    r"(?:al|bin|da|de|del|den|der|di|do|dos|du|el|ibn|la|le|les|of|of the|san|ter|the|van|von|y)"
)
_NAME = re.compile(
    rf"(?<![\w’'-]){_WORD}(?:(?: {_PARTICLE}){{0,2}} {_WORD}| (?:\d[\w.-]*|[IVX]+)(?![\w-]))*"
)
# "Panama-flagged", "London-based": of what sort a thing is.
_SORT = re.compile(rf"{_LARGE}[\w’'.]*-[a-z]+(?:ed|based|born|built|owned|run|led)\b")
_OPENING = re.compile(r"^(?:The|An?|Some|Both|Its|His|Her|Their)\s+")
_OWNS = re.compile(r"(?:[’']s?|,|(?<![A-Z])\.)+$")
_JOINT = re.compile(r"\s*[,;]\s*(?:(?:and|or)\s+)?|\s+(?:and|or|as well as)\s+")
# Behind these stands no part of a name: "Kasimir in Rostock".
_BREAK = re.compile(
    r"\s(?:in|from|at|on|after|because|for|with|by|was|were|is|are|has|had|have|who|which|that|to)\s"
)
_TOKEN = re.compile(r"[^\W_]+")
_EMPTY = frozenset("the of and de la le a an al el".split())
# "Martina" and "Martine" may be one, "Anna" and "Anne" are not.
_SHORTEST_FUZZY, _LEAST_LIKE, _SHORTEST_FORM = 6, 0.82, 3


def cut_names(text: str, span: Span, end: int = -1) -> list[Span]:
    """Return the names in the words `span` of `text`, each of a list by itself.

    "The Panama-flagged freighter Kasimir" has one, "Poland, Latvia and Norway" three. Where there
    is none, the name that follows them before the character `end` is theirs: "tanker", in "the
    tanker Kasimir".
    """
    if is_country(text[span.start : span.end]):
        return [span]
    names = [name for piece in _split(text, span) if (name := _cut_name(text, piece))]
    behind = _NAME.match(text, span.end + 1, max(end, span.end))
    if names or not behind or text[span.end] != " ":
        return names
    return [Span(behind.start(), behind.end())]


def _split(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for joint in _JOINT.finditer(text, span.start, span.end):
        yield Span(start, joint.start())
        start = joint.end()
    yield Span(start, span.end)


def _cut_name(text: str, piece: Span) -> Span | None:
    """Return the name in `piece`: its last, for "Danish freighter Jutlander" ends with it."""
    opening = _OPENING.match(text[piece.start : piece.end])
    start = piece.start + (opening.end() if opening else 0)
    broken = _BREAK.search(text, start, piece.end)
    end = broken.start() if broken and _NAME.search(text, start, broken.start()) else piece.end
    plain = _SORT.sub(lambda match: "_" * len(match[0]), text[start:end])
    found = [Span(start + each.start(), start + each.end()) for each in _NAME.finditer(plain)]
    if not found:
        return None
    name = found[-1]
    owned = _OWNS.search(text[name.start : name.end])
    return Span(name.start, name.start + owned.start()) if owned else name


def is_one_name(one: str, other: str) -> bool:
    """Whether the names `one` and `other` are of one bearer, as far as names tell.

    In another spelling or transliteration, with or without a title, a part of it, by an acronym:
    "Milley" and "General Mark Milley", "the OPCW" and its name in full.
    """
    if _name_country(one) or _name_country(other):
        return _name_country(one) == _name_country(other)
    if _is_acronym_of(one, other) or _is_acronym_of(other, one):
        return True
    short, long = sorted((_read_words(one), _read_words(other)), key=len)
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


def count_parts(name: str) -> int:
    """Return how many words of `name` tell it from others."""
    return len(_read_words(name))


def is_country(name: str) -> bool:
    """Whether `name` is that of a country."""
    return bool(_name_country(name))


def _is_one_word(one: str, other: str, *, is_strict: bool) -> bool:
    if one == other or (sound_alike(one, other) and (not is_strict or one[0] == other[0])):
        return True
    if is_strict:
        return False
    short, long = sorted((one, other), key=len)
    # "Tim" is short for "Timothy", "Karl" is not "Karla".
    is_form = len(long) - 1 > len(short) >= _SHORTEST_FORM and long.startswith(short)
    is_near = Levenshtein.normalized_similarity(one, other) >= _LEAST_LIKE
    return is_form or (len(short) >= _SHORTEST_FUZZY and is_near)


@lru_cache(maxsize=4096)
def _read_words(name: str) -> tuple[str, ...]:
    words = (fold_name(word) for word in _TOKEN.findall(_OWNS.sub("", name)))
    kept = tuple(word for word in words if word not in _EMPTY and word not in TITLES)
    return kept or (fold_name(name),)


@lru_cache(maxsize=4096)
def _read_numbers(name: str) -> tuple[float, ...]:
    return tuple(number.value for number in find_numbers(name))


@lru_cache(maxsize=4096)
def _is_acronym_of(one: str, other: str) -> bool:
    plain = one.replace(".", "")
    if not plain.isupper() or len(plain) < 2 or " " in plain:
        return False
    known = list_known().get(plain.lower())
    return shorten_name(other) == plain or bool(known and known.find_name(other))


@lru_cache(maxsize=4096)
def _name_country(text: str) -> frozenset[str]:
    """Return the codes of the country that `text` is the name of; none where it is no country."""
    name = re.sub(r"^the\s+", "", text.strip(" ,"), flags=re.I)
    # The stops of "U.S." are not in its key.
    return find_countries(name).get(name.replace(".", ""), frozenset())
