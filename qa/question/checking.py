"""What can be asked at all, and a question in the letters that everything else compares."""

from dataclasses import replace

from qa.errors import QuestionError
from qa.letters import compose
from qa.question.history import read_history
from qa.types import Question, Said

LONGEST_QUESTION = 2000


def check_question(text: str) -> None:
    """Check that `text` can be asked.

    Raises:
        QuestionError: it is empty, over 2,000 characters, or not text.
    """
    if not text.strip():
        raise QuestionError('the question is empty; ask one, such as "when did … call …?"')
    if len(text) > LONGEST_QUESTION:
        message = (
            f"the question has {len(text):,} characters, at most {LONGEST_QUESTION:,} are read"
        )
        raise QuestionError(f"{message}; ask a shorter one")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise QuestionError("the question is not valid UTF-8; type it again") from error


def compose_question(question: Question) -> Question:
    """Return `question` with letters in the form in which names are compared."""
    return replace(
        question,
        text=compose(question.text),
        history=tuple(
            Said(compose(each.question), compose(each.answer))
            for each in read_history(question.history)
        ),
        source=compose(question.source),
    )
