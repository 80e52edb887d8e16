"""What many reports tell a piece of each, put together: a list, a count, the first or the last.

A list says how many things it has, of how many reports, and how far was read; where more may be
told it says "at least". Things are counted by their names, and never where a report states how many
there are: that figure answers, and the count of names stands beside it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qa.answering.composing.cite import cite_span
from qa.answering.evidence.dating import DatedEvidence, date_evidence, first_day
from qa.answering.lists.items import Item, Naming, count_tellings
from qa.answering.lists.reading_on import Pieces
from qa.answering.ranking.confidence import estimate_list
from qa.answering.ranking.values import read_numbers
from qa.counting import count_things
from qa.dates.events import Reach
from qa.dates.timex.wording import say_value
from qa.language.lemmas import reduce_words
from qa.question.asked import Asked
from qa.question.gathering import Gathering, Wanted
from qa.types import Alternative, Answer, Citation

# One thing alone is no list.
_FEWEST = 2
_MOST_DOUBTFUL = 12
# An answer of whole sentences says no list as well as the names alone.
_WORDIER = 2
# Names of a few among many say nothing of how many there are.
_TELLING_SHARE, _MOST_NAMED = 4, 100
_SAYS_ORDER = {
    Wanted.FIRST: re.compile(r"\b(?:first|earliest|1st|before any)\b", re.I),
    Wanted.LAST: re.compile(r"\b(?:last|latest|most recent|final)\b", re.I),
}
# Between a number and what it counts: "nine more of the Danish ships".
_BETWEEN = r"(?:\W+[\w’'-]+){0,4}?\W+"
_TOTAL = re.compile(r"\b(?:total|altogether|in all|tally|toll|so far|overall)\b", re.I)


def compose_gathered(asked: Asked, single: Asked, found: Answer, pieces: Pieces) -> Answer:
    """Return the answer to what is `asked` by the `pieces`, or `found`, with what it tells.

    `single` is what each report was asked; `found` is the answer of what promised most.
    """
    wanted = asked.gathering
    if wanted is None:
        return found
    if wanted.wanted is Wanted.COUNT:
        return _count(wanted, single, found, pieces)
    if wanted.wanted.is_ordered:
        return _order(wanted, single, found, pieces)
    return _list(wanted, found, pieces)


def is_settled(asked: Asked, single: Asked, found: Answer) -> bool:
    """Whether `found` states a number of things too large for their names to be read."""
    wanted = asked.gathering
    if wanted is None or wanted.wanted is not Wanted.COUNT or not found.answered:
        return wanted is None
    stated = max(read_numbers(found.text), default=0.0)
    return stated > _MOST_NAMED and _states_count(wanted, single, found)


def _list(wanted: Gathering, found: Answer, pieces: Pieces) -> Answer:
    items = pieces.sure
    if len(items) < _FEWEST:
        return _tell_reading(found, pieces)
    known = {each.source for each in found.citations}
    is_new = any(each.evidence.report.source not in known for i in items for each in i.named)
    names = "; ".join(map(_say_item, items))
    if found.answered and not is_new and len(found.text) <= _WORDIER * len(names):
        return replace(found, note=f"{found.note} {_say_bound(wanted, pieces)}".strip())
    return _answer(names, _say_bound(wanted, pieces), items)


def _count(wanted: Gathering, single: Asked, found: Answer, pieces: Pieces) -> Answer:
    items = pieces.sure
    if len(items) < _FEWEST:
        return found if found.answered else _tell_reading(found, pieces)
    names = "; ".join(map(_say_item, items))
    named = _say_named(wanted, pieces)
    text = f"{named[0].upper()}{named[1:]}: {names}"
    if found.answered and _states_count(wanted, single, found):
        stated = read_numbers(found.text)
        is_few = bool(stated) and stated[0] >= _TELLING_SHARE * len(items)
        if len(items) in stated or is_few:
            return found
        beside = Alternative(text, None, _cite_items(items))
        note = f"{found.note} By name the reports tell of {_say_number(wanted, pieces)}.".strip()
        return replace(found, note=note, differing=(beside, *found.differing))
    note = f"No report states how many; counted by their names. {_say_reading(pieces)}"
    return _answer(text, note, items)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A thing, and the first or the last day that it is told of, with what tells it."""

    item: Item
    day: date
    dated: DatedEvidence


