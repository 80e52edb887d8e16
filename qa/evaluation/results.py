"""A file of results: a line an answer, read back to be compared or gone on with."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from qa.errors import QuestionFileError
from qa.types import Answer, Citation, DateBasis, ReportDate, Span


@dataclass(frozen=True, slots=True)
class Result:
    """An answer of an earlier run, its line as it stands, and what it was asked with.

    `run` is empty where the file does not tell.
    """

    identity: str
    answer: Answer
    line: str
    run: Mapping[str, str]


def read_results(path: Path) -> dict[str, Result]:
    """Return the results in `path` by their ids; a last line that was cut off is left out.

    Raises:
        QuestionFileError: it cannot be read, or a line is no result.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionFileError(f"cannot read the results in {path} ({error})") from error
    found: dict[str, Result] = {}
    for number, line in enumerate(lines, start=1):
        is_cut = number == len(lines)
        if not line.strip():
            continue
        try:
            result = _read_line(line)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            # Behind the last line there is a break, where it was written whole.
            if is_cut:
                break
            message = f"{path}:{number} is not a result ({type(error).__name__}: {error})"
            raise QuestionFileError(f"{message}; give a file that --out wrote") from error
        if result.identity in found:
            message = f"{path}:{number}: the id {result.identity!r} is there twice"
            raise QuestionFileError(f"{message}; give a file that --out wrote")
        found[result.identity] = result
    return found


def _read_line(line: str) -> Result:
    record = json.loads(line)
    answer = Answer(
        answered=bool(record["answered"]),
        text=str(record["answer"]),
        date=record.get("date"),
        note=record.get("note", ""),
        citations=tuple(map(_read_citation, record.get("citations", ()))),
        confidence=float(record.get("confidence", 0.0)),
        support=int(record.get("support", 0)),
        retrieved=tuple(record.get("retrieved", ())),
        reader=record.get("reader", ""),
        timings_ms=dict(record.get("timings_ms", {})),
    )
    return Result(str(record["id"]), answer, line, dict(record.get("run") or {}))


def _read_citation(record: Mapping[str, Any]) -> Citation:
    day = date.fromisoformat(record["date"]) if record.get("date") else None
    basis = DateBasis.UNKNOWN
    with suppress(ValueError):
        basis = DateBasis(record.get("date_basis", ""))
    return Citation(
        source=record["source"],
        title="",
        published=ReportDate(day, basis, ""),
        quote=record["quote"],
        start=int(record["start"]),
        end=int(record["end"]),
        marks=tuple(Span(int(start), int(end)) for start, end in record.get("marks", ())),
        page=record.get("page"),
        place=record.get("place", ""),
        aliases=tuple(record.get("also", ())),
    )
