"""Questions to begin with and to go on with, made from what was answered; each is tried first."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from qa.answering.understand import understand_question
from qa.errors import DatelineError
from qa.settings import SEEDS
from qa.types import Answer, AnswerKind, Question
from qa.web.ask.conversation import Turn, recall_turns
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
_MOST, _TRIED = 3, 4
_NEWEST = 5
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_KNOWN_NAMES = 2
_OPENING = 200


def suggest_starters(assistant: "Assistant") -> tuple[str, ...]:
    """Return questions to begin with: the examples over the seeds, else ones that are answered."""
    if _serves_seeds(assistant.library):
        return EXAMPLES
    return tuple(_keep_answered(assistant, _think_of_starters(assistant.library), ()))


def suggest_questions(assistant: "Assistant", turns: Sequence[Turn]) -> tuple[str, ...]:
    """Return up to three questions that go on from the last of `turns` and that are answered."""
    last = turns[-1] if turns else None
    if last is None or last.answer is None:
        return ()
    asked = {turn.question.text.strip().casefold() for turn in turns}
    candidates = [
        text for text in _go_on(last.question, last.answer) if text.casefold() not in asked
    ]
    return tuple(_keep_answered(assistant, candidates, turns))


def draw_questions(questions: Sequence[str]) -> str:
    """Return `questions` as HTML: a list of buttons, "" where there is none."""
    items = "".join(
        f'<li><button type="button" data-ask="{escape(text)}">{escape(text)}</button></li>'
        for text in questions
    )
    return f'<nav aria-label="Go on with"><ul>{items}</ul></nav>' if items else ""


def _go_on(question: Question, answer: Answer) -> Iterator[str]:
    """Yield what may be asked next, the most telling first."""
    kind = understand_question(question).kind
    if answer.answered and answer.date and _DAY.fullmatch(answer.date):
        yield f"What else happened on {say_day(date.fromisoformat(answer.date))}?"
    for name in _list_names(question.text)[:_KNOWN_NAMES]:
        yield f"Latest on {name}?"
        yield f"What did {name} say?" if kind is AnswerKind.PERSON else f"Who is {name}?"
    if answer.answered and kind is not AnswerKind.DATE and not answer.events:
        yield "When was that?"


def _list_names(text: str) -> list[str]:
    """Return the names of `text`; its first word is large for being the first."""
    names = [match[0] for match in _NAME.finditer(text) if match.start()]
    return [_POSSESSIVE.sub("", name) for name in names]


def _think_of_starters(library: "Library") -> Iterator[str]:
    reports = library.newest(_NEWEST)
    if reports and reports[0].published.day:
        yield f"What happened on {say_day(reports[0].published.day)}?"
    for report in reports:
        text = report.title or report.text[report.body_start : report.body_start + _OPENING]
        for name in _list_names(text.strip())[:_KNOWN_NAMES]:
            yield f"Latest on {name}?"
            yield f"Who is {name}?"


def _keep_answered(
    assistant: "Assistant", candidates: Sequence[str] | Iterator[str], turns: Sequence[Turn]
) -> list[str]:
    """Return the first of `candidates` that the assistant answers; few are tried."""
    history = recall_turns(turns)
    among = turns[-1].question if turns else Question("")
    kept: list[str] = []
    for text in list(dict.fromkeys(candidates))[:_TRIED]:
        question = Question(
            text, date.today(), period=among.period, history=history, source=among.source
        )
        try:
            answer = assistant.ask(question)
        except DatelineError:
            continue
        if answer.answered:
            kept.append(text)
        if len(kept) == _MOST:
            break
    return kept


def _serves_seeds(library: "Library") -> bool:
    seeds = {path.name for path in SEEDS.glob("*.txt")}
    if library.count()[0] != len(seeds):
        return False
    return {report.source for report in library.reports()} == seeds
