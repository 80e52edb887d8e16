"""What readers say of answers, kept so that `dateline evaluate` can ask the questions again."""

import errno
import json
import os
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from qa.errors import OutputError
from qa.evaluation.questions import UNANSWERABLE, Match
from qa.question.history import write_history
from qa.render_json import render_json
from qa.types import Answer, Question

FILE_NAME = "feedback.jsonl"

LONGEST_COMMENT = 2000
# `dateline evaluate` looks for a known answer in the first 400 characters of one.
_LONGEST_ANSWER = 300
_LONGEST_HISTORY = 10
# A visitor who clicks without end shall not fill the disk.
_LARGEST_FILE = 64 * 2**20
_SECONDS_TO_WAIT = 5


@dataclass(frozen=True, slots=True)
class Feedback:
    """Whether a reader liked `answer` to `question`, when, and what they said of it."""

    question: Question
    answer: Answer
    liked: bool
    given: datetime
    comment: str = ""


def save_feedback(folder: Path, feedback: Feedback, instead_of: str = "") -> str:
    """Append `feedback` to the file in `folder`, a JSON object a line, whole or not at all.

    Return the id of its line; that of the line `instead_of` is taken out at the same time.

    Raises:
        OutputError: it cannot be written, or the file has 64 MB.
    """
    path = folder / FILE_NAME
    told = render_feedback(feedback)
    line = json.dumps(told, ensure_ascii=False) + "\n"
    # What is half of a character in the question is none in the file.
    data = line.encode("utf-8", "replace")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=_SECONDS_TO_WAIT):
            if instead_of:
                _replace(path, instead_of, data)
            else:
                _append(path, data)
    except (OSError, Timeout) as error:
        message = f"cannot keep the feedback in {path} ({error.strerror or error})"
        raise OutputError(f"{message}; make room or choose another --feedback") from error
    return str(told["id"])


def render_feedback(feedback: Feedback) -> dict[str, Any]:
    """Return `feedback` as a question for `dateline evaluate`, with more beside it.

    The answer that was liked is the known one, from the sources that it cites; a refusal that was
    liked is a question that the reports do not answer. What was not liked has no known answer.
    """
    question, answer = feedback.question, feedback.answer
    known = feedback.liked and answer.answered
    return {
        "id": uuid.uuid4().hex,
        "kind": "liked" if answer.answered else UNANSWERABLE,
        "question": question.text,
        "history": write_history(question.history[-_LONGEST_HISTORY:]),
        "asked": _iso(question.asked),
        "from": _iso(question.period.first),
        "to": _iso(question.period.last),
        "match": str(Match.TEXT),
        "answers": [_cut(answer.text)] if known else [],
        "sources": list(dict.fromkeys(each.source for each in answer.citations)) if known else [],
        "liked": feedback.liked,
        "comment": feedback.comment[:LONGEST_COMMENT],
        "time": feedback.given.isoformat(timespec="seconds"),
        "given": render_json("", answer) | {"id": None},
    }


def _append(path: Path, data: bytes) -> None:
    """Append `data` and have it on the disk; leave the file as it was where that fails.

    Raises:
        OSError: it failed.
    """
    # Without a buffer: what could not be written is not tried again when the file is closed.
    with path.open("ab", buffering=0) as file:
        size = file.tell()
        if size + len(data) > _LARGEST_FILE:
            raise OSError(errno.EFBIG, f"it has {size // 2**20} MB, and is full")
        try:
            if file.write(data) < len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                file.truncate(size)
            raise


def _replace(path: Path, identity: str, data: bytes) -> None:
    """Take the line of `identity` out and append `data`, in a copy that takes the file's place.

    Raises:
        OSError: it failed.
    """
    # It opens the line; what people write follows behind.
    beginning = f'{{"id": "{identity}"'.encode()
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    copy = path.with_suffix(".new")
    try:
        copy.unlink(missing_ok=True)
        _append(copy, b"".join(line for line in lines if not line.startswith(beginning)) + data)
        copy.replace(path)
    except OSError:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
        raise


def _cut(text: str) -> str:
    """Return `text`, up to a space if it is long."""
    return text if len(text) <= _LONGEST_ANSWER else text[:_LONGEST_ANSWER].rpartition(" ")[0]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
