"""A question of another program, and the answer to it as JSON."""

from datetime import date
from typing import TYPE_CHECKING, Any

from qa.errors import QuestionError
from qa.tools.arguments import read_day, read_kept
from qa.types import Answer, Question

if TYPE_CHECKING:
    from qa.assistant import Assistant


def answer_question(
    assistant: "Assistant",
    question: Any,
    date_from: Any = "",
    date_to: Any = "",
    asked: Any = "",
    source: Any = "",
) -> Answer:
    """Return the answer to `question`; days are ISO dates, "" for none.

    Raises:
        QuestionError: the question cannot be asked, or a day is none.
    """
    # Over HTTP anything may come in the place of text.
    if not isinstance(question, str):
        raise QuestionError("the question is not a text; put it in quotes")
    kept = read_kept(date_from, date_to, source)
    day = read_day("asked", asked) or date.today()
    return assistant.ask(Question(question, day, kept.period, source=kept.source))