def _order(wanted: Gathering, single: Asked, found: Answer, pieces: Pieces) -> Answer:
    """Return the first or the last of the things, unless a report itself says which that is."""
    says = _SAYS_ORDER[wanted.wanted]
    if found.answered and any(says.search(each.quote) for each in found.citations[:1]):
        return found
    is_first = wanted.wanted is Wanted.FIRST
    dated = [one for item in pieces.sure if (one := _date_item(single, item, is_first=is_first))]
    if len(dated) < _FEWEST:
        return found
    dated.sort(key=lambda each: each.day, reverse=not is_first)
    best = [each for each in dated if each.day == dated[0].day]
    said = " and ".join(_say_item(each.item) for each in best)
    event = best[0].dated.event
    reported = "reported on " if event.reach is Reach.PUBLISHED else ""
    undated = [item for item in pieces.sure if all(item is not each.item for each in dated)]
    note = f"The {'first' if is_first else 'last'} by date of {_say_named(wanted, pieces)}."
    note += f" Nothing dates {'; '.join(map(_say_item, undated))}." if undated else ""
    note += f" {_say_reading(pieces)}"
    sooner = [each for each in dated if each not in best]
    cited = tuple(
        dict.fromkeys(
            cite_span(each.dated.evidence.report, span, marks)
            for each in (*best, *sooner)
            for span in each.dated.spans
            for marks in [[n.span for n in each.item.named if n.evidence.span == span]]
        )
    )
    text = f"{said}, {reported}{say_value(event.value)}"
    answer = _answer(text, note, [each.item for each in dated])
    return replace(answer, date=event.value, citations=cited)


def _date_item(asked: Asked, item: Item, *, is_first: bool) -> _Dated | None:
    dated = date_evidence(asked, [each.evidence for each in item.named])
    days = [(day, each) for each in dated if (day := first_day(each.event))]
    # What happened is told by its day, not by that of a report, where one is told.
    own = [pair for pair in days if pair[1].event.reach is not Reach.PUBLISHED] or days
    if not own:
        return None
    choose = min if is_first else max
    return _Dated(item, *choose(own, key=lambda pair: pair[0]))


def _answer(text: str, note: str, items: Sequence[Item]) -> Answer:
    """Return an answer with a citation for each of `items`, as sure as they are on average."""
    return Answer(
        answered=True,
        text=text,
        note=note,
        citations=_cite_items(items),
        confidence=round(estimate_list([item.named[0].evidence for item in items]), 3),
        # No one report gives the whole of it.
        support=1,
    )


def _cite_items(items: Iterable[Item]) -> tuple[Citation, ...]:
    """Return the surest sentence of each item, one that tells of several once."""
    named = [item.named[0] for item in items]
    marks: dict[tuple[str, int], list[Naming]] = {}
    for each in named:
        place = each.evidence.report.source, each.evidence.span.start
        marks.setdefault(place, []).append(each)
    return tuple(
        cite_span(
            group[0].evidence.report,
            group[0].evidence.span,
            sorted((each.span for each in group), key=lambda span: span.start),
        )
        for group in marks.values()
    )


def _states_count(wanted: Gathering, single: Asked, found: Answer) -> bool:
    """Whether the figure of `found` counts what is asked for: a crew of twenty is no ships."""
    if not found.citations:
        return False
    cited = found.citations[0]
    sentence = reduce_words(cited.quote).lower()
    head = re.escape(reduce_words(wanted.noun.rpartition(" ")[2]).lower())
    said = {word.lower() for word in single.content if word not in single.names}
    told = [w for w in said if re.search(rf"\b{re.escape(reduce_words(w))}\b", sentence)]
    marked = [cited.quote[m.start - cited.start : m.end - cited.start] for m in cited.marks]
    for number in marked or [found.text]:
        words = re.escape(reduce_words(number).lower())
        if re.search(rf"{words}{_BETWEEN}{head}\b|{words}\W*\b{head}\b", sentence):
            return True
        if head in reduce_words(number).lower().split():
            return True
    return bool(_TOTAL.search(cited.quote)) or 2 * len(told) > len(said)


def _say_item(item: Item) -> str:
    others = ", ".join(item.other_spellings)
    return f"{item.name} (also {others})" if others else item.name


def _say_number(wanted: Gathering, pieces: Pieces) -> str:
    """Return how many things are named, at least so many where more may be told."""
    counted = wanted.count(len(pieces.sure))
    return counted if pieces.is_complete else f"at least {counted}"


def _say_named(wanted: Gathering, pieces: Pieces) -> str:
    reports = count_things(count_tellings(pieces.sure), "report")
    told = " named" if wanted.noun else ""
    return f"{_say_number(wanted, pieces)}{told} in {reports}"


def _say_bound(wanted: Gathering, pieces: Pieces) -> str:
    number = _say_number(wanted, pieces)
    reports = count_things(count_tellings(pieces.sure), "report")
    return f"{number[0].upper()}{number[1:]} in {reports}. {_say_reading(pieces)}"


def _say_reading(pieces: Pieces) -> str:
    """Return how far was read, and what was left open."""
    read = count_things(pieces.read, "passage")
    said = f"{read} read." if pieces.is_whole else f"Reading stopped at {read}."
    doubtful = [_say_item(item) for item in pieces.doubtful]
    if not doubtful:
        return said
    more = len(doubtful) - _MOST_DOUBTFUL
    listed = "; ".join(doubtful[:_MOST_DOUBTFUL]) + (f" and {more} more" if more > 0 else "")
    return f"{said} It is not sure whether it is told of these too: {listed}."


def _tell_reading(found: Answer, pieces: Pieces) -> Answer:
    """Return `found`, the answer of few reports or a refusal, with what reading on left open."""
    if not found.answered and not pieces.doubtful:
        return found
    more = " There may be more." if found.answered else ""
    return replace(found, note=f"{found.note} {_say_reading(pieces)}{more}".strip())
