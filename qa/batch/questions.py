"""The questions of a file: a line each of .txt, a row of .csv, an object of .jsonl."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from qa.errors import QuestionError, QuestionFileError
from qa.question.checking import check_question
from qa.question.history import read_history
from qa.types import Period, Question

# What a column of questions is called; without a heading like these the first column is it.
_NAMES = ("question", "questions", "query", "frage", "pregunta")
_IDS = ("id", "_id", "no", "number")
_MOST_TOLD = 100


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """A question of a file; `identity` is its id there, or the number of its line."""

    identity: str
    question: Question


def read_batch(path: Path, like: Question) -> list[BatchQuestion]:
    """Return the questions in `path`, with what they do not say themselves as of `like`.

    An object of .jsonl has `question`, and may have `id`, `history`, `asked`, `from`, `to`; so may
    columns of .csv but for the history.

    Raises:
        QuestionFileError: it cannot be read, holds none, or some cannot be asked; all are told.
    """
    reader = {".txt": _read_lines, ".csv": _read_rows, ".jsonl": _read_objects}.get(
        path.suffix.lower()
    )
    if reader is None:
        raise QuestionFileError(f"{path} is no .csv, .txt or .jsonl file; save it as one of them")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionFileError(f"cannot read the questions in {path} ({error})") from error
    found: list[BatchQuestion] = []
    wrong: list[str] = []
    seen: dict[str, int] = {}
    for number, record in reader(text):
        try:
            asked = _make(record, number, like)
            if asked.identity in seen:
                told = f"the id {asked.identity!r} is that of line {seen[asked.identity]} too"
                raise ValueError(told)
            seen[asked.identity] = number
            found.append(asked)
        except (ValueError, TypeError, QuestionError) as error:
            wrong.append(f"{path}:{number}: {error}")
    if wrong:
        more = [f"and {len(wrong) - _MOST_TOLD} more"] if len(wrong) > _MOST_TOLD else []
        summary = f"{path} has {len(wrong)} lines that cannot be asked; nothing was asked"
        raise QuestionFileError("\n".join([*wrong[:_MOST_TOLD], *more, summary]))
    if not found:
        raise QuestionFileError(f"{path} holds no question; write one a line")
    return found


def _read_lines(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, {"question": line.strip()}


def _read_objects(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                yield number, f"not JSON ({error})"


def _read_rows(text: str) -> Iterator[tuple[int, Any]]:
    dialect = _find_dialect(text)
    rows = csv.reader(text.splitlines(keepends=True), delimiter=dialect)
    heading: list[str] | None = None
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if heading is None:
            heading = _read_heading(row)
            if heading is not None:
                continue
            heading = ["question"]
        if any(cell.strip() for cell in row[len(heading) :]):
            told = f"it has {len(row)} cells, and the heading {len(heading)}"
            yield rows.line_num, f"{told}; put quotation marks around a question with a comma"
        else:
            yield rows.line_num, dict(zip(heading, row, strict=False))


def _find_dialect(text: str) -> str:
    """Return what parts the columns: of the first line, so that commas of questions part none."""
    first = text.split("\n", 1)[0]
    names = {each: first.lower().split(each) for each in ",;\t"}
    return next(
        (each for each, cells in names.items() if {_plain(cell) for cell in cells} & {*_NAMES}), ","
    )


def _read_heading(row: list[str]) -> list[str] | None:
    names = [_plain(cell) for cell in row]
    if not {*names} & {*_NAMES}:
        return None
    first = next(name for name in _NAMES if name in names)
    named = {first: "question"} | dict.fromkeys(_IDS, "id")
    return [named.get(name, name) for name in names]


def _plain(cell: str) -> str:
    return cell.strip().strip('"').lower()


def _make(record: Any, number: int, like: Question) -> BatchQuestion:
    if not isinstance(record, dict):
        raise TypeError(record if isinstance(record, str) else "a JSON object is needed")
    text = record.get("question")
    if not isinstance(text, str):
        raise TypeError("it has no question")
    check_question(text)
    history = record.get("history") or []
    if not isinstance(history, list):
        raise TypeError("history is no list")
    period = Period(
        _read_day(record, "from") or like.period.first, _read_day(record, "to") or like.period.last
    )
    question = replace(
        like,
        text=text.strip(),
        asked=_read_day(record, "asked") or like.asked,
        period=period,
        history=read_history(history) or like.history,
    )
    identity = record.get("id")
    return BatchQuestion(str(identity if identity not in (None, "") else number), question)


def _read_day(record: dict[str, Any], name: str) -> date | None:
    value = record.get(name)
    return date.fromisoformat(str(value).strip()) if value else None
