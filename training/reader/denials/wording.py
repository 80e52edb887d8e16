"""How a question over invented news is put."""

import random
import re
from collections.abc import Iterator

from training.reader.denials.deeds import Act, Actor, Verb
from training.reader.denials.marks import unmark

_LEADS = ("Is it true", "Is it true", "Is it right", "Is it a fact", "Is it the case")

# Verbs that can stand alone.
_ALONE = {
    "resign", "retire", "surrender", "testify", "apologise", "confess", "vote", "qualify", "appeal",
    "sink", "explode", "collapse", "burst", "be arrested", "be expelled", "be fined",
    "be sued", "be wounded", "be captured", "be injured", "be questioned", "be charged", "reopen",
}  # fmt: skip


def word_closed(act: Act, actor: Actor, name: str, chance: random.Random) -> tuple[str, bool]:
    """Return a question for yes or no or a claim; False with it where it asks for the contrary."""
    alike = act.deed.alike
    verb = alike if alike and chance.random() < 0.25 else act.deed.verb
    many = actor.is_plural
    did, didnt = act.phrase(verb.tell(is_plural=many)), act.phrase(verb.negate(is_plural=many))
    has = "have" if many else "has"
    asked = invert(act, actor, name, verb)
    roll = chance.random()
    if roll < 0.06:
        return f"{capitalise(name)} {didnt}.", False
    if roll < 0.08:
        return f"Is it true that {name} {didnt}?", False
    if roll < 0.11:
        return f"{capitalise(asked.replace(' ', 'n’t ', 1))}?", True
    return chance.choice((
        *[f"{capitalise(asked)}?"] * 4,
        f"{has.capitalize()} {name} {act.phrase(verb.done)}?",
        f"{has.capitalize()} {name} {act.phrase(verb.done)}?",
        f"{chance.choice(_LEADS)} that {name} {did}?", f"{capitalise(name)} {did}.",
        f"{chance.choice(_LEADS)} that {name} {did}?", f"{capitalise(name)} {did}",
        f"{capitalise(asked)} after all?", f"{chance.choice(('So', 'And'))} {asked}?",
    )), True  # fmt: skip


def invert(act: Act, actor: Actor, name: str, verb: Verb | None = None) -> str:
    """Return the deed as asked for: "did Ewan Strachan resign", "was Halden Bank fined"."""
    verb = verb or act.deed.verb
    if verb.is_passive:
        was, _, done = verb.tell(is_plural=actor.is_plural).partition(" ")
        return f"{was} {name} {act.phrase(done)}"
    return f"did {name} {act.phrase(verb.base)}"


def word_questions(act: Act, actor: Actor, name: str) -> Iterator[tuple[str, str]]:
    """Yield questions for words, each behind the mark that answers it."""
    yield "when", f"When {invert(act, actor, name)}?"
    verb = act.deed.verb
    if act.is_placed:
        bare = invert(Act(act.deed, act.obj, "", act.is_many), actor, name)
        yield "where", f"Where {bare}?"
    if verb.is_passive or not act.obj:
        return
    base = " ".join(filter(None, (f"did {name} {verb.base}", act.rest)))
    if "<whom>" in act.obj:
        yield "whom", f"Whom {base}?"
    elif "<where>" in act.obj and asks_what(act):
        yield "where", f"Which city {base}?"
    elif "<money>" in act.obj:
        yield "money", f"How much {base}?"
    elif act.counted:
        yield "count", f"How many {unmark(act.counted)} {base}?"
    elif asks_what(act):
        yield "what", f"What {base}?"


def loosen(act: Act) -> Act:
    """Return `act` without what follows, where it can do without."""
    if (act.obj and not act.deed.verb.is_passive) or act.deed.verb.base in _ALONE:
        return Act(act.deed, act.obj, "", act.is_many)
    return act


def asks_what(act: Act) -> bool:
    """Whether "what" asks well for its object."""
    return not act.counted and "<whom>" not in act.obj and "<money>" not in act.obj


def differs(one: Act, other: Act, text: str) -> bool:
    """Whether `one` is on something that neither `other` nor the `text` names."""
    pairs = ((one.obj, other.obj), (one.rest, other.rest))
    changed = [a for a, b in pairs if a and b and a != b]
    return bool(changed) and all(unmark(each) not in text for each in changed)


def is_another_time(one: str, other: str) -> bool:
    """Whether both name a year, or both a day of the week, and not the same."""
    for unit in (r"\d{4}", r"\w+day\b"):
        mine, others = re.findall(unit, one), re.findall(unit, other)
        if mine and others:
            return mine != others
    return False


def agree(question: str, actor: Actor) -> str:
    """Return `question` with the plural before {q} where `actor` is several."""
    if not actor.is_plural:
        return question
    many = {"was": "were", "has": "have", "is": "are", "does": "do"}

    def change(verb: re.Match[str]) -> str:
        form = many[verb[0].lower()]
        return form.capitalize() if verb[0][0].isupper() else form

    return re.sub(r"\b(?:was|has|is|does)\b(?= \{q\})", change, question, flags=re.I)


def scrawl(question: str, chance: random.Random) -> str:
    """Return `question` as it stands, or now and then as people type it in haste."""
    roll = chance.random()
    if roll < 0.06:
        return question.lower().rstrip("?.")
    return question.rstrip("?") if roll < 0.09 else question


def capitalise(text: str) -> str:
    """Return `text` with a capital."""
    return text[0].upper() + text[1:]
