"""The people, places and bodies that a question names, as far as its words tell them for sure.

Questions are worded unlike reports: "the Tesla boss", "Washington", "the Azzurri". So only names
are read that stand by themselves, without an article, or that tell one thing from its like.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qa.language.countries import find_countries
from qa.language.names.finding import WORD, find_names, is_headline, is_large
from qa.language.names.kinds import CALENDAR, is_person, is_place, is_rare, may_be_surname
from qa.language.names.parts import LARGE, TITLES
from qa.question.several import AUXILIARIES

_OWNS = re.compile(r"[’'](?:s\b|(?=\W|$))")
# "The Azzurri", "the Sunshine State", "the Bank of Norway".
_QUALIFIED = re.compile(
    r"(?:\b(?i:the|an?|this|that|these|those|some|our|my)"
    rf"|{LARGE}\w+ (?:of|for)(?: the)?|[\"“‘'])\s*$"
)
_BODY = re.compile(rf"\b(?i:{AUXILIARIES}) (?:the )?([A-Z]{{3,6}})\b(?![’'-])(?= [a-z])")
_SUBJECT = re.compile(rf"\b(?i:{AUXILIARIES}) $")
_PREPOSITION = r"(?:into|in|at|near|to|from|off|outside|through|on|over)"
# "Crossed into Torland": what was done, and the preposition before the place.
_PLACED = re.compile(rf"([^\W\d_]+) ({_PREPOSITION}) (?:the )?({WORD}(?: {WORD})*)(?![\w’'-])")
_OFFICE = re.compile(
    r"\b((?:minister|secretary|commissioner|ambassador|envoy|professor) (?:for|of|to)) (?:the )?"
    r"([^\W\d_]{4,})",
    re.I,
)
_COMPOUND = re.compile(rf"\b[Tt]he ({WORD}) ([a-z]{{4,}})\b")
_TITLES = TITLES - {"captain", "king", "pope", "prince", "princess", "queen", "sir"}
_TITLE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(_TITLES))})\.? $", re.I)
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
    if is_headline(text):
        return ()
    return (
        *_read_runs(text),
        *_read_bodies(text),
        *_read_compounds(text),
        *_read_places(text),
        *(QuestionName(NameKind.OFFICE, (of,), head) for head, of in _OFFICE.findall(text)),
    )


def _read_runs(text: str) -> Iterator[QuestionName]:
    for name in find_names(text):
        before = text[: name.start]
        if not name.is_sure or _QUALIFIED.search(before):
            continue
        words = name.text.split()
        is_titled = _TITLE_BEFORE.search(before) is not None
        while len(words) > 1 and words[0].lower().rstrip(".") in _TITLES:
            words, is_titled = words[1:], True
        if _OWNS.match(text, name.end):
            if is_person(words):
                yield QuestionName(NameKind.OWNER, tuple(words))
        elif is_person(words):
            yield QuestionName(NameKind.PERSON, tuple(words))
        elif not find_countries(" ".join(words)):
            is_subject = _SUBJECT.search(before) is not None and text[name.end :][:1] == " "
            yield from _read_single(words, is_person=is_titled or is_subject)


def _read_single(words: list[str], *, is_person: bool) -> Iterator[QuestionName]:
    """Yield those of `words` that are names for sure, and a word that stands where people do."""
    for word in words:
        if is_rare(word) or (is_person and len(words) == 1 and may_be_surname(word)):
            yield QuestionName(NameKind.WORD, (word,))


def _read_bodies(text: str) -> Iterator[QuestionName]:
    for acronym in _BODY.findall(text):
        if acronym not in _KNOWN_BODIES:
            yield QuestionName(NameKind.BODY, (acronym,))


def _read_places(text: str) -> Iterator[QuestionName]:
    for verb, preposition, name in _PLACED.findall(text):
        if not all(is_large(word) and word.isalpha() for word in re.split("[ ’'-]", name)):
            continue
        if name.lower().startswith(tuple(_TITLES | {*CALENDAR})) or is_person(name.split()):
            continue
        yield QuestionName(NameKind.PLACE, tuple(name.split()), f"{verb} {preposition}")


def _read_compounds(text: str) -> Iterator[QuestionName]:
    for name, head in _COMPOUND.findall(text):
        if name.istitle() and not (is_place(name) or name.lower() in TITLES | {*CALENDAR}):
            yield QuestionName(NameKind.COMPOUND, (name,), head)
