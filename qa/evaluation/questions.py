"""Files of questions with known answers: what they hold and how they are read."""

import json
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from qa.errors import QuestionFileError
from qa.question.history import read_history
from qa.types import Period, Question, Said

UNANSWERABLE = "null"


class Match(StrEnum):
    """How the known answers are compared: as regular expressions, or as SQuAD compares text."""

    REGEX = "regex"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question with its known answers, any of which is right, and the sources that hold them.

    Of one that was `disliked`, all that is known is an answer that is wrong.
    """

    identity: str
    kind: str
    question: Question
    answers: tuple[str, ...]
    sources: tuple[str, ...]
    match: Match = Match.REGEX
    disliked: bool = False

    @property
    def answerable(self) -> bool:
        """Whether the reports answer it."""
        return self.kind != UNANSWERABLE


def read_questions(path: Path) -> list[LabelledQuestion]:
    """Return the questions in `path`, a JSON object a line, such as the feedback of the chat.

    Raises:
        QuestionFileError: the file is missing, empty, or a line is not such an object.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionFileError(f"cannot read the questions in {path} ({error})") from error
    questions = [
        _read_line(line, f"{path}:{number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]
    if not questions:
        raise QuestionFileError(f"{path} holds no question; give a JSON object a line")
    return questions


def _read_line(line: str, place: str) -> LabelledQuestion:
    try:
        record = json.loads(line)
        match = Match(record.get("match", Match.REGEX))
        answers = _strings(record, "answers")
        if match is Match.REGEX:
            for pattern in answers:
                re.compile(pattern)
        return LabelledQuestion(
            identity=str(record["id"]),
            kind=str(record.get("kind", "")),
            question=Question(
                text=str(record["question"]),
                asked=_day(record, "asked"),
                period=Period(_day(record, "from"), _day(record, "to")),
                history=_history(record),
            ),
            answers=answers,
            sources=_strings(record, "sources"),
            match=match,
            disliked=record.get("liked") is False,
        )
    except (ValueError, TypeError, AttributeError, KeyError, re.error) as error:
        message = f"{place} is not a question ({type(error).__name__}: {error})"
        raise QuestionFileError(
            f"{message}; it needs id, kind, question, answers, sources"
        ) from error


def _day(record: dict[str, Any], name: str) -> date | None:
    value = record.get(name)
    return date.fromisoformat(value) if value else None


def _history(record: dict[str, Any]) -> tuple[Said, ...]:
    values = record.get("history") or []
    if not isinstance(values, list):
        raise ValueError("'history' is not a list")
    return read_history(values)


def _strings(record: dict[str, Any], name: str) -> tuple[str, ...]:
    values = record.get(name) or []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError(f"{name!r} is not a list of strings")
    return tuple(values)
