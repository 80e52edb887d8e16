"""Questions over invented news: what was done, denied, refused, planned, and of whom that is said.

Nothing else that the reader learns from has a text for every way in which a deed is not done. Here
texts are composed of a deed, somebody who does it and a way to tell it (`denial_deeds`,
`denial_tellings`), so that what they say to a question is known and not judged.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from training.reader.denials import words
from training.reader.denials.crowds import make_crowds
from training.reader.denials.deeds import (
    Actor,
    Deed,
    fill_slots,
    has_persons,
    names_one,
    pick,
    read_deeds,
)
from training.reader.denials.figures import make_figures
from training.reader.denials.marks import read_marks, unmark
from training.reader.denials.questions import Asked, Questioner, Text
from training.reader.denials.scenes import Scene, fits, make_scene
from training.reader.denials.tellings import FACTS, NEGATIONS, OPENS, Telling
from training.reader.examples import Example

_FIGURES, _CROWDS = 0.1, 0.07
_INTRODUCED, _FILLER, _TWIN = 0.22, 0.45, 0.2
# Beside another person or somebody who tells it, "he" would not be clear.
_LONE = r"\{[OR]\}"
_MOST_OF_A_TEXT = 3
# Sentences of one clause, to which another deed of the same person can be joined.
_PLAIN = re.compile(r"(?!.*\{O\})\{S\} [^,;:“]*\.$")


class Want(StrEnum):
    """What a question comes to."""

    YES = "yes"
    NO = "no"
    OPEN = "open"
    TOLD = "told"
    UNTOLD = "untold"


# Shares of the stream.
SHARES = {Want.YES: 0.16, Want.NO: 0.16, Want.OPEN: 0.16, Want.TOLD: 0.26, Want.UNTOLD: 0.26}
_KINDS = ((FACTS, 0.36), (NEGATIONS, 0.36), (OPENS, 0.28))


def make_denials(chance: random.Random) -> Iterator[Example]:
    """Yield examples without end, in shares that stay the same."""
    deeds = read_deeds()
    given: Counter[Want] = Counter()
    while True:
        roll = chance.random()
        if roll < _FIGURES:
            asked = list(make_figures(chance))
        elif roll < _FIGURES + _CROWDS:
            asked = list(make_crowds(deeds, chance))
        else:
            asked = list(Questioner(make_text(deeds, chance), chance).ask_all())
        yield from _choose(asked, given, chance)


def make_text(deeds: Sequence[Deed], chance: random.Random) -> Text:
    """Return one to four sentences, of which one tells of a deed."""
    introduced = _introduce(deeds, chance) if chance.random() < _INTRODUCED else None
    if introduced:
        told, scene = introduced
    else:
        scene = _make_any(deeds, chance)
        told = scene.text
    others: list[str] = []
    bystanders: list[Actor] = []
    has_twin = False
    for _ in range(chance.choice((0, 0, 1, 1, 1, 2, 2, 3)) - bool(introduced)):
        beside = _make_beside(scene, deeds, chance)
        text = unmark(beside.text) if beside else fill_slots(pick(words.FILLERS, chance), chance)
        is_twin = beside is not None and beside.act.deed is scene.act.deed
        if _repeats(text, beside, " ".join((told, *others)), scene) or (is_twin and has_twin):
            continue
        others.append(text)
        has_twin |= is_twin
        bystanders += [beside.actor] if beside and not is_twin else []
    at = chance.randint(0, len(others))
    plain, marks = read_marks(" ".join([*others[:at], told, *others[at:]]))
    return Text(scene, plain, marks, tuple(bystanders), has_twin)


def _introduce(deeds: Sequence[Deed], chance: random.Random) -> tuple[str, Scene] | None:
    """Return one or two sentences on two deeds of one person; and the scene of either.

    The person is named in full for the first deed alone. The text is marked as it is of that scene.
    """
    persons = [each for each in deeds if each.who == "p"]
    first = _make_any([each for each in persons if not has_persons(each)], chance, _LONE)
    own, telling = first.act.deed, _pick_telling(chance)
    fitting = [
        each for each in persons
        if each.field == own.field and fits(telling, each) and not _is_like(each, first)
    ]  # fmt: skip
    if not fitting or re.search("[MW]", telling.needs):
        return None
    second = make_scene(chance.choice(fitting), telling, chance, first.actor, is_known=True)
    if names_one(first.text, second.other) or names_one(second.text, first.other):
        return None
    joined = _coordinate(first, second)
    is_first = chance.random() < 0.35
    if joined and chance.random() < 0.75:
        return joined[0 if is_first else 1], first if is_first else second
    if is_first:
        return f"{first.text} {unmark(second.text)}", first
    return f"{_mark_name(first)} {second.text}", second


def _coordinate(first: Scene, second: Scene) -> tuple[str, str] | None:
    """Return "X signed the pact but did not resign.", marked as of either; None if not apt."""
    if not (_PLAIN.match(first.telling.text) and _PLAIN.match(second.telling.text)):
        return None
    actor = first.actor
    subjects = f"{actor.short}|{actor.pronouns[0].capitalize()}"
    deed = re.match(rf"<S>(?:<O>)?(?:{subjects}) (.+?)(?:</O>)?</S>\.$", second.text)
    if not deed:
        return None
    link = "and" if first.telling.stance is second.telling.stance else "but"
    open_first = first.text.removesuffix(".").rstrip(",")
    begun = _mark_name(first).removesuffix(".")
    return f"{open_first} {link} {unmark(deed[1])}.", f"<S>{begun} {link} {deed[1]}</S>."


def _mark_name(scene: Scene) -> str:
    """Return the text of `scene` with no mark but that of the name."""
    name = scene.actor.name
    return unmark(scene.text).replace(name, f"<who>{name}</who>", 1)


def kind_of(example: Example) -> Want:
    """Return what the question of `example` comes to."""
    if example.stance:
        return Want(example.stance)
    return Want.TOLD if example.is_answered else Want.UNTOLD


def _make_any(deeds: Sequence[Deed], chance: random.Random, without: str = "") -> Scene:
    """Return a scene of one of `deeds`, told without the slots that `without` names."""
    while True:
        telling = _pick_telling(chance)
        fitting = [each for each in deeds if fits(telling, each)]
        if fitting and not (without and re.search(without, telling.text)):
            return make_scene(chance.choice(fitting), telling, chance)


def _pick_telling(chance: random.Random) -> Telling:
    tables = [table for table, _ in _KINDS]
    return chance.choice(chance.choices(tables, [share for _, share in _KINDS])[0])


def _make_beside(scene: Scene, deeds: Sequence[Deed], chance: random.Random) -> Scene | None:
    """Return what else a report tells: the deed of another, another deed, None for a filler."""
    roll = chance.random()
    if roll < _FILLER:
        return None
    own = scene.act.deed
    near = (
        [own] if roll < _FILLER + _TWIN else [each for each in deeds if not _is_like(each, scene)]
    )
    telling = _pick_telling(chance)
    fitting = [each for each in near if fits(telling, each)]
    return make_scene(chance.choice(fitting), telling, chance) if fitting else None


def _repeats(text: str, beside: Scene | None, told: str, scene: Scene) -> bool:
    """Whether `text` names somebody of `scene`, or somebody of `beside` is in what is `told`."""
    named = any(names_one(text, each) for each in (scene.actor, scene.other))
    others = (beside.actor, beside.other) if beside else ()
    return text[-16:] in told or named or any(names_one(told, each) for each in others)


def _is_like(deed: Deed, scene: Scene) -> bool:
    """Whether a question about the deed of `scene` might mean `deed`, or is about it."""
    own = scene.act.deed
    mine = {each.base for each in (own.verb, own.alike) if each}
    return bool(mine & {each.base for each in (deed.verb, deed.alike) if each})


def _choose(
    asked: Sequence[Asked], given: Counter[Want], chance: random.Random
) -> Iterator[Example]:
    """Yield some of `asked`, those first of which there are too few; counts them in `given`."""
    left = list(asked)
    for _ in range(chance.randint(1, _MOST_OF_A_TEXT)):
        by_kind = {kind_of(each.example) for each in left}
        if not by_kind:
            return
        want = min(sorted(by_kind), key=lambda kind: given[kind] / SHARES[kind])
        fitting = [each for each in left if kind_of(each.example) is want]
        chosen = chance.choices(fitting, [each.weight for each in fitting])[0]
        given[want] += 1
        left = [each for each in left if each.example.question != chosen.example.question]
        yield chosen.example
