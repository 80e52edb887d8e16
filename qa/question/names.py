"""The people, places and bodies that a question names, as far as its words tell them for sure.

Questions are worded unlike reports: "the Tesla boss", "Washington", "the Azzurri". So only names
are read that stand by themselves, without an article, or that tell one thing from its like.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from qa.language.calendar import MONTH_TITLES, WEEKDAY_TITLES
from qa.language.countries import find_countries, list_regions
from qa.language.lemmas import is_common_noun, is_english
from qa.language.names.parts import TITLES
from qa.question.several import AUXILIARIES

_LARGE = r"[^\W\d_a-z]"
_PART = rf"{_LARGE}[^\W\d_]*(?:[’'-][^\W\d_]{{2,}})*"
_PARTICLE = r"(?:al|bin|da|de|del|der|di|dos|du|el|ibn|la|le|van|von)"
_RUN = re.compile(rf"(?<![\w’'.-]){_PART}(?:\.? (?:{_PARTICLE}[ -]){{0,2}}{_PART})*(?![\w-])")
_OWNS = re.compile(r"[’'](?:s\b|(?=\W|$))")
_OPENS = re.compile(r"(?:^|[.?!:;]\s)[\"“‘'(\s]*$")
# "The Azzurri", "the Sunshine State", "the Bank of Norway".
_QUALIFIED = re.compile(
    r"(?:\b(?i:the|an?|this|that|these|those|some|our|my)"
    rf"|{_LARGE}\w+ (?:of|for)(?: the)?|[\"“‘'])\s*$"
)
_BODY = re.compile(rf"\b(?i:{AUXILIARIES}) (?:the )?([A-Z]{{3,6}})\b(?![’'-])(?= [a-z])")
_SUBJECT = re.compile(rf"\b(?i:{AUXILIARIES}) $")
_PREPOSITION = r"(?:into|in|at|near|to|from|off|outside|through|on|over)"
# "Crossed into Torland": what was done, and the preposition before the place.
_PLACED = re.compile(rf"([^\W\d_]+) ({_PREPOSITION}) (?:the )?({_PART}(?: {_PART})*)(?![\w’'-])")
_OFFICE = re.compile(
    r"\b((?:minister|secretary|commissioner|ambassador|envoy|professor) (?:for|of|to)) (?:the )?"
    r"([^\W\d_]{4,})",
    re.I,
)
_COMPOUND = re.compile(rf"\b[Tt]he ({_PART}) ([a-z]{{4,}})\b")
_TITLES = TITLES - {"captain", "king", "pope", "prince", "princess", "queen", "sir"}
_TITLE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(_TITLES))})\.? $", re.I)
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
# Shorter words are told from too many others by a letter.
_SHORTEST, _SHORTEST_FUZZY, _LEAST_LIKE = 4, 6, 0.8
# What is written small in titles too says nothing of how a question is written.
_SMALL = re.compile(r"(?<![\w’'.-])(?!(?:and|for|from|the|with)\b)[a-z][^\W\d_]{2,}")
_LARGE_WORD = re.compile(rf"(?<![\w’'.-]){_LARGE}[^\W\d_]{{3,}}")
_CALENDAR = tuple(name.lower() for name in (*MONTH_TITLES, *WEEKDAY_TITLES))
# No body that reports often write in another way.
_KNOWN_BODIES = frozenset("CEO GOP NATO NGO USA UAE".split())


class NameKind(StrEnum):
    """What a name of a question is, and so how a report may have it."""

    PERSON = "a given name and a surname"
    WORD = "a name of one word"
    BODY = "an acronym"
    OWNER = "a person to whom something belongs, or who is only spoken of by it"
    COMPOUND = "a name that tells a thing from others"
    PLACE = "where something is done"
    OFFICE = "what somebody is the minister or the envoy of"


@dataclass(frozen=True, slots=True)
class QuestionName:
    """A name as the question writes it; `words` are its parts without titles.

    `head` is what a name belongs to: the noun behind a compound ("bridge" of "the Rhine bridge"),
    the words before a place ("cross into") or before that of an office ("minister for").
    """

    kind: NameKind
    words: tuple[str, ...]
    head: str = ""

    @property
    def text(self) -> str:
        """The name in words."""
        name = " ".join(self.words)
        match self.kind:
            case NameKind.COMPOUND:
                return f"the {name} {self.head}"
            case NameKind.OFFICE:
                return f"the {self.head} {name}"
            case _:
                return name


def read_names(text: str) -> tuple[QuestionName, ...]:
    """Return the names of the question `text`; none where all of its words are written large."""
    if len(_LARGE_WORD.findall(text)) > 1 and not _SMALL.search(text):
        return ()
    return (
        *_read_runs(text),
        *_read_bodies(text),
        *_read_compounds(text),
        *_read_places(text),
        *(QuestionName(NameKind.OFFICE, (of,), head) for head, of in _OFFICE.findall(text)),
    )


def _read_runs(text: str) -> Iterator[QuestionName]:
    for run in _RUN.finditer(text):
        before = text[: run.start()]
        if _OPENS.search(before) or _QUALIFIED.search(before):
            continue
        words = run[0].replace(".", "").split()
        is_titled = _TITLE_BEFORE.search(before) is not None
        while len(words) > 1 and words[0].lower() in _TITLES:
            words, is_titled = words[1:], True
        if _OWNS.match(text, run.end()):
            if _is_person(words):
                yield QuestionName(NameKind.OWNER, tuple(words))
        elif _is_person(words):
            yield QuestionName(NameKind.PERSON, tuple(words))
        elif not find_countries(" ".join(words)):
            is_subject = _SUBJECT.search(before) is not None and text[run.end() :][:1] == " "
            yield from _read_single(words, is_person=is_titled or is_subject)


def _read_single(words: list[str], *, is_person: bool) -> Iterator[QuestionName]:
    """Yield those of `words` that are names for sure, and a word that stands where people do."""
    for word in words:
        if _is_rare(word) or (is_person and len(words) == 1 and _may_be_surname(word)):
            yield QuestionName(NameKind.WORD, (word,))


def _read_bodies(text: str) -> Iterator[QuestionName]:
    for acronym in _BODY.findall(text):
        if acronym not in _KNOWN_BODIES:
            yield QuestionName(NameKind.BODY, (acronym,))


def _read_places(text: str) -> Iterator[QuestionName]:
    for verb, preposition, name in _PLACED.findall(text):
        if name.lower().startswith(tuple(_TITLES | {*_CALENDAR})) or _is_person(name.split()):
            continue
        yield QuestionName(NameKind.PLACE, tuple(name.split()), f"{verb} {preposition}")


def _read_compounds(text: str) -> Iterator[QuestionName]:
    for name, head in _COMPOUND.findall(text):
        if name.istitle() and not (_is_place(name) or name.lower() in TITLES | {*_CALENDAR}):
            yield QuestionName(NameKind.COMPOUND, (name,), head)


def _is_person(words: list[str]) -> bool:
    large = [word for word in words if not word.islower()]
    return (
        2 <= len(large) <= 3
        and not is_common_noun(large[0])
        and not any(_is_place(word) or word.isupper() for word in large)
        and not find_countries(" ".join(words))
        and large[0].lower() not in _NO_GIVEN_NAMES
        and not any(word.lower() in _NO_SURNAMES for word in large)
    )


def _may_be_surname(word: str) -> bool:
    """Whether `word` may name a person: neither a place, nor its people, nor a day."""
    return (
        len(word) >= _SHORTEST
        and word.istitle()
        and word.isalpha()
        and not word.endswith("ans")
        and not _is_place(word)
        and not _is_near(word, _CALENDAR)
    )


def _is_rare(word: str) -> bool:
    """Whether `word` is one that no dictionary, calendar or list of places has."""
    return _may_be_surname(word) and not is_english(word)


def _is_place(word: str) -> bool:
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
