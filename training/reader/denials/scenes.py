"""A way to tell, filled with a deed and those who do it: marked text."""

import random
import re
from dataclasses import dataclass

from training.reader.denials import words
from training.reader.denials.deeds import (
    Act,
    Actor,
    Deed,
    Verb,
    fill_slots,
    make_act,
    make_actor,
    names_one,
    pick,
)
from training.reader.denials.marks import unmark
from training.reader.denials.tellings import Telling
from training.reader.denials.times import make_future, make_times

_SLOT = re.compile(r"\{([^{}]+)\}")
_SENTENCE_START = re.compile(r"((?:^|[.?!] |“)(?:<\w+>)*)([a-z])")
# Who may stand where, by the capital letters of what a telling needs.
_KINDS = {"P": "p", "M": "p", "W": "p", "B": "po", "A": "pog", "T": "t"}
# What is one of its kind takes "the".
_ONLY_ONE = re.compile(r" of |minister|^head|^chief|^chairman|^party|^governor|^deputy|^director")
# Sentences whose subject can be "she", and in which nobody else might be she.
_TAKES_PRONOUN = re.compile(r"(?!.*\{[OR]\})(?:\{S\} |[^{]*\{[tTF]\}, \{S\} )")
_FINAL = re.compile(r"[.!]$")


@dataclass(frozen=True, slots=True)
class Scene:
    """A told sentence: who does what, and who else there is.

    `text` is marked: S and O are what tells of the actor and of the other; who, whoO, what, when,
    whenO, said, will, where, count, money and whom are what their names say.
    """

    text: str
    telling: Telling
    act: Act
    actor: Actor
    other: Actor
    place: str


def fits(telling: Telling, deed: Deed) -> bool:
    """Whether `telling` can be said of `deed`."""
    traits = {each for each in telling.needs if each.islower()}
    kinds = {
        who for each in telling.needs if each.isupper()
        for who in _KINDS[each]
    }  # fmt: skip
    return (
        (not traits or bool(traits & set(deed.traits)))
        and (not kinds or deed.who in kinds)
        and ("{E}" not in telling.text or bool(deed.occasion))
    )


def make_scene(
    deed: Deed,
    telling: Telling,
    chance: random.Random,
    actor: Actor | None = None,
    *,
    is_known: bool = False,
) -> Scene:
    """Return `telling` of `deed`, done by `actor` or somebody new.

    One who `is_known` has been named before, and is not marked here.
    """
    while True:
        act, other = make_act(deed, chance), make_actor(deed, chance)
        doer = actor or make_actor(deed, chance)
        within = unmark(act.phrase(""))
        if ("W" if doer.is_woman else "M") not in telling.needs and {*"MW"} & {*telling.needs}:
            continue
        if not names_one(f"{other.name} {within}", doer) and not names_one(within, other):
            break
    slots = _Slots(act, doer, other, chance)
    if is_known:
        slots.refer(is_alone=bool(_TAKES_PRONOUN.match(telling.text)))
    text = _SLOT.sub(lambda slot: slots.fill(slot[1]), telling.text)
    return Scene(_finish(text), telling, act, doer, other, slots.place)


def _finish(text: str) -> str:
    """Return `text` without doubled commas, with its capitals and enclosed in what it tells."""
    text = re.sub(r",(?=[,.;:])", "", text)
    text = re.sub(r" +", " ", text).replace(" ,", ",").replace(" .", ".").replace(" ;", ";")
    text = _SENTENCE_START.sub(lambda start: start[1] + start[2].upper(), text)
    for tag in ("O", "S"):
        if f"<{tag}>" not in text:
            text = f"<{tag}>{_FINAL.sub('', text)}</{tag}>{'.' if _FINAL.search(text) else ''}"
    return text


