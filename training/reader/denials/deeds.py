"""Invented deeds and those who do them, as marked text (`denial_marks`)."""

import random
import re
from dataclasses import dataclass
from functools import cache

from training.reader.denials import words
from training.reader.denials.marks import unmark

_SLOT = re.compile(r"\{(\w+)\}")
# Of a place that stands alone behind its preposition may be asked "where".
_WHERE = re.compile(r"(?:in|near|off|at) <where>[^<]+</where>")
# Objects that are asked for by "whom".
_PERSONS = re.compile(
    r"^(?!<).*\b(?:editor|spy|leaders|families|head of police|master|inspectors|juror|witness"
    r"|journalist|neighbours|referee|boy|coach|captain|goalkeeper|ambassador)$"
)
# Capitals that tell nobody from another.
_COMMON = {"Flight", "Mount", "Real", "Star", "&"}
_COUNTED = re.compile(r"<what><count>[^<]+</count> (?P<noun>.+)</what>")


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb; in a passive, `past` has "was" in front."""

    base: str
    past: str
    done: str
    doing: str
    is_passive: bool = False

    def tell(self, is_plural: bool) -> str:  # noqa: FBT001 - it stands alone
        """Return the past: "signed", "was fined", "were fined"."""
        return self.past.replace("was ", "were ", 1) if self._is_many(is_plural) else self.past

    def negate(self, is_plural: bool) -> str:  # noqa: FBT001 - it stands alone
        """Return the negated past: "did not sign", "was not fined"."""
        if not self.is_passive:
            return f"did not {self.base}"
        return self.tell(is_plural).replace(" ", " not ", 1)

    def _is_many(self, is_plural: bool) -> bool:  # noqa: FBT001 - it stands alone
        return self.is_passive and is_plural


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the table of deeds."""

    who: str
    field: str
    traits: str
    verb: Verb
    objects: tuple[str, ...]
    rests: tuple[str, ...]
    occasion: str
    alike: Verb | None


