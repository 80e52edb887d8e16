"""A conversation of the chat: its turns, and how a reply grows while it is shown."""

import sqlite3
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from qa.errors import DatelineError
from qa.render import escape_markdown, render_line, render_markdown
from qa.types import Answer, Question, Said
from qa.web.ask.answer_view import write_question
from qa.web.ask.filters import Scope

if TYPE_CHECKING:
    from qa.assistant import Assistant

# What was said longer ago is on nobody's mind.
_REMEMBERED = 10

# What a full disk, a library that is gone, a model and a reader raise; all else is a fault of ours,
# and is told as well.
_LONGEST_FAILURE = 200
_FAILURES = (OSError, sqlite3.Error, RuntimeError, MemoryError, ValueError, LookupError, TypeError)

Writer = Callable[[Answer, Question], str]


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as it was put, and the reply to it as Markdown, "" while there is none.

    `answer` is None where there is none yet, and where the question could not be asked: later ones
    do not lean on it.
    """

    question: Question
    reply: str = ""
    answer: Answer | None = None


def stream_turn(
    assistant: "Assistant",
    text: str,
    turns: Sequence[Turn],
    scope: Callable[[], Scope] = Scope,
    write: Writer = lambda answer, _: render_markdown(answer),
) -> Iterator[Turn]:
    """Yield the turn that `text` makes after `turns`, each time with more of its reply.

    `scope` returns the reports that are asked; where it raises, that is told. `write` makes the
    reply.
    """
    question = Question(text, asked=date.today(), history=recall_turns(turns))
    yield Turn(question)
    try:
        among = scope()
        question = replace(question, period=among.period, source=among.source)
        answer = assistant.ask(question)
    except DatelineError as error:
        message = f"Sorry, that could not be asked: {error}."
        yield Turn(question, escape_markdown(message))
        return
    except _FAILURES as error:
        # Who serves the chat sees where, who asks sees what.
        traceback.print_exc()
        message = f"Sorry, that could not be answered: {_say_failure(error)}."
        yield Turn(question, escape_markdown(f"{message} Ask again; the server's log has more."))
        return
    for reply in grow_reply(write(answer, question)):
        yield Turn(question, reply, answer)


def _say_failure(error: Exception) -> str:
    """Return what failed, in a line, without the paths of the server."""
    said = (error.strerror or "") if isinstance(error, OSError) else str(error)
    return render_line(said)[:_LONGEST_FAILURE].rstrip(" .") or type(error).__name__


def recall_turns(turns: Sequence[Turn]) -> tuple[Said, ...]:
    """Return the questions and answers of `turns`, oldest first, as a follow-up leans on them."""
    return tuple(
        # "Reported on" a day tells of nobody that "he" or "there" could stand for.
        Said(turn.question.text, answer.text if answer.answered and not answer.date else "")
        for turn in turns[-_REMEMBERED:]
        if (answer := turn.answer)
    )


def grow_reply(markdown: str) -> Iterator[str]:
    """Yield `markdown` from its beginning: the answer by words, a list by lines, the rest whole.

    No step shows half of a mark: what stands before the answer is whole, and in the answer itself
    none spans a space.
    """
    paragraphs = markdown.split("\n\n")
    # A plain sign at the beginning of a line would be escaped.
    answer = next((n for n, each in enumerate(paragraphs) if not each.startswith("*")), 0)
    for place, paragraph in enumerate(paragraphs):
        whole = "\n\n".join(paragraphs[:place])
        before = f"{whole}\n\n" if whole else ""
        joint = "\n" if paragraph.startswith("- ") else " "
        pieces = paragraph.split(joint) if place == answer else [paragraph]
        for count in range(1, len(pieces) + 1):
            yield before + joint.join(pieces[:count])


def list_messages(turns: Sequence[Turn]) -> list[dict[str, str]]:
    """Return `turns` as messages of a chatbot, in which no character of a user is markup."""
    messages = []
    for turn in turns:
        messages.append({"role": "user", "content": write_question(turn.question.text)})
        if turn.reply:
            messages.append({"role": "assistant", "content": turn.reply})
    return messages