class _Slots:
    """The words that fill the slots of one telling."""

    def __init__(self, act: Act, actor: Actor, other: Actor, chance: random.Random) -> None:
        self._act, self._actor, self._other, self._chance = act, actor, other, chance
        self.place = pick(words.CITIES, chance)
        verb = act.deed.verb
        when, when_other, said = make_times(chance)
        ahead, bare = make_future(chance)
        he, him, his = actor.pronouns
        cond = chance.choice(words.THING_CONDITIONS if actor.kind == "t" else words.CONDITIONS)
        self._filled = {
            "S": _introduce(actor, "who", chance), "O": f"<whoO>{other.name}</whoO>",
            "N": f"<who>{actor.name}</who>", "s": actor.short,
            "he": he, "him": him, "his": his, "heo": other.pronouns[0],
            "R": pick(words.REPORTERS, chance), "E": act.deed.occasion, "place": self.place,
            "T": f"<when>{when}</when>", "U": f"<whenO>{when_other}</whenO>",
            "t": f"<said>{said}</said>", "F": f"<will>{ahead}</will>", "Fu": f"<will>{bare}</will>",
            "why": pick(words.REASONS, chance), "unless": pick(words.DEMANDS, chance),
            "cond": cond[0], "cond2": cond[1], "had": cond[2],
            "I": "we" if actor.kind in "og" else "I", "have": "have",
            "dido": _echo(verb, other), **self._tell_deed(verb),
        }  # fmt: skip

    def fill(self, slot: str) -> str:
        """Return the words for `slot`; of two forms that which fits the actor."""
        if "|" in slot:
            return slot.split("|")[self._actor.is_plural]
        return self._filled[slot]

    def refer(self, *, is_alone: bool) -> None:
        """Call the actor by the short name, or if `is_alone` by a pronoun."""
        actor = self._actor
        self._filled |= {"N": actor.short, "S": actor.short}
        if is_alone and self._chance.random() < 0.7:
            self._filled["S"] = actor.pronouns[0]

    def _tell_deed(self, verb: Verb) -> dict[str, str]:
        act, many = self._act, self._actor.is_plural
        told = verb.tell(is_plural=many)
        was = "were" if act.is_many else "was"
        what = act.obj or "it"
        return {
            "do": act.phrase(verb.base), "did": act.phrase(told), "done": act.phrase(verb.done),
            "doing": act.phrase(verb.doing), "didmany": act.phrase(verb.tell(is_plural=True)),
            "didnt": act.phrase(verb.negate(is_plural=many)),
            "didI": act.phrase(verb.tell(is_plural=False)),
            "didntI": act.phrase(verb.negate(is_plural=False)),
            "having": act.phrase(self._chance.choice((verb.doing, f"having {verb.done}"))),
            "nearlydid": act.phrase(_hedge(told, verb, "very nearly")),
            "almostdid": act.phrase(_hedge(told, verb, "almost")),
            "What": what, "pp": f"{was} {verb.done} {act.rest}",
            "notpp": f"{was} not {verb.done} {act.rest}",
        }  # fmt: skip


def _hedge(told: str, verb: Verb, adverb: str) -> str:
    return told.replace(" ", f" {adverb} ", 1) if verb.is_passive else f"{adverb} {told}"


def _echo(verb: Verb, other: Actor) -> str:
    if not verb.is_passive:
        return "did"
    return "were" if other.is_plural else "was"


def _introduce(actor: Actor, tag: str, chance: random.Random) -> str:
    """Return the name of `actor`, now and then with what he or it is."""
    name = f"<{tag}>{actor.name}</{tag}>"
    if actor.kind != "p":
        return _introduce_thing(actor, name, chance)
    article = "the" if _ONLY_ONE.search(actor.role) else "an" if actor.role[0] in "aeiou" else "a"
    age = chance.randint(24, 71)
    return chance.choice((
        name, name, f"{actor.title} {name}", f"{name}, {article} {actor.role},",
        f"the {actor.role}, {name}," if article == "the" else f"the {actor.role} {name}",
        f"{name}, {age},", f"{name}, {article} {actor.role},",
    ))  # fmt: skip


def _introduce_thing(actor: Actor, name: str, chance: random.Random) -> str:
    more = {
        "o": ("{name}, based in {place},", "{name}, which has {n} staff,"),
        "t": ("{name}, built in {year},",), "g": (),
    }[actor.kind]  # fmt: skip
    is_made = actor.kind != "t" or re.match(
        "the (?:ferry|tanker|trawler|freighter|.*bridge)", actor.name
    )
    is_firm = actor.kind != "o" or actor.name in words.FIRMS
    if not more or not is_made or not is_firm or chance.random() < 0.7:
        return name
    form = chance.choice(more).replace("{year}", str(chance.randint(1931, 2012)))
    return fill_slots(form.replace("{name}", name), chance)