@dataclass(frozen=True, slots=True)
class Act:
    """A deed on a certain object; `obj` and `rest` are marked text, "" for none."""

    deed: Deed
    obj: str
    rest: str
    is_many: bool = False

    def phrase(self, verb: str, rest: str | None = None) -> str:
        """Return `verb` with the object and what follows, or `rest` in its place."""
        return " ".join(filter(None, (verb, self.obj, self.rest if rest is None else rest)))

    @property
    def is_placed(self) -> bool:
        """Whether it has a place that may be asked for by "where"."""
        return bool(_WHERE.fullmatch(self.rest))

    @property
    def counted(self) -> str:
        """What there is a number of: "workers" of "300 workers"; "" where there is none."""
        counted = _COUNTED.fullmatch(self.obj)
        return counted["noun"] if counted else ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does a deed, or whom it befalls.

    `kind` is that of the table of deeds; `role` is said of a person alone ("mayor of Lyon"); a name
    that opens with "the" is written so inside a sentence.
    """

    name: str
    kind: str
    is_woman: bool = False
    role: str = ""
    title: str = ""

    @property
    def is_plural(self) -> bool:
        """Whether verbs take the plural."""
        return self.kind == "g"

    @property
    def short(self) -> str:
        """How it is called once it is known: a person by the last name."""
        return self.name.split(" ", 1)[1] if self.kind == "p" else self.name

    @property
    def pronouns(self) -> tuple[str, str, str]:
        """The pronouns: he, him, his."""
        if self.kind == "p":
            return ("she", "her", "her") if self.is_woman else ("he", "him", "his")
        return ("they", "them", "their") if self.is_plural else ("it", "it", "its")


def read_deeds() -> list[Deed]:
    """Return the table of deeds."""
    return [_read_deed(line) for line in words.DEEDS.strip().splitlines()]


def pick(listed: str, chance: random.Random) -> str:
    """Return one of the entries of `listed`, which are parted by slashes and lines."""
    return chance.choice(_split(listed))


@cache
def _split(listed: str) -> tuple[str, ...]:
    return tuple(each for each in listed.replace("\n", "/").split("/") if each)


def fill_slots(template: str, chance: random.Random, *, is_marked: bool = False) -> str:
    """Return `template` with names and numbers in its slots, tagged if `is_marked`."""

    def fill(slot: re.Match[str]) -> str:
        tag, text = _invent(slot[1], chance)
        return f"<{tag}>{text}</{tag}>" if is_marked and tag else text

    return _SLOT.sub(fill, template)


def has_persons(deed: Deed) -> bool:
    """Whether an object of `deed` or what follows may be somebody."""
    return any("{person}" in e or _PERSONS.search(e) for e in (*deed.objects, *deed.rests))


def make_act(deed: Deed, chance: random.Random) -> Act:
    """Return `deed` with an object and what follows."""
    obj, rest = chance.choice(deed.objects), chance.choice(deed.rests)
    is_many = obj.endswith("+") or obj.startswith("{n}")
    obj = fill_slots(obj.rstrip("+"), chance, is_marked=True)
    rest = fill_slots(rest, chance, is_marked=True)
    if not _WHERE.fullmatch(rest):
        rest = unmark(rest)
    # "The road to Osaka" is no place where something was done.
    obj = obj if obj.startswith("<") else unmark(obj)
    obj = f"<whom>{obj}</whom>" if _PERSONS.search(obj) else obj
    return Act(deed, f"<what>{obj}</what>" if obj else "", rest, is_many)


def make_actor(deed: Deed, chance: random.Random) -> Actor:
    """Return somebody or something who may do `deed`."""
    if deed.who == "p":
        is_woman = chance.random() < 0.5
        name = pick(words.WOMEN if is_woman else words.MEN, chance)
        role = fill_slots(pick(words.ROLES[deed.field], chance), chance)
        return Actor(name, "p", is_woman, role, pick(words.TITLES[deed.field], chance))
    if deed.who == "t":
        return Actor(fill_slots(pick(words.THINGS[deed.field], chance), chance), "t")
    listed = {
        "firm": words.FIRMS, "country": words.COUNTRIES, "agency": words.AGENCIES,
        "club": words.CLUBS, "group": words.GROUPS,
    }[deed.field]  # fmt: skip
    return Actor(fill_slots(pick(listed, chance), chance), deed.who)


def names_one(text: str, actor: Actor) -> bool:
    """Whether `text` has a part of the name of `actor`."""
    proper = [
        each for each in actor.name.split()
        if (each[0].isupper() or each[0].isdigit()) and each not in _COMMON
    ]  # fmt: skip
    return any(each in text for each in proper or [actor.name])


def _read_deed(line: str) -> Deed:
    who, field, traits, verb, objects, rests, occasion, alike = line.split(";")
    read = _read_verb(verb)
    other = _read_verb(f"={alike}" if read.is_passive else alike) if alike else None
    return Deed(who, field, traits, read, _read_list(objects), _read_list(rests), occasion, other)


def _read_verb(forms: str) -> Verb:
    if forms.startswith("="):
        name = forms[1:]
        return Verb(f"be {name}", f"was {name}", f"been {name}", f"being {name}", is_passive=True)
    base, past, done, doing = forms.split("|")
    return Verb(base, past, done, doing)


def _read_list(listed: str) -> tuple[str, ...]:
    return tuple("" if each == "-" else each for each in listed.split("/"))


def _invent(slot: str, chance: random.Random) -> tuple[str, str]:
    """Return a tag and a text for `slot`."""
    named = {
        "org": words.FIRMS, "club": words.CLUBS, "country": words.COUNTRIES, "ship": words.SHIPS,
        "craft": words.CRAFTS, "village": words.VILLAGES, "mount": words.MOUNTS, "law": words.LAWS,
    }  # fmt: skip
    if slot == "place":
        return "where", pick(words.CITIES, chance)
    if slot == "person":
        return "whom", pick(words.MEN + "/" + words.WOMEN, chance)
    if slot == "n":
        return "count", pick(words.COUNTS, chance)
    if slot == "m":
        return "money", f"{pick(words.SUMS, chance)} {pick(words.CURRENCIES, chance)}"
    if slot == "percent":
        return "", f"{chance.randint(2, 19)} percent"
    if slot == "few":
        return "", str(chance.randint(2, 12))
    if slot == "number":
        return "", str(chance.randint(201, 989))
    return "", pick(named[slot], chance)
