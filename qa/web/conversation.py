"""A conversation of the chat: its turns, and how a reply grows while it is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qa.errors import QuestionError
from qa.render import escape_markdown, render_markdown
from qa.types import Question

if TYPE_CHECKING:
    from qa.assistant import Assistant

# A question that is too long to be read is not shown in full either.
_LONGEST_SHOWN = 2000


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as the user put it, and the reply to it as Markdown, "" while there is none.

    `understood` is False where the question could not be asked: later ones do not lean on it.
    """

    question: str
    reply: str = ""
    understood: bool = True


def stream_turn(assistant: "Assistant", question: str, turns: Sequence[Turn]) -> Iterator[Turn]:
    """Yield the turn that `question` makes after `turns`, each time with more of its reply."""
    yield Turn(question)
    history = tuple(turn.question for turn in turns if turn.understood)
    try:
        answer = assistant.ask(Question(question, asked=date.today(), history=history))
    except QuestionError as error:
        message = f"Sorry, that could not be asked: {error}."
        yield Turn(question, escape_markdown(message), understood=False)
        return
    for reply in grow_reply(render_markdown(answer)):
        yield Turn(question, reply)


def grow_reply(markdown: str) -> Iterator[str]:
    """Yield `markdown` from its beginning: the first paragraph by words, the others whole.

    Emphasis of the first paragraph never spans a space, so no step shows half of a mark.
    """
    first, *paragraphs = markdown.split("\n\n")
    words = first.split(" ")
    for count in range(1, len(words) + 1):
        yield " ".join(words[:count])
    for count in range(1, len(paragraphs) + 1):
        yield "\n\n".join([first, *paragraphs[:count]])


def list_messages(turns: Sequence[Turn]) -> list[dict[str, str]]:
    """Return `turns` as messages of a chatbot, in which no character of a user is markup."""
    messages = []
    for turn in turns:
        messages.append({"role": "user", "content": escape_markdown(_shorten(turn.question))})
        if turn.reply:
            messages.append({"role": "assistant", "content": turn.reply})
    return messages


def _shorten(question: str) -> str:
    return question if len(question) <= _LONGEST_SHOWN else f"{question[:_LONGEST_SHOWN]}…"
