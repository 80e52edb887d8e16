"""What stands beside the conversation: its timeline, and the cards of its answers, newest first."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from qa.dates.timex.values import days_of
from qa.dates.timex.wording import say_days
from qa.render import list_citations, locate, number_citations, render_line
from qa.types import Alternative, Answer, Citation, Report
from qa.web.ask.conversation import Turn
from qa.web.evidence.cards import (
    draw_cards,
    list_nearest,
    name_citation,
    name_nearest,
)
from qa.web.timeline.axis import Mark, draw_axis

if TYPE_CHECKING:
    from qa.library.library import Library

# The cards of more turns would make the page slow.
_MOST_TURNS = 12
_LONGEST_HEADING = 120


def draw_evidence(library: "Library", turns: Sequence[Turn]) -> str:
    """Return the timeline of `turns` and the cards of their answers as HTML.

    Where there is none, return what the library holds.
    """
    drawn = []
    for number, turn in list(enumerate(turns, 1))[-_MOST_TURNS:][::-1]:
        if turn.answer and (cards := draw_cards(library, turn.answer, number)):
            drawn.append((turn, cards))
    if not drawn:
        return "" if turns else _introduce(library)
    axis = draw_axis(list(list_marks(turns)))
    timeline = f'<section class="timeline"><h2>Timeline</h2>{axis}</section>' if axis else ""
    (newest, cards), *earlier = drawn
    heading = "Evidence" if newest.answer and list_citations(newest.answer) else "Nearest reports"
    return (
        f'{timeline}<section class="evidence"><h2>{heading}</h2>{cards}</section>'
        f"{''.join(_fold(turn, cards) for turn, cards in earlier)}"
    )


def list_marks(turns: Sequence[Turn]) -> Iterator[Mark]:
    """Yield the days of the answers of `turns` and of the reports that they cite, each once."""
    seen = set()
    for number, turn in list(enumerate(turns, 1))[-_MOST_TURNS:]:
        for mark in _list_answer_marks(turn.answer, number) if turn.answer else ():
            key = mark.day, mark.label, mark.is_event
            if key not in seen:
                seen.add(key)
                yield mark


def find_report(
    library: "Library", turns: Sequence[Turn], name: str
) -> tuple[Report, tuple[Citation, ...]] | None:
    """Return the report that the card called `name` is of, and its quotes, the named one first.

    None where there is no such card, or the report is gone.
    """
    for number, turn in enumerate(turns, 1):
        if turn.answer is None:
            continue
        cited = list_citations(turn.answer)
        for place, citation in enumerate(cited, 1):
            if name == name_citation(number, place):
                others = [
                    each for each in cited if each.source == citation.source and each != citation
                ]
                report = library.report_named(citation.source)
                return (report, (citation, *others)) if report else None
        for place, source in enumerate(list_nearest(turn.answer), 1):
            if name == name_nearest(number, place):
                report = library.report_named(source)
                return (report, ()) if report else None
    return None


def _list_answer_marks(answer: Answer, turn: int) -> Iterator[Mark]:
    names = {
        place: name_citation(turn, number) for place, number in number_citations(answer).items()
    }
    for event in answer.events:
        if not event.reported:
            yield Mark(
                event.day, event.citation.quote, is_event=True, target=names[locate(event.citation)]
            )
    sayings: list[Answer | Alternative] = [answer, *answer.differing]
    for told in sayings:
        day, citations = _first_day(told.date), told.citations
        if day and citations and not told.reported:
            name = names[locate(citations[0])]
            yield Mark(day, citations[0].quote, is_event=True, target=name)
    for cited in list_citations(answer):
        if cited.published.day:
            title = cited.title or cited.source
            name = names[locate(cited)]
            yield Mark(cited.published.day, title, is_event=False, target=name)


def _introduce(library: "Library") -> str:
    count, _ = library.count()
    period = library.period()
    reports = "One report" if count == 1 else f"{count:,} reports"
    days = f", {say_days(period.first, period.last)}" if period.first and period.last else ""
    return (
        f'<p class="at-hand">{reports}{escape(days)}. The words that an answer stands on will be '
        "shown here, in their report and with its date.</p>"
    )


def _first_day(value: str | None) -> date | None:
    days = days_of(value) if value else None
    return days.first if days else None


def _fold(turn: Turn, cards: str) -> str:
    heading = render_line(turn.question.text)[:_LONGEST_HEADING]
    return f'<details class="earlier"><summary>{escape(heading)}</summary>{cards}</details>'
