"""Bodies and what they are called for short: those that all know, and those that reports spell out.

A report says "Organisation for the Prohibition of Chemical Weapons (OPCW)" once, another has only
the one or the other; who asks has either.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qa.language.lemmas import is_english
from qa.language.names.parts import LARGE, drop_stops
from qa.letters import fold_name

_KNOWN = Path(__file__).with_name("acronyms.txt")
_ACRONYM = re.compile(rf"(?<![\w’'.-]){LARGE}(?:[^\W\d_]|&|-(?=[A-Z])){{1,9}}(?![\w-])")
_LARGE = rf"{LARGE}[\w’'.&-]*"
_JOINING = ("of", "for", "the", "and", "on", "to", "in", "de", "du", "des", "la", "le", "les",
            "der", "die", "das", "für", "und", "against", "with", "&")  # fmt: skip
_LINK = rf"(?:{'|'.join(_JOINING)})"
# Words written large, with small ones that join them.
_RUN = rf"{_LARGE}(?: (?:{_LINK} ){{0,3}}{_LARGE})*"
_DEFINED = re.compile(rf"({_RUN}),? [(\[](?:the )?[“\"‘']?([A-Z][A-Za-z&-]{{1,9}})[”\"’']?[)\]]")
_GLOSSED = re.compile(rf"\b([A-Z][A-Za-z&-]{{1,9}}) [(\[](?:the )?({_RUN})[)\]]")
_NAME = re.compile(_RUN)
# Of these words of a body its acronym may have no letter.
_SKIPPED = ("and", "for", "of", "on", "the", "to", "in", "de")
_REST = r"[\w’']*"
_SHORTEST = 2
# Fewer words written large are a name of somebody, more often than of a body.
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its acronym, and the names that it stands for."""

    acronym: str
    names: tuple[str, ...]

    @property
    def code(self) -> str:
        """What stands for it among the terms of a text, as no term is written."""
        return f"BODY:{self.acronym}"

    @property
    def forms(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.acronym, *self.names)

    def find_name(self, text: str) -> str:
        """Return the first of its names that `text` has, written out, as it stands there, or ""."""
        found = (_match_form(name).search(text) for name in self.names)
        return next((match[0] for match in found if match), "")

    def find_form(self, text: str) -> str:
        """Return the first of its forms that `text` has, as it stands there, or ""."""
        plain = drop_stops(text)
        found = (_match_form(form).search(plain) for form in self.forms)
        return next((match[0] for match in found if match), "")


@cache
def list_known() -> Mapping[str, Body]:
    """Return the bodies that everybody knows, by their acronyms in small letters."""
    lines = _KNOWN.read_text(encoding="utf-8").splitlines()
    entries = (line.partition(":") for line in lines if line and not line.startswith("#"))
    return {
        acronym.lower(): Body(acronym, tuple(name.strip() for name in names.split(";")))
        for acronym, _, names in entries
    }


def is_known_acronym(word: str) -> bool:
    """Whether `word` is a known acronym: in capitals, or in small letters that are no word."""
    if word.lower() not in list_known():
        return False
    return word == list_known()[word.lower()].acronym or not is_english(word)


def find_acronyms(text: str) -> tuple[str, ...]:
    """Return the words of `text` that are acronyms, as they stand there without stops, each once.

    None where all of it is written in capitals.
    """
    plain = drop_stops(text)
    if not re.search("[a-z]", plain):
        return ()
    large = [match[0] for match in _ACRONYM.finditer(plain) if _is_acronym(match[0])]
    small = [word for word in re.findall(r"[^\W\d_]+", plain) if is_known_acronym(word)]
    return tuple(dict.fromkeys([*large, *small]))


def find_large_runs(text: str) -> tuple[str, ...]:
    """Return the runs of two or more large words in `text`, which may be names of bodies."""
    runs = (match[0] for match in _NAME.finditer(text))
    return tuple(dict.fromkeys(run for run in runs if len(_initials(run)) >= _FEWEST_WORDS))


def shorten_name(name: str) -> str:
    """Return the acronym of `name` by the rule: "OPCW"."""
    return _initials(name)


