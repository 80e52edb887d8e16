"""A follow-up made whole from what was said before: its pronouns filled, what it leaves out added.

The people, places and things last spoken of stand for the pronouns, those that a question was about
before those that it only mentioned, as in the theory of centering (Grosz, Joshi and Weinstein,
"Centering", Computational Linguistics 1995).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.language.names.finding import find_names
from qa.language.names.parts import drop_possessive
from qa.question.ellipsis import rebuild_question
from qa.types import Said

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_PERSON = re.compile(r"\b(he|him|his|she|her|hers)\b", re.I)
# "Each of them" are several things, which have no name together.
_GROUP = re.compile(r"(?<!\bof )\b(they|them|their|theirs)\b", re.I)
_THING = re.compile(r"\b(it|its|this|that|these|those|then|there|here|else|other|same)\b", re.I)
_OBJECT = re.compile(
    r"\b(?:him|them|(?:her|it|this|that)(?=\W*$| (?:in|on|at|to|for|by|with|before|after)\b))\b",
    re.I,
)
# "Kept her out", "told her that", "met her in May": what follows is no thing of hers.
_THING_BEHIND = re.compile(
    r"\s+(?!(?:about|after|again|against|and|as|at|away|back|before|by|down|during|for|from|home|if"
    r"|in|into|of|off|on|or|out|over|so|than|that|then|there|this|to|today|under|until|up|when"
    r"|where|while|with|without|yesterday)\b)\w",
    re.I,
)
_THERE = re.compile(r"\bthere\b(?!\s+(?:is|are|was|were|any|be|been)\b)", re.I)
_EXISTS = re.compile(r"\b(?:is|are|was|were|be|been)\s+there\b", re.I)
_OPENING = re.compile(
    r"^(?:and|but|so|or|why|how come|what about|how about|what else|who else)\b", re.I
)
_PLACED = re.compile(r"\b(?:in|at|near|from|to|of)\s+(?:the\s+)?$", re.I)
_ASKS_WHO = re.compile(r"^\W*(?:and\s+)?(?:to |by |with )?who", re.I)
_POSSESSIVES = frozenset({"his", "their", "theirs", "its", "hers"})
# What was said a turn earlier weighs this much less.
_FADING = 0.7
_ASKED, _ABOUT, _ANSWERED = 1.0, 0.5, 0.6
# A question with this many words of its own, and no pronoun, stands alone.
_STANDS_ALONE = 4
_MOST_TOPICS = 2


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` is the question, its pronouns filled; `context` words from before it, to search by.

    `is_rebuilt` tells that it is the question before it, of another name or time.
    """

    text: str
    context: str = ""
    is_rebuilt: bool = False


@dataclass(slots=True)
class _Entity:
    """A name that was spoken of, by its longest form, and how much it is on the mind."""

    name: str
    salience: float = 0.0
    placed: float = 0.0

    @property
    def words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self.name.lower()))


def complete_question(text: str, history: Sequence[Said], empty: frozenset[str]) -> Completion:
    """Return the question `text` as it would be asked had nothing been said before it.

    `history` is what was said, oldest first, `empty` are words that say nothing of what is asked
    for. A question that leans on nothing stays as it is.
    """
    own = [word for word in _WORD.findall(text) if word.lower() not in empty]
    if not history:
        return Completion(text)
    last = history[-1].question
    if whole := rebuild_question(text, last):
        # That question may have leaned on those before it.
        before = complete_question(whole, history[:-1], empty)
        return replace(before, is_rebuilt=True)
    if not _leans(text, own):
        return Completion(text)
    # A pronoun stands for no name that is in the question too.
    entities = [each for each in _weigh_entities(history) if each.words.isdisjoint(_words_of(text))]
    filled = _fill(text, entities, history)
    topics = [each.name for each in entities if not each.words <= _words_of(filled)]
    said = [] if len(own) >= _STANDS_ALONE else _WORD.findall(last)
    known = _words_of(filled) | {word for name in topics[:_MOST_TOPICS] for word in _words_of(name)}
    added = [word for word in said if word.lower() not in empty and word.lower() not in known]
    return Completion(filled, " ".join([*topics[:_MOST_TOPICS], *added]))


def _leans(text: str, own: Sequence[str]) -> bool:
    if _OPENING.search(text):
        return True
    if _find_pronoun(text):
        return True
    return len(own) < _STANDS_ALONE and not find_names(text)


def _find_pronoun(text: str) -> re.Match[str] | None:
    """Return the first pronoun that no name of the question itself stands for."""
    if match := _OBJECT.search(text):
        # Who calls somebody does not call himself.
        return match
    bare = _EXISTS.sub(lambda match: " " * len(match[0]), text)
    first_name = min((name.start for name in find_names(text)), default=len(text))
    for pattern in (_PERSON, _GROUP, _THING):
        match = pattern.search(bare)
        if match and (match.start() < first_name or _is_placed(text, first_name)):
            return match
    return None


def _is_placed(text: str, start: int) -> bool:
    return _PLACED.search(text, 0, start) is not None


def _fill(text: str, entities: Sequence[_Entity], history: Sequence[Said]) -> str:
    """Return `text` with names for the first pronouns of people, groups and places."""
    persons = [each for each in entities if each.placed < each.salience / 2]
    who = _answer_to_who(history) or (persons[0].name if persons else "")
    group = entities[0].name if entities else ""
    places = [each for each in entities if each.placed]
    if who:
        text = _PERSON.sub(lambda match: _inflect(match, who), text, count=1)
    if group:
        text = _GROUP.sub(lambda match: _inflect(match, group), text, count=1)
    if places and not _EXISTS.search(text):
        text = _THERE.sub(f"in {places[0].name}", text, count=1)
    return text


def _inflect(match: re.Match[str], name: str) -> str:
    """Return `name` as the pronoun stands: "her" is an owner where a thing follows it."""
    pronoun = match[0].lower()
    follows = _THING_BEHIND.match(match.string, match.end()) is not None
    owns = pronoun in _POSSESSIVES or (pronoun == "her" and follows)
    return f"{name}’s" if owns else name


def _answer_to_who(history: Sequence[Said]) -> str:
    """Return the name that the last answer gave to a question for a person, or ""."""
    if not _ASKS_WHO.search(history[-1].question):
        return ""
    return next((name.text for name in find_names(history[-1].answer)), "")


def _weigh_entities(history: Sequence[Said]) -> list[_Entity]:
    """Return the names of `history`, those most on the mind first."""
    entities: list[_Entity] = []
    for age, (said, is_asked) in enumerate(_recall(history)):
        for order, name in enumerate(find_names(said)):
            weight = _ANSWERED
            if is_asked:
                weight = _ASKED + (_ABOUT if order == 0 else 0.0)
            entity = _find_entity(entities, name.text)
            entity.salience += weight * _FADING**age
            if _is_placed(said, name.start):
                entity.placed += weight * _FADING**age
    return sorted(entities, key=lambda each: -each.salience)


def _recall(history: Sequence[Said]) -> Iterator[tuple[str, bool]]:
    """Yield what was said, the latest first, and whether it was asked."""
    for each in reversed(history):
        if each.answer:
            yield each.answer, False
        yield each.question, True


def _find_entity(entities: list[_Entity], name: str) -> _Entity:
    words = frozenset(_WORD.findall(name.lower()))
    for each in entities:
        if words <= each.words or each.words <= words:
            each.name = max(each.name, name, key=len)
            return each
    entities.append(_Entity(name))
    return entities[-1]


def _words_of(text: str) -> set[str]:
    return {drop_possessive(word.lower()) for word in _WORD.findall(text)}
