"""Which date of a sentence belongs to the verb that is asked about, and verbs that undo each other.

In English a date mostly stands behind its verb ("was fined on Monday and released on Wednesday");
one that opens a clause, or stands right before a verb, looks ahead to it.
"""

import re
from collections.abc import Sequence
from typing import Final

from qa.dates.timex.expressions import ResolvedExpression
from qa.dates.timex.tense import is_verb
from qa.language.lemmas import reduce_words
from qa.language.tokens import Tokens, tokenize
from qa.types import Span

_SYNONYMS: Final = tuple(
    frozenset(group.split())
    for group in (
        "arrest detain apprehend",
        "begin start commence launch",
        "buy acquire purchase",
        "call phone telephone ring",
        "close shut",
        "end finish conclude",
        "approve pass adopt",
        "free release",
        "sack fire dismiss oust",
        "resign quit",
        "name appoint",
        "kill murder",
        "ground ban bar",
        "fine penalise penalize",
        "hit strike",
    )
)
# Each side undoes the other: who tells of one does not tell when the other was.
_OPPOSITES: Final = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("open reopen", "close shut"),
        ("arrest detain jail imprison seize capture hold", "release free"),
        (
            "ban ground bar block outlaw suspend impose introduce halt freeze sanction",
            "lift revoke repeal rescind overturn annul unfreeze resume reinstate allow scrap end",
        ),
        ("appoint hire name elect", "dismiss fire sack oust resign quit"),
        ("join enter", "leave exit quit"),
        ("raise increase", "cut lower reduce"),
        ("begin start launch commence", "end finish conclude stop halt"),
        ("buy acquire purchase", "sell"),
        ("win", "lose"),
        ("arrive land", "depart leave"),
        ("accept approve adopt pass", "reject refuse veto"),
        ("build erect", "demolish raze"),
        ("invade occupy", "withdraw retreat liberate"),
        ("marry", "divorce"),
        ("sink", "refloat"),
        ("evacuate", "return"),
        ("convict", "acquit"),
        ("deploy", "withdraw recall"),
    )
)
# "Lifted the ban": between the verb that undoes and what it undoes stands little.
_UNDOES_WITHIN = 3
_STEM = 5
_OPENS = frozenset({"and", "but", "then", ",", ";", ":", "—", "–", "(", ""})
_PREPOSITIONS = frozenset({"on", "in", "at", "by", "since", "until", "early", "late", "the"})
# The dictionary takes it for the side.
_LEFT = re.compile(r"(?<!the )(?<!far )\bleft\b(?! of\b)(?!-)")
_WORD = re.compile(r"[^\W\d_]+")


def tells_opposite(asked: Sequence[str], sentence: str) -> bool:
    """Whether `sentence` tells of what undoes a verb of `asked`, and not of that verb itself."""
    wanted = _reduce(asked)
    tokens = tokenize(_LEFT.sub("leave", reduce_words(sentence)))
    told = tokens.words[: tokens.size]
    for verb in wanted:
        undoing = _list_opposites(verb) - wanted
        places = [i for i, word in enumerate(told) if word in undoing]
        if not places:
            continue
        own = [i for i, word in enumerate(told) if _is_same(word, verb)]
        if all(_is_undone(i, places) for i in own):
            return True
    return False


def find_governed(
    text: str,
    sentence: Span,
    dates: Sequence[ResolvedExpression],
    asked: Sequence[str],
) -> ResolvedExpression | None:
    """Return the date of `dates` in `sentence` that a verb of `asked` governs.

    None where the sentence has no such verb, or no date goes with it.
    """
    inside = [each for each in dates if sentence.start <= each.expression.start < sentence.end]
    if len(inside) < 2:
        return None
    tokens = tokenize(text[sentence.start : sentence.end])
    wanted = _reduce(asked)
    own = {i for i in range(tokens.size) if _names_verb(tokens, i, wanted)}
    verbs = sorted(own | {i for i in range(tokens.size) if is_verb(tokens.words, i)})
    dated = [
        (abs(verb - place), each)
        for each in inside
        for place in [_find_token(tokens, each.expression.start - sentence.start)]
        for verb in [_find_governor(tokens, place, each, sentence, verbs)]
        if verb in own
    ]
    return min(dated, key=lambda pair: pair[0])[1] if dated else None


def _reduce(asked: Sequence[str]) -> set[str]:
    reduced = _LEFT.sub("leave", reduce_words(" ".join(asked)))
    return {word.lower() for word in _WORD.findall(reduced)}


def _list_opposites(verb: str) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for one, other in _OPPOSITES:
        found |= other if verb in one else one if verb in other else frozenset()
    return found


def _is_same(word: str, verb: str) -> bool:
    """Whether `word` is the verb, a noun made of it, or says the same."""
    if word == verb or (len(verb) >= _STEM and word.startswith(verb[:_STEM])):
        return True
    if word.startswith(verb) and len(verb) > 2 and len(word) - len(verb) <= _UNDOES_WITHIN:
        return True
    return any(word in group and verb in group for group in _SYNONYMS)


def _is_undone(place: int, undoing: Sequence[int]) -> bool:
    return any(0 < place - other <= _UNDOES_WITHIN for other in undoing)


def _names_verb(tokens: Tokens, i: int, wanted: set[str]) -> bool:
    """Whether token `i` is a form of a verb that is asked about, or of one that says the same."""
    word = tokens.words[i]
    if not word.isalpha() or tokens.is_capitalised(i):
        return False
    reduced = reduce_words(word)
    is_form = is_verb(tokens.words, i) or reduced != word
    return any(_is_same(reduced, verb) and (is_form or reduced == verb) for verb in wanted)


def _find_token(tokens: Tokens, offset: int) -> int:
    return next((i for i, start in enumerate(tokens.starts) if start >= offset), tokens.size)


def _find_governor(
    tokens: Tokens,
    place: int,
    date: ResolvedExpression,
    sentence: Span,
    verbs: Sequence[int],
) -> int:
    """The verb that a date goes with, as its token; -1 where there is none."""
    end = _find_token(tokens, date.expression.end - sentence.start)
    before = [verb for verb in verbs if verb < place]
    behind = [verb for verb in verbs if verb >= end]
    looks_ahead = behind and (behind[0] == end or _opens_clause(tokens, place))
    if behind and (looks_ahead or not before):
        return behind[0]
    return before[-1] if before else -1


def _opens_clause(tokens: Tokens, place: int) -> bool:
    """Whether a date is the first of its clause: "…, and on Wednesday he was released"."""
    first = place
    while first > 0 and tokens.words[first - 1] in _PREPOSITIONS:
        first -= 1
    return first == 0 or (first < place and tokens.words[first - 1] in _OPENS)
