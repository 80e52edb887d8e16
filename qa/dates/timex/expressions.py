"""Time expressions of a text: found, told by type, and resolved to calendar values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qa.dates.timex.discourse import Discourse, Resolution
from qa.dates.timex.grammar.day_lists import find_list_start
from qa.dates.timex.grammar.heads import find_heads, find_leftmost
from qa.dates.timex.grammar.names import is_name
from qa.dates.timex.grammar.phrases import read_phrase
from qa.dates.timex.grammar.ranges import read_range
from qa.dates.timex.lexicon import MONTHS, Unit
from qa.dates.timex.meanings import SAME_QUARTER, Offset, PartOfYear, Phrase
from qa.dates.timex.resolving import resolve_meaning
from qa.dates.timex.tense import read_direction
from qa.language.tokens import Tokens, tokenize
from qa.types import TimeExpression


@dataclass(frozen=True, slots=True)
class ResolvedExpression:
    """An expression with the way its value was reached.

    `anchor` is the day it was counted from, None where it needed none; `step` tells the count in
    words, such as "the Wednesday at or before 2021-04-02". Where the report's date is not known,
    `told` says where the time lies seen from it, such as "the week after the report".
    """

    expression: TimeExpression
    anchor: date | None
    step: str
    told: str = ""


def find_expressions(text: str, published: date | None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of English news text.

    Args:
        text: Any text.
        published: The day the text was published; without it, values keep an X for what only it
            could tell (`XXXX-03-26`, `XXXX-WXX-3`).

    Returns:
        The expressions in order, without overlap; `text[e.start:e.end] == e.text`.
    """
    return tuple(resolved.expression for resolved in resolve_expressions(text, published))


def resolve_expressions(text: str, published: date | None) -> tuple[ResolvedExpression, ...]:
    """Find the time expressions of `text`, and tell how each value was reached."""
    tokens = tokenize(text)
    discourse = Discourse(published)
    found = []
    for phrase in find_phrases(tokens):
        resolution = resolve_meaning(
            phrase.meaning,
            discourse,
            lambda at=phrase: read_direction(tokens, at.start, at.end),  # type: ignore[misc]
        )
        if resolution is not None:
            if not _only_compares(phrase):
                discourse.remember(resolution)
            found.append(_place(tokens, phrase, resolution))
    return tuple(found)


def find_phrases(tokens: Tokens) -> Iterator[Phrase]:
    """Yield the phrases of time in order, without overlap."""
    floor = 0
    for head in find_heads(tokens):
        if head < floor:
            continue
        for start in range(_find_leftmost(tokens, head, floor), head + 1):
            phrases = read_range(tokens, start) or _as_tuple(read_phrase(tokens, start))
            if phrases and phrases[-1].end > head:
                yield from (phrase for phrase in phrases if not is_name(tokens, phrase))
                floor = phrases[-1].end
                break


def _find_leftmost(tokens: Tokens, head: int, floor: int) -> int:
    leftmost = find_leftmost(tokens, head, floor)
    if tokens.words[head] in MONTHS:
        return min(leftmost, find_list_start(tokens, head, floor))
    return leftmost


def _only_compares(phrase: Phrase) -> bool:
    """Whether this is "a year earlier", "the prior quarter": the text goes on with its own time."""
    meaning = phrase.meaning
    if isinstance(meaning, PartOfYear):
        return meaning.code == SAME_QUARTER
    if not isinstance(meaning, Offset):
        return False
    return meaning.is_comparison or (meaning.unit is Unit.QUARTER and meaning.is_before_spoken)


def _as_tuple(phrase: Phrase | None) -> tuple[Phrase, ...]:
    return () if phrase is None else (phrase,)


def _place(tokens: Tokens, phrase: Phrase, resolution: Resolution) -> ResolvedExpression:
    start, end = tokens.starts[phrase.start], tokens.ends[phrase.end - 1]
    expression = TimeExpression(
        start, end, tokens.text[start:end], resolution.type, resolution.value
    )
    return ResolvedExpression(expression, resolution.anchor, resolution.step, resolution.told)
