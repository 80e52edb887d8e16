"""Questions with known answers: the nouns, and the file with one a line."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from qa.counting import count_things
from qa.errors import QuestionFileError
from qa.evaluation.fields import (
    FieldReader,
    read_day,
    read_days,
    read_identity,
    read_question,
    read_said,
    read_strings,
    read_word_of,
    tell_bad_pattern,
)
from qa.evaluation.problems import Problem, refuse_problems
from qa.types import Period, Question

UNANSWERABLE = "null"
_FIELDS = frozenset(
    "id kind question answers sources history asked from to match date evidence liked".split()
)
_READ = _FIELDS - {"evidence"}
# What people write beside a question for one another, and what the chat keeps of an answer.
_NOTES = frozenset(
    """
    note notes comment comments remark remarks tag tags author reviewer reviewed time given split
    """.split()
)


class Match(StrEnum):
    """How the known answers are compared: as regular expressions, or as SQuAD compares text."""

    REGEX = "regex"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question with its known answers, any of which is right, and the sources that hold them.

    Of one that was `disliked`, all that is known is an answer that is wrong. `grades` tell how much
    each of the sources is worth, 1 where there are none. `days` are those in which the date that
    answers lies, where that is known. `place` is the file and line it was read from, `notes` are
    its other fields.
    """

    identity: str
    kind: str
    question: Question
    answers: tuple[str, ...]
    sources: tuple[str, ...]
    match: Match = Match.REGEX
    disliked: bool = False
    grades: tuple[int, ...] = ()
    days: Period | None = None
    place: str = ""
    notes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def answerable(self) -> bool:
        """Whether the reports answer it."""
        return self.kind != UNANSWERABLE

    @property
    def judgeable(self) -> bool:
        """Whether it is known what is right; else only what is retrieved and cited is measured."""
        return bool(self.answers) or not self.answerable


@dataclass(frozen=True, slots=True)
class QuestionLines:
    """What a file of questions holds: the questions, what is wrong, and what is only odd."""

    questions: tuple[LabelledQuestion, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]


def read_questions(path: Path) -> list[LabelledQuestion]:
    """Return the questions in `path`, a JSON object a line, such as the feedback of the chat.

    Raises:
        QuestionFileError: the file is missing or empty, or lines of it are no questions; each is
            told with what is wrong in it.
    """
    lines = read_lines(path)
    refuse_problems(path, lines.problems)
    return list(lines.questions)


def read_lines(path: Path) -> QuestionLines:
    """Read the questions in `path` as far as they are some, and tell what is wrong with the others.

    Raises:
        QuestionFileError: the file cannot be read, or is empty.
    """
    reader = _LineReader(path)
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            reader.take(line, number)
    if reader.is_empty:
        raise QuestionFileError(f"{path} holds no question; give a JSON object a line")
    return QuestionLines(
        tuple(reader.questions), tuple(reader.problems), tuple(reader.list_warnings())
    )


def read_text(path: Path) -> str:
    """Return the text of `path`, without a byte order mark.

    Raises:
        QuestionFileError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionFileError(f"cannot read the questions in {path} ({error})") from error


class _LineReader:
    """Reads line after line, and remembers what was wrong and which ids there were."""

    def __init__(self, path: Path) -> None:
        self.questions: list[LabelledQuestion] = []
        self.problems: list[Problem] = []
        self.is_empty = True
        self._seen: dict[str, str] = {}
        self._path = path
        self._unknown: dict[str, list[int]] = {}
        self._unanswered: list[int] = []
        self._unsourced: list[int] = []

    def take(self, line: str, number: int) -> None:
        place = f"{self._path}:{number}"
        self.is_empty = False
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            self.problems.append(Problem(place, f"not JSON ({error})"))
            return
        if not isinstance(record, dict):
            self.problems.append(Problem(place, "not a question: a JSON object is needed"))
            return
        question, wrong = read_record(record, place)
        identity = str(record.get("id", ""))
        if identity and identity in self._seen:
            wrong.append(f"the id {identity!r} is that of {self._seen[identity]} too")
        self._seen.setdefault(identity, place)
        self.problems += [Problem(place, what) for what in wrong]
        for name in record.keys() - _FIELDS - _NOTES:
            self._unknown.setdefault(name, []).append(number)
        if question:
            self.questions.append(question)
            if not question.judgeable and not question.disliked:
                self._unanswered.append(number)
            elif question.answerable and not question.sources and not question.disliked:
                self._unsourced.append(number)

    def list_warnings(self) -> list[str]:
        told = [self._tell_unknown(name, lines) for name, lines in sorted(self._unknown.items())]
        if self._unanswered:
            count = count_things(len(self._unanswered), "question")
            first = f"{self._path}:{self._unanswered[0]}"
            told.append(
                f"{first}: {count} without a known answer: only what is retrieved and cited is "
                f'measured; where the reports do not tell it, write "kind": "{UNANSWERABLE}"'
            )
        if self._unsourced:
            count = count_things(len(self._unsourced), "question")
            first = f"{self._path}:{self._unsourced[0]}"
            told.append(f"{first}: {count} without sources: any source that is cited will do")
        return told

    def _tell_unknown(self, name: str, lines: list[int]) -> str:
        near = get_close_matches(name, _FIELDS, 1)
        meant = f'; is "{near[0]}" meant?' if near else ""
        count = count_things(len(lines), "line")
        return (
            f"{self._path}:{lines[0]}: unknown field {name!r} in {count} is kept, not read{meant}"
        )


def read_record(record: Mapping[str, Any], place: str) -> tuple[LabelledQuestion | None, list[str]]:
    """Return the question in `record`, None where it is none, and all that is wrong with it."""
    fields = FieldReader(record)
    match = Match(fields.read("match", read_word_of(*Match), "") or Match.REGEX)
    none: tuple[str, ...] = ()
    answers = fields.read("answers", read_strings, none)
    if match is Match.REGEX:
        fields.wrong += [told for pattern in answers if (told := tell_bad_pattern(pattern))]
    kind = record.get("kind", "")
    if kind is None and not answers:
        # JSON's null says the same as the word, where nothing else is said.
        kind = UNANSWERABLE
    question = LabelledQuestion(
        identity=fields.read("id", read_identity, ""),
        kind=str(kind or ""),
        question=Question(
            text=fields.read("question", read_question, ""),
            asked=fields.read("asked", read_day, None),
            period=Period(fields.read("from", read_day, None), fields.read("to", read_day, None)),
            history=fields.read("history", read_said, ()),
        ),
        answers=answers,
        sources=fields.read("sources", read_strings, ()),
        match=match,
        disliked=record.get("liked") is False,
        days=fields.read("date", read_days, None),
        place=place,
        notes={name: value for name, value in record.items() if name not in _READ},
    )
    return (None if fields.wrong else question), fields.wrong
