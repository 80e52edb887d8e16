"""An answer as the Markdown of a reply in the chat, its numbers linked to the cards beside it."""

import re

from qa.question.understanding import understand_question
from qa.render import (
    Place,
    describe_citation,
    escape_markdown,
    list_citations,
    locate,
    number_citations,
    render_line,
    say_corrections,
    say_event,
)
from qa.types import Answer, Citation, Question
from qa.web.ask.filters import Scope, describe_scope
from qa.web.evidence.cards import list_nearest, name_citation, name_nearest

# A question that is too long to be read is not shown in full either.
_LONGEST_SHOWN = 2000
# What is markup in one line, and only that: a question is shown for editing as it is written here.
_MARKUP = re.compile(
    r"[\\`*_\[\]<&~$|@^{}]|(?<=\w):(?=//)|(?<=\bwww)\.|^[#>+=:-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", re.I
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def write_reply(answer: Answer, question: Question, turn: int) -> str:
    """Return the reply to `question`, that of turn 1 or later; no word of a report is markup."""
    parts = [f"*{_escape(say_corrections(answer))}*"] if answer.corrections else []
    numbers = _number(answer, turn)
    if answer.events:
        # The lines of a digest's text are its events.
        parts.append(_list_events(answer, numbers))
    elif answer.answered:
        parts.append(f"{_escape(answer.text)}{_link(answer.citations, numbers)}")
    else:
        parts.append(_escape(answer.text))
    if answer.note:
        parts.append(f"*{_escape(answer.note)}*")
    if agreement := describe_agreement(answer):
        parts.append(agreement)
    parts += [
        f"Others say: {_escape(each.text)}{_link(each.citations, numbers)}"
        for each in answer.differing
    ]
    parts += _list_evidence(answer, question, turn)
    return "\n\n".join(parts)


def describe_agreement(answer: Answer) -> str:
    """Return how many reports agree and differ, such as "3 reports agree, 1 differs."."""
    differing = {cited.source for each in answer.differing for cited in each.citations}
    # Reports of a digest tell of different things.
    if answer.events or (answer.support < 2 and not differing):
        return ""
    agree = f"{answer.support} reports agree" if answer.support > 1 else "1 report says this"
    differ = f", {len(differing)} {'differs' if len(differing) == 1 else 'differ'}"
    return f"{agree}{differ if differing else ''}."


def write_question(question: str) -> str:
    """Return `question` so that Markdown shows it as it is, in one line, cut if it is very long."""
    cut = question if len(question) <= _LONGEST_SHOWN else f"{question[:_LONGEST_SHOWN]}…"
    return _MARKUP.sub(r"\\\g<0>", render_line(cut))


def read_question(written: str) -> str:
    """Return the question that `write_question` made `written` of."""
    return _ESCAPED.sub(r"\1", written)


def _number(answer: Answer, turn: int) -> dict[Place, str]:
    return {
        place: f"[\\[{number}\\]](#{name_citation(turn, number)})"
        for place, number in number_citations(answer).items()
    }


def _link(citations: tuple[Citation, ...], numbers: dict[Place, str]) -> str:
    return "".join(f" {numbers[locate(cited)]}" for cited in citations)


def _list_events(answer: Answer, numbers: dict[Place, str]) -> str:
    return "\n".join(
        f"- **{_escape(say_event(event))}** "
        f"{_escape(event.citation.quote)}{_link((event.citation,), numbers)}"
        for event in answer.events
    )


def _list_evidence(answer: Answer, question: Question, turn: int) -> list[str]:
    scope = describe_scope(Scope(question.period, question.source))
    if cited := list_citations(answer):
        sources = [
            f"{number}. {_escape(describe_citation(each))}" for number, each in enumerate(cited, 1)
        ]
        return [*([f"Among {_escape(scope)}:"] if scope else []), "\n".join(sources)]
    among = f" among {scope}" if scope else ""
    parts = [_escape(f"{_say_search(question)}{among}.")]
    if nearest := list_nearest(answer):
        names = [
            f"- [{_escape(source)}](#{name_nearest(turn, place)})"
            for place, source in enumerate(nearest, 1)
        ]
        parts += ["The nearest reports:", "\n".join(names)]
    return parts


def _say_search(question: Question) -> str:
    """Return what was looked for, as the question and what was said before it were understood."""
    asked = understand_question(question)
    words = dict.fromkeys([*asked.content, *asked.time_words])
    return f"Looked for {', '.join(f'“{word}”' for word in words)}" if words else "Looked"


def _escape(text: str) -> str:
    return escape_markdown(render_line(text))
