"""Names of a question that a report does not have, in any spelling: such a report is no answer."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from qa.answering.naming import NameKind, QuestionName
from qa.answering.values import TITLES
from qa.countries import find_countries
from qa.lemmas import reduce_words
from qa.library.consonants import match_consonants
from qa.types import Report, Span

_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}")
# A body is written out in words of which these may have no letter in its acronym.
_JOINING = ("and", "for", "of", "on", "the", "to", "in", "de")
_REST = r"[\w’']*"
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


def find_absent(names: Sequence[QuestionName], report: Report, sentence: Span) -> str:
    """Return the first of `names` that `report` does not have, as the question writes it, or "".

    A place is only missed where `sentence` tells that the same was done at another one, and an
    office, or a thing that a name tells from others, where the report has another of its sort.
    """
    text = f"{report.title}. {report.text}"
    said = report.text[sentence.start : sentence.end]
    for name in names:
        if not _has_name(name, report, text, said):
            return name.text
    return ""


def _has_name(name: QuestionName, report: Report, text: str, said: str) -> bool:
    first = name.words[0]
    match name.kind:
        case NameKind.PERSON:
            return _has_person(name.words, text)
        case NameKind.OWNER:
            # "Mark Zuckerberg's firm" is that firm by whichever name.
            is_known = any(_find_alike(word, text) for word in name.words)
            return not is_known or _has_person(name.words, text)
        case NameKind.BODY:
            return _has_body(name.text, text)
        case NameKind.WORD:
            cited = f"{report.url} {report.source}".lower()
            return bool(_find_alike(first, text)) or first.lower() in cited
        case NameKind.PLACE:
            return not _has_other_place(name, said) or _has_place(name, text)
        case NameKind.OFFICE:
            other = re.search(rf"\b{re.escape(name.head)} ", text, re.I)
            return bool(_find_alike(first, text)) or other is None
        case NameKind.COMPOUND:
            other = re.search(rf"\w [^\W\d_a-z][^\W\d_]+ {re.escape(name.head)}s?\b", text)
            return bool(_find_alike(first, text)) or other is None


def _has_place(name: QuestionName, text: str) -> bool:
    """Whether `text` has a word of the place, or its country by any name."""
    if any(_find_alike(word, text) for word in name.words):
        return True
    codes = _read_countries(" ".join(name.words))
    return not codes.isdisjoint(_read_countries(text))


def _has_other_place(name: QuestionName, said: str) -> bool:
    verb, _, preposition = name.head.partition(" ")
    told = {word.lower() for word in _WORD.findall(reduce_words(said))}
    other = re.search(rf"\b{preposition} (?:the )?[^\W\d_a-z][^\W\d_]", said)
    return other is not None and reduce_words(verb).lower() in told


@lru_cache(maxsize=64)
def _read_countries(text: str) -> frozenset[str]:
    return frozenset().union(*find_countries(text).values())


def _has_person(words: tuple[str, ...], text: str) -> bool:
    """Whether `text` names a person so called, or may: it has one part, and the other for nobody.

    "Clara Schmidt" is not the Clara Voss of a report, nor its Otto Schmidt.
    """
    given, surname = words[0], words[-1]
    givens, surnames = _find_alike(given, text), _find_alike(surname, text)
    givens |= _find_forms(given, text)
    behind = _read_beside(text, givens, 1)
    before = _read_beside(text, surnames, -1)
    if not surnames:
        return bool(givens) and not any(map(_is_name, behind))
    if not givens:
        return not any(map(_is_first_name, before)) or any(
            word[:1].lower() == _fold(given)[0] for word in before if len(word) == 1
        )
    return True


def _has_body(acronym: str, text: str) -> bool:
    """Whether `text` has `acronym`, with or without stops, or capitalised words that it is of."""
    bare = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    if re.search(rf"\b{acronym}s?\b", bare):
        return True
    joining = rf"(?:\W+(?:{'|'.join(_JOINING)}))*\W+"
    words = joining.join(_match_letter(each) for each in acronym)
    return re.search(rf"\b{words}\b", text) is not None


def _match_letter(letter: str) -> str:
    """Return a pattern for the words that `letter` of an acronym may stand for."""
    joining = [word for word in _JOINING if word[0] == letter.lower()]
    return f"(?:{'|'.join([*joining, f'{letter}{_REST}'])})"


@lru_cache(maxsize=256)
def _find_alike(word: str, text: str) -> frozenset[str]:
    """Return the words of `text`, in small letters, that are `word`, or a name spelled alike."""
    parts = _WORD.findall(_fold(word))
    same = frozenset(parts) & _read_words(text)
    return same | {
        name for part in parts for name in _read_large_words(text) if _is_alike(part, name)
    }


def _is_alike(one: str, other: str) -> bool:
    if one == other or (one[0] == other[0] and one.rstrip("s") == other.rstrip("s")):
        return True
    if min(len(one), len(other)) >= _SHORTEST_FUZZY:
        if one.startswith(other) or other.startswith(one):
            return True
        if Levenshtein.normalized_similarity(one, other) >= _LEAST_LIKE:
            return True
    consonants = match_consonants(one)
    return bool(consonants) and re.fullmatch(consonants, other) is not None


def _find_forms(given: str, text: str) -> frozenset[str]:
    """Return the words of `text` that are longer or shorter forms of a given name."""
    name = _fold(given)
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
    return frozenset(low for word, low in zip(large, small, strict=True) if word[0].isupper())


@lru_cache(maxsize=64)
def _read_order(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of `text` in order, as they stand and in small letters."""
    words = tuple(_WORD.findall(_strip_accents(text)))
    return words, tuple(word.casefold() for word in words)


def _read_beside(text: str, words: frozenset[str], step: int) -> list[str]:
    """Return the words of `text` that stand one `step` from each of `words`, as they stand."""
    large, small = _read_order(text)
    places = (place + step for place, word in enumerate(small) if word in words)
    return [large[place] for place in places if 0 <= place < len(large)]


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1


def _is_first_name(word: str) -> bool:
    return _is_name(word) and word.lower() not in TITLES


def _fold(text: str) -> str:
    return _strip_accents(text).casefold()


def _strip_accents(text: str) -> str:
    if text.isascii():
        return text
    spread = unicodedata.normalize("NFD", text)
    return "".join(each for each in spread if not unicodedata.combining(each))
