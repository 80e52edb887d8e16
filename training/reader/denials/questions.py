"""The questions that can be asked over a scene, and what its text says to each."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.types import Span
from training.reader.denials.deeds import Act, Actor, Verb, make_act, make_actor, names_one
from training.reader.denials.marks import unmark
from training.reader.denials.scenes import Scene
from training.reader.denials.tellings import ASIDES
from training.reader.denials.times import make_far, make_near
from training.reader.denials.wording import (
    agree,
    asks_what,
    capitalise,
    differs,
    invert,
    is_another_time,
    loosen,
    scrawl,
    word_closed,
    word_questions,
)  # fmt: skip
from training.reader.examples import Example, Stance

SOURCE = "denials"
_ASKED_NOUN = {
    "firm": "company", "country": "country", "club": "club", "agency": "authority", "ship": "ship",
    "flight": "flight", "village": "place", "museum": "building", "bill": "bill",
}  # fmt: skip
_NUMBER = re.compile("<count>|<money>")
# Every text leaves open what others did; most of what is open should be what may yet be done.
_OPEN_OF_OTHERS = 0.25
_SETTLED = (Stance.YES, Stance.NO)
_OPPOSITE = {Stance.YES: Stance.NO, Stance.NO: Stance.YES, Stance.OPEN: Stance.OPEN}


@dataclass(frozen=True, slots=True)
class Text:
    """The whole text of an example and the marks of its scene.

    `bystanders` are those who do something else in it; `has_twin` says that another sentence is of
    the same deed.
    """

    scene: Scene
    plain: str
    marks: dict[str, Span]
    bystanders: tuple[Actor, ...] = ()
    has_twin: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """An example and how much it counts in the choice among those of a text."""

    example: Example
    weight: float


class Questioner:
    """Asks everything that can be asked over one text."""

    def __init__(self, text: Text, chance: random.Random) -> None:
        self._text, self._chance = text, chance
        self._scene, self._act = text.scene, text.scene.act

    def ask_all(self) -> Iterator[Asked]:
        """Yield the questions, in no order that matters."""
        yield from self._ask_closed()
        yield from self._ask_words()
        yield from self._ask_asides()
        yield from self._ask_of_others()

    def _ask_closed(self) -> Iterator[Asked]:
        scene, telling = self._scene, self._scene.telling
        # "Did she sell it?" is told by "she did not sell it to them" only where she did.
        act = loosen(self._act) if telling.stance is Stance.YES else self._act
        act = act if self._chance.random() < 0.4 else self._act
        yield self._make_closed(self._call(scene.actor), act, telling.stance, "S", 5.0)
        if "whoO" in self._text.marks:
            stance = telling.other or Stance.OPEN
            is_told = telling.other in _SETTLED or telling.family in (
                "other plan",
                "blame",
                "either",
            )
            told = "O" if is_told else ""
            yield self._make_closed(self._call(scene.other), self._act, stance, told, 3.0)
        when = self._read("when")
        if when and telling.stance is Stance.YES:
            question = (
                f"{capitalise(invert(self._act, scene.actor, self._call(scene.actor)))} {when}?"
            )
            yield self._make(question, "S", Stance.YES, 1.0)

    def _make_closed(
        self,
        name: str,
        act: Act,
        stance: Stance,
        told: str,
        weight: float,
        actor: Actor | None = None,
    ) -> Asked:
        question, keeps = word_closed(act, actor or self._scene.actor, name, self._chance)
        return self._make(question, told, stance if keeps else _OPPOSITE[stance], weight)

    def _ask_words(self) -> Iterator[Asked]:
        scene, telling = self._scene, self._scene.telling
        name, did = self._call(scene.actor), telling.stance is Stance.YES
        for tag, question in word_questions(self._act, scene.actor, name):
            yield self._make(question, tag if did else "", None, 3.0 if tag == "when" else 2.0)
        if did:
            asked = f"When {invert(loosen(self._act), scene.actor, name)}?"
            yield self._make(asked, "when", None, 1.0)
        yield from self._ask_passive()
        yield from self._ask_who()
        if telling.other is not None:
            when = "When " + invert(self._act, scene.other, self._call(scene.other)) + "?"
            # Of two who did it together the time is told once.
            tag = "whenO" if "whenO" in self._text.marks else "when"
            yield self._make(when, tag if telling.other is Stance.YES else "", None, 2.0)

    def _ask_passive(self) -> Iterator[Asked]:
        """Yield questions that do not say who: "When was the pay deal signed?"."""
        deed, telling = self._act.deed, self._scene.telling
        if "p" not in deed.traits or self._text.has_twin or telling.is_crowd:
            return
        was, done = (
            "were" if self._act.is_many else "was",
            f"{deed.verb.done} {self._act.rest}".strip(),
        )
        asked = f"{was} {self._act.obj} {done}"
        tag = (
            "when"
            if telling.stance is Stance.YES
            else "whenO"
            if telling.other is Stance.YES
            else ""
        )
        yield self._make(f"When {asked}?", tag, None, 2.0)
        by = f"{asked} by {self._call(self._scene.actor)}"
        yield self._make(f"{capitalise(by)}?", "S", telling.stance, 1.5)
        if telling.stance is Stance.YES:
            yield self._make(f"{capitalise(asked)}?", "S", Stance.YES, 1.0)

    def _ask_who(self) -> Iterator[Asked]:
        telling = self._scene.telling
        if telling.is_crowd or self._text.has_twin:
            return
        subject = self._ask_subject()
        tag = (
            "who" if telling.stance is Stance.YES else "whoO" if telling.other is Stance.YES else ""
        )
        form = self._scene.act.phrase(self._verb().tell(is_plural=self._scene.actor.is_plural))
        yield self._make(f"{subject} {unmark(form)}?", tag, None, 4.0)

    def _ask_asides(self) -> Iterator[Asked]:
        scene, verb = self._scene, self._scene.act.deed.verb
        slots = {
            "q": self._call(scene.actor), "o": self._call(scene.other), "place": scene.place,
            "do": self._act.phrase(verb.base), "doing": self._act.phrase(verb.doing),
            "having": self._act.phrase(verb.doing), "bare": f"{verb.base} {self._act.rest}".strip(),
        }  # fmt: skip
        for question, told in ASIDES.get(scene.telling.family, ()):
            if "{bare}" in question and not self._asks_object():
                continue
            if not isinstance(told, Stance) and told and told not in self._text.marks:
                continue
            asked = agree(question, scene.actor).format(**slots)
            if asked.startswith("Who "):
                asked = self._ask_subject() + asked[3:]
            if isinstance(told, Stance):
                yield self._make(unmark(asked), "S", told, 2.0)
            else:
                yield self._make(unmark(asked), told, None, 2.0)

    def _ask_of_others(self) -> Iterator[Asked]:
        """Yield questions with another name, object, place or year than the text has."""
        deed = self._act.deed
        stranger = make_actor(deed, self._chance)
        others = [each for each in self._text.bystanders if each.kind == deed.who]
        if not names_one(self._text.plain, stranger):
            others.append(stranger)
        for each in () if self._scene.telling.is_general else others:
            if self._chance.random() < _OPEN_OF_OTHERS:
                yield self._make_closed(self._call(each), self._act, Stance.OPEN, "", 1.0, each)
            for _, question in word_questions(self._act, each, self._call(each)):
                yield self._make(question, "", None, 0.8)
        if self._text.has_twin:
            return
        name = self._call(self._scene.actor)
        yield from self._ask_of_another_act(make_act(deed, self._chance), name)
        yield from self._ask_of_another_time(name)

    def _ask_of_another_act(self, act: Act, name: str) -> Iterator[Asked]:
        if not differs(act, self._act, self._text.plain):
            return
        is_number = _NUMBER.search(act.obj) and _NUMBER.search(self._act.obj)
        if not is_number and self._chance.random() < _OPEN_OF_OTHERS:
            yield self._make_closed(name, act, Stance.OPEN, "", 1.0)
        yield self._make(f"When {invert(act, self._scene.actor, name)}?", "", None, 1.0)
        form = act.phrase(act.deed.verb.tell(is_plural=self._scene.actor.is_plural))
        yield self._make(f"{self._ask_subject()} {form}?", "", None, 1.0)

    def _ask_of_another_time(self, name: str) -> Iterator[Asked]:
        when, other = self._read("when"), self._chance.choice((make_far, make_near))(self._chance)
        if not is_another_time(when, other):
            return
        asked = invert(self._act, self._scene.actor, name)
        yield self._make(f"{capitalise(asked)} {other}?", "", Stance.OPEN, 0.8)
        form = self._act.phrase(self._verb().tell(is_plural=self._scene.actor.is_plural))
        yield self._make(f"{self._ask_subject()} {form} {other}?", "", None, 1.5)

    def _make(self, question: str, tag: str, stance: Stance | None, weight: float) -> Asked:
        span = self._text.marks.get(tag, Span(-1, -1))
        asked = scrawl(unmark(question), self._chance)
        example = Example(
            asked, self._text.plain, span.start, span.end, stance=stance, source=SOURCE
        )
        return Asked(example, weight)

    def _read(self, tag: str) -> str:
        span = self._text.marks.get(tag)
        return self._text.plain[span.start : span.end] if span else ""

    def _asks_object(self) -> bool:
        return bool(self._act.obj) and asks_what(self._act)

    def _call(self, actor: Actor) -> str:
        if actor.kind == "p" and self._chance.random() < 0.3:
            return actor.short
        return actor.name

    def _ask_subject(self) -> str:
        """Return the word that asks for who did it: "Who", "Which company"."""
        deed = self._act.deed
        which = f"Which {_ASKED_NOUN[deed.field]}" if deed.field in _ASKED_NOUN else ""
        if which and self._chance.random() < 0.6:
            return which
        return "What" if deed.who == "t" else "Who"

    def _verb(self) -> Verb:
        alike = self._act.deed.alike
        return alike if alike and self._chance.random() < 0.2 else self._act.deed.verb
