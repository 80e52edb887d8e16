"""What was said before a question: read from pairs, or from lines that are told apart."""

import json
import re
from collections.abc import Sequence
from typing import Any

from qa.errors import QuestionError
from qa.question.several import AUXILIARIES
from qa.types import Said

_ASKS = re.compile(
    rf"\W*(?:and |but |so |or )?(?:(?:to|by|with|in|on|at|for|from|of) )?"
    rf"(?:who|whom|whose|what|which|when|where|why|how|{AUXILIARIES})\b",
    re.I,
)


def read_history(values: Sequence[Any]) -> tuple[Said, ...]:
    """Return the turns of a conversation that `values` tell, oldest first.

    Each is a turn, an object with `question` and `answer`, a pair of these, or a line: a question,
    or the answer to the one before it. A line is an answer where it stands behind a question that
    has none and does not ask anything itself.

    Raises:
        ValueError: one is something else.
    """
    turns: list[Said] = []
    for value in values:
        if isinstance(value, str) and turns and not turns[-1].answer and not _asks(value):
            turns[-1] = Said(turns[-1].question, value)
        else:
            turns.append(_read_turn(value))
    return tuple(turns)


def read_lines(lines: Sequence[str]) -> tuple[Said, ...]:
    """Return the turns that `lines` tell, any of which may be a JSON object of `read_history`.

    Raises:
        QuestionError: one is a JSON object, and no turn.
    """
    try:
        return read_history([_read_object(line) for line in lines])
    except ValueError as error:
        message = f"what was said before cannot be read ({error})"
        raise QuestionError(
            f'{message}; give lines, or {{"question": "…", "answer": "…"}}'
        ) from error


def write_history(history: Sequence[Said | str]) -> list[dict[str, str]]:
    """Return `history` as JSON objects, which `read_history` reads."""
    turns = read_history(history)
    return [{"question": each.question, "answer": each.answer} for each in turns]


def _read_turn(value: Any) -> Said:
    match value:
        case Said():
            return value
        case str():
            return Said(value)
        case {"question": str(question), "answer": str() | None as answer}:
            return Said(question, answer or "")
        case {"question": str(question), **others} if "answer" not in others:
            return Said(question)
        case [str(question), str() | None as answer]:
            return Said(question, answer or "")
    raise ValueError(f"{str(value)[:60]!r} is not a question, or a question and its answer")


def _read_object(line: str) -> Any:
    if not line.lstrip().startswith("{"):
        return line
    try:
        return json.loads(line)
    except ValueError:
        return line


def _asks(line: str) -> bool:
    return line.rstrip().endswith("?") or _ASKS.match(line) is not None
