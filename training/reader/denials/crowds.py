"""Questions over invented news of many: nobody was hurt, not all of the jurors voted."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.types import Span
from training.reader.denials import words
from training.reader.denials.deeds import Deed, fill_slots, make_act, pick
from training.reader.denials.marks import read_marks, unmark
from training.reader.denials.questions import SOURCE, Asked
from training.reader.denials.times import make_far, make_near
from training.reader.denials.wording import scrawl
from training.reader.examples import Example, Stance

Y, N, O = Stance.YES, Stance.NO, Stance.OPEN  # noqa: E741 - they fill a table

_MISHAPS = """
the fire at the paper mill in {place}/the train crash near {place}/the gas blast in {place}
the roof collapse at the arena in {place}/the landslide near {place}/the bus crash in {place}
the shooting at the market in {place}/the ferry accident off {place}/the riot in {place}
the storm in {place}/the flood in {place}/the crane accident in {place}/the earthquake near {place}
"""
_HARMS = "hurt/injured/killed/harmed/wounded/taken to hospital"
_BODIES = """
councillors/jurors/board members/ministers/shareholders/senators/bishops/team captains/judges
striking pilots/village elders/witnesses/club owners/party members
"""
_DONE_BY_BODIES = ("sign", "vote", "testify", "resign", "meet", "visit", "endorse", "apologise")


@dataclass(frozen=True, slots=True)
class _Told:
    """A text on {e}, an event, or on {g}, a body of people, and what it says to each question."""

    text: str
    closed: tuple[tuple[str, Stance], ...]
    open: tuple[tuple[str, str], ...]


# "Who was hurt?" has no answer where nobody was.
_OF_MISHAPS = (
    _Told(
        "No one was {h} in {e} {T}.",
        (("Was anyone {h} in {e}?", N), ("Were people {h} in {e}?", N)),
        (("Who was {h} in {e}?", ""), ("When was {e}?", "when")),
    ),
    _Told(
        "Nobody was {h} in {e}, {r} said {t}.",
        (("Was anybody {h} in {e}?", N),),
        (("Who was {h} in {e}?", ""), ("When was {e}?", "")),
    ),
    _Told(
        "There was much damage in {e}, but no one was {h}.",
        (("Was anyone {h} in {e}?", N), ("Was there damage in {e}?", Y)),
        (("Who was {h} in {e}?", ""),),
    ),
    _Told(
        "None of the {n} people in the building was {h} in {e} {T}.",
        (("Was anyone {h} in {e}?", N),),
        (("Who was {h} in {e}?", ""),),
    ),
    _Told(
        "{e} {T} left {n} people {h}.",
        (("Was anyone {h} in {e}?", Y),),
        (("How many people were {h} in {e}?", "count"), ("When was {e}?", "when")),
    ),
    _Told(
        "{n} people were {h} in {e} {T}.",
        (("Was anyone {h} in {e}?", Y), ("Was nobody {h} in {e}?", N)),
        (("How many people were {h} in {e}?", "count"),),
    ),
    _Told(
        "{p} was {h} in {e} {T}; nobody else was.",
        (("Was anyone {h} in {e}?", Y), ("Was {pq} {h} in {e}?", Y)),
        (("Who was {h} in {e}?", "who"),),
    ),
    _Told(
        "It was not clear {t} whether anyone had been {h} in {e}.",
        (("Was anyone {h} in {e}?", O),),
        (("How many people were {h} in {e}?", ""), ("Who was {h} in {e}?", "")),
    ),
    _Told(
        "{r} feared {t} that people had been {h} in {e}.",
        (("Was anyone {h} in {e}?", O),),
        (("How many people were {h} in {e}?", ""),),
    ),
    _Told(
        "Early reports that {n} people had been {h} in {e} were wrong, {r} said: nobody was.",
        (("Was anyone {h} in {e}?", N),),
        (("How many people were {h} in {e}?", ""),),
    ),
    _Told(
        "{p} escaped unharmed from {e} {T}.",
        (("Was {pq} hurt in {e}?", N),),
        (("Who was hurt in {e}?", ""), ("When was {pq} hurt?", "")),
    ),
    _Told(
        "{p} was not among those {h} in {e} {T}.",
        (("Was {pq} {h} in {e}?", N),),
        (("Who was {h} in {e}?", ""),),
    ),
)
_OF_BODIES = (
    _Told(
        "None of the {n} {g} {did}.",
        (("Did any of the {g} {do}?", N), ("Did the {g} {do}?", N)),
        (("Which of the {g} {did}?", ""), ("When did the {g} {do}?", "")),
    ),
    _Told(
        "No {member} of the group of {g} {did}, {r} said {t}.",
        (("Did any of the {g} {do}?", N),),
        (("Which of the {g} {did}?", ""), ("Who {did}?", "")),
    ),
    _Told(
        "All {n} {g} refused {t} to {do}.",
        (("Did any of the {g} {do}?", N), ("Did the {g} refuse to {do}?", Y)),
        (
            ("How many {g} {did}?", ""),
            ("How many {g} refused to {do}?", "count"),
            ("When did the {g} {do}?", ""),
        ),
    ),
    _Told(
        "Only one of the {g}, {p}, {did} {T}.",
        (("Did {pq} {do}?", Y), ("Did any of the {g} {do}?", Y), ("Did all of the {g} {do}?", N)),
        (("Which of the {g} {did}?", "who"), ("When did {pq} {do}?", "when")),
    ),
    _Told(
        "Only one of the {g}, {p}, did not {do}.",
        (("Did {pq} {do}?", N), ("Did all of the {g} {do}?", N)),
        (("When did {pq} {do}?", ""), ("Who did not {do}?", "who")),
    ),
    _Told(
        "Not all of the {g} {did}.",
        (("Did all of the {g} {do}?", N),),
        (("How many of the {g} {did}?", ""),),
    ),
    _Told(
        "All of the {g} {did} {T}.",
        (("Did all of the {g} {do}?", Y), ("Did any of the {g} refuse to {do}?", N)),
        (("When did the {g} {do}?", "when"),),
    ),
    _Told(
        "{n} of the {g} {did} {T}, the others refused.",
        (
            ("Did all of the {g} {do}?", N),
            ("Did any of the {g} {do}?", Y),
            ("Did some of the {g} refuse to {do}?", Y),
        ),
        (("How many of the {g} {did}?", "count"), ("When did they {do}?", "when")),
    ),
    _Told(
        "The {g} are to decide {t2} whether to {do}.",
        (("Did the {g} {do}?", O), ("Have the {g} decided to {do}?", N)),
        (("How many of the {g} {did}?", ""),),
    ),
    _Told(
        "Every one of the {g} except {p} {did} {T}.",
        (("Did {pq} {do}?", N), ("Did all of the {g} {do}?", N), ("Did any of the {g} {do}?", Y)),
        (("When did {pq} {do}?", ""), ("When did the others {do}?", "when")),
    ),
    _Told(
        "Hardly any of the {g} wanted to {do}, {r} said {t}.",
        (("Did most of the {g} want to {do}?", N), ("Did the {g} {do}?", O)),
        (("When did the {g} {do}?", ""),),
    ),
)
_REPORTERS = "police/officials/rescuers/the fire service/the mayor’s office/the coastguard/doctors"


def make_crowds(deeds: Sequence[Deed], chance: random.Random) -> Iterator[Asked]:
    """Yield the questions over one invented text on many people or on nobody."""
    if chance.random() < 0.5:
        told, slots = chance.choice(_OF_MISHAPS), {"e": fill_slots(pick(_MISHAPS, chance), chance)}
    else:
        willed = [e for e in deeds if e.who == "p" and e.verb.base in _DONE_BY_BODIES]
        act = make_act(chance.choice(willed), chance)
        verb = act.deed.verb
        told = chance.choice(_OF_BODIES)
        slots = {"do": unmark(act.phrase(verb.base)), "did": unmark(act.phrase(verb.past))}
    slots |= _invent(chance)
    text = told.text.format(**slots)
    text = f"<all>{text[0].upper()}{text[1:-1]}</all>." if text[0] != "<" else _capitalise(text)
    filler = fill_slots(pick(words.FILLERS, chance), chance)
    if chance.random() < 0.4 and "{n}" not in told.text:
        text = chance.choice((f"{filler} {text}", f"{text} {filler}"))
    plain, marks = read_marks(text)
    plainly = {name: unmark(each) for name, each in slots.items()}
    for question, stance in told.closed:
        yield _make(question.format(**plainly), plain, marks["all"], stance, chance)
    for question, mark in told.open:
        span = marks.get(mark, Span(-1, -1))
        yield _make(question.format(**plainly), plain, span, None, chance)


def _capitalise(text: str) -> str:
    opened = text.index(">") + 1
    return f"<all>{text[:opened]}{text[opened].upper()}{text[opened + 1 : -1]}</all>."


def _invent(chance: random.Random) -> dict[str, str]:
    name = pick(words.MEN + "/" + words.WOMEN, chance)
    return {
        "h": pick(_HARMS, chance), "g": pick(_BODIES, chance), "member": "member",
        "n": f"<count>{pick(_FEW, chance)}</count>", "r": pick(_REPORTERS, chance),
        "p": f"<who>{name}</who>", "pq": name, "t": make_near(chance), "t2": "next week",
        "T": f"<when>{chance.choice((make_near, make_far))(chance)}</when>",
    }  # fmt: skip


_FEW = "three/five/six/eight/nine/11/13/16/19/22/27/34/41/58"


def _make(
    question: str, text: str, span: Span, stance: Stance | None, chance: random.Random
) -> Asked:
    asked = scrawl(question, chance)
    return Asked(Example(asked, text, span.start, span.end, stance=stance, source=SOURCE), 1.0)
