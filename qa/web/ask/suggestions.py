"""Questions to begin with and to go on with, made of names and days that the reports hold."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from qa.dates.timex.values import days_of
from qa.language.calendar import MONTH_TITLES
from qa.language.names.finding import find_names
from qa.letters import fold_name
from qa.library.listing import Filter, list_reports
from qa.question.understanding import understand_question
from qa.settings import SEEDS
from qa.types import Answer, Period, Question
from qa.web.ask.conversation import Turn
from qa.web.markup import say_day

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.library.library import Library

# Questions about the seeds; the last is one that they do not answer.
EXAMPLES = (
    "When did Milley call Gerasimov?",
    "How many Russian troops are near the Ukrainian border?",
    "What is the highest watch level of US European Command?",
    "When did Milley visit Kyiv?",
)
_MOST, _MOST_STARTERS = 3, 4
_NEWEST = 5
# Reports of the newest that are looked through for the name that a filter asks for.
_LOOKED_AT = 20
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What happened on a day is told on it and in the days after.
_TOLD_WITHIN = timedelta(days=6)
_NAMES_OF_A_QUESTION = 2
_OPENING = 200
_DATED = Period(first=date.min)


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A question, and the reports of which one has to be there for it to be answered."""

    text: str
    told_by: Filter


def suggest_starters(assistant: "Assistant") -> tuple[str, ...]:
    """Return questions to begin with: the examples over the seeds, else ones that are answered."""
    library = assistant.library
    if _serves_seeds(library):
        return EXAMPLES
    return _choose(library, _think_of_starters(library), Question(""), _MOST_STARTERS)


def suggest_questions(assistant: "Assistant", turns: Sequence[Turn]) -> tuple[str, ...]:
    """Return up to three questions that go on from the last of `turns` and that are answered.

    Nothing is asked for that: a name is looked up among the words, a day among those of reports.
    """
    last = turns[-1] if turns else None
    if last is None or last.answer is None:
        return ()
    asked = {turn.question.text.strip("? ").casefold() for turn in turns}
    proposed = (
        each
        for each in _go_on(last.question, last.answer)
        if each.text.strip("? ").casefold() not in asked
    )
    return _choose(assistant.library, proposed, last.question, _MOST)


def draw_questions(questions: Sequence[str]) -> str:
    """Return `questions` as HTML: a list of buttons, "" where there is none."""
    items = "".join(
        f'<li><button type="button" data-ask="{escape(text)}">{escape(text)}</button></li>'
        for text in questions
    )
    return f'<nav aria-label="Go on with"><ul>{items}</ul></nav>' if items else ""


def _go_on(question: Question, answer: Answer) -> Iterator[_Proposal]:
    """Yield what may be asked next, the most telling first."""
    if answer.answered and answer.date and _DAY.fullmatch(answer.date):
        yield _ask_what_else(date.fromisoformat(answer.date))
    for name in _list_names(question.text)[:_NAMES_OF_A_QUESTION]:
        yield _ask_latest(name)
    days = [cited.published.day for cited in answer.citations if cited.published.day]
    if days:
        yield _ask_month(days[0])


def _think_of_starters(library: "Library") -> Iterator[_Proposal]:
    reports = library.newest(_NEWEST)
    if reports and reports[0].published.day:
        yield _ask_month(reports[0].published.day)
    for report in reports:
        opening = report.text[report.body_start : report.body_start + _OPENING]
        text = report.title or opening.rpartition(" ")[0]
        for name in _list_names(text.strip())[:_NAMES_OF_A_QUESTION]:
            yield _ask_latest(name)


def _ask_what_else(day: date) -> _Proposal:
    last = min(day, date.max - _TOLD_WITHIN) + _TOLD_WITHIN
    return _Proposal(f"What else happened on {say_day(day)}?", Filter(Period(day, last)))


def _ask_month(day: date) -> _Proposal:
    month = days_of(day.isoformat()[: len("2021-03")]) or Period(day, day)
    text = f"What was reported in {MONTH_TITLES[day.month - 1]} {day.year}?"
    return _Proposal(text, Filter(month))


def _ask_latest(name: str) -> _Proposal:
    return _Proposal(f"Latest on {name}?", Filter(_DATED, name))


def _list_names(text: str) -> list[str]:
    """Return the names of `text` that can be asked about."""
    return [name.text for name in find_names(text) if name.is_sure and _can_be_asked(name.text)]


def _can_be_asked(words: str) -> bool:
    """Whether `words` say something, and are no time: "Christmas"."""
    understood = understand_question(Question(words))
    return bool(understood.content) and not understood.time_words


def _choose(
    library: "Library", proposed: Iterable[_Proposal], among: Question, most: int
) -> tuple[str, ...]:
    """Return the first of `proposed` that the reports `among` answer, each once."""
    fitting = (each.text for each in proposed if _is_told(library, each.told_by, among))
    return tuple(islice(dict.fromkeys(fitting), most))


def _is_told(library: "Library", wanted: Filter, among: Question) -> bool:
    period = _intersect(wanted.period, among.period)
    found = list_reports(library, Filter(period, wanted.words), 0, _LOOKED_AT).reports
    name = fold_name(among.source)
    return any(name in fold_name(report.source) for report in found)


def _intersect(one: Period, other: Period) -> Period:
    firsts = [day for day in (one.first, other.first) if day]
    lasts = [day for day in (one.last, other.last) if day]
    return Period(max(firsts, default=None), min(lasts, default=None))


def _serves_seeds(library: "Library") -> bool:
    seeds = {path.name for path in SEEDS.glob("*.txt")}
    if library.count()[0] != len(seeds):
        return False
    return {report.source for report in library.reports()} == seeds