def find_definitions(text: str) -> Iterator[Body]:
    """Yield the bodies that `text` spells out beside their acronyms."""
    for name, acronym in _DEFINED.findall(text):
        if fitting := _cut_name(name, acronym):
            yield Body(acronym, (fitting,))
    for acronym, name in _GLOSSED.findall(text):
        if _cut_name(name, acronym) == name:
            yield Body(acronym, (name,))


def has_body(text: str, acronym: str) -> bool:
    """Whether `text` has `acronym`, with or without stops, or capitalised words that it is of."""
    known = list_known().get(acronym.lower())
    if known and known.find_form(text):
        return True
    if re.search(rf"\b{acronym}s?\b", drop_stops(text)):
        return True
    joining = rf"(?:\W+(?:{'|'.join(_SKIPPED)}))*\W+"
    words = joining.join(_match_letter(each) for each in acronym)
    return re.search(rf"\b{words}\b", text) is not None


def is_acronym_of(one: str, other: str) -> bool:
    """Whether `one` is an acronym, with or without stops, and `other` a name that it stands for."""
    plain = one.replace(".", "")
    if not plain.isupper() or len(plain) < _SHORTEST or " " in plain:
        return False
    known = list_known().get(plain.lower())
    return shorten_name(other) == plain or bool(known and known.find_name(other))


def join_bodies(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Return `bodies` with one for each acronym, all of its names together."""
    joined: dict[str, dict[str, None]] = {}
    for body in bodies:
        joined.setdefault(body.acronym, {}).update(dict.fromkeys(body.names))
    return tuple(Body(acronym, tuple(names)) for acronym, names in joined.items())


def suit_question(question: str, passage: str, bodies: Iterable[Body]) -> str:
    """Return `question` with each of `bodies` called as `passage` calls it, where it has it."""
    for body in bodies:
        written = body.find_form(question)
        there = body.find_form(passage)
        if written and there and not _match_form(written).search(drop_stops(passage)):
            question = drop_stops(question).replace(written, there)
    return question


def spell_out(question: str, bodies: Iterable[Body]) -> str:
    """Return `question` with what else each of `bodies` is called behind its name there."""
    for body in bodies:
        written = body.find_form(question)
        other = body.names[0] if written and not body.find_name(written) else body.acronym
        if written and not _match_form(other).search(question):
            question = drop_stops(question).replace(written, f"{written} ({other})", 1)
    return question


def _match_letter(letter: str) -> str:
    """Return a pattern for the words that `letter` of an acronym may stand for."""
    joining = [word for word in _SKIPPED if word[0] == letter.lower()]
    return f"(?:{'|'.join([*joining, f'{letter}{_REST}'])})"


def _is_acronym(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    return capitals >= _SHORTEST and 2 * capitals > len(word)


@cache
def _match_form(form: str) -> re.Pattern[str]:
    if " " not in form and len(form) <= 10:
        # In small letters too, where that is no other word.
        small = rf"|{re.escape(form.lower())}" if is_known_acronym(form.lower()) else ""
        return re.compile(rf"(?<![\w-])(?:{re.escape(form)}{small})(?![\w-])")
    words = r"\s+".join(map(_match_word, form.split()))
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.I)


def _match_word(word: str) -> str:
    """Return a pattern for `word` in British and American spelling."""
    spelled = re.sub("['’]", "['’]", re.escape(word))
    spelled = re.sub(r"(?<=[a-z])i[sz]ation", "i[sz]ation", spelled)
    spelled = re.sub(r"cent(?:re|er)$", "cent(?:re|er)", spelled, flags=re.I)
    spelled = re.sub(r"labou?r", "labou?r", spelled, flags=re.I)
    return re.sub(r"defen[cs]e", "defen[cs]e", spelled, flags=re.I)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _cut_name(name: str, acronym: str) -> str:
    """Return the last words of `name` whose initials are `acronym`, or ""."""
    wanted = fold_name(acronym.replace("&", "").replace("-", ""))
    words = name.split()
    for start in range(len(words) - 1, -1, -1):
        rest = [word for part in words[start:] for word in part.split("-") if word]
        if not words[start][0].isupper():
            continue
        large = fold_name("".join(word[0] for word in rest if word[0].isupper()))
        every = fold_name("".join(word[0] for word in rest))
        if wanted in (large, every) or wanted == large + "s":
            return " ".join(words[start:])
    return ""
