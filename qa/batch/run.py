"""A file of questions asked one after another; what was answered is kept when it is stopped."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from qa.assistant import Assistant
from qa.batch.questions import BatchQuestion
from qa.batch.rows import Row, make_row
from qa.errors import OutputError
from qa.types import Question


class KeptRows:
    """The rows that a run for the file at `path` has so far, in a file beside it.

    They are used again where `mark`, a digest of all that the answers depend on, is the same.
    """

    def __init__(self, path: Path, mark: str) -> None:
        self._path = path.with_name(f"{path.name}.answers")
        self._mark = mark
        self.rows: dict[str, Row] = {}
        self.is_other = False
        self._read()
        if not self.rows:
            self._begin()

    def keep(self, row: Row) -> None:
        """Put `row` behind the others.

        Raises:
            OutputError: it cannot be written.
        """
        self.rows[row.id] = row
        self._write("a", f"{json.dumps(asdict(row))}\n")

    def finish(self) -> None:
        """Delete the file: the answers are where they were wanted."""
        self._path.unlink(missing_ok=True)

    def _read(self) -> None:
        try:
            lines = self._path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            return
        self.is_other = lines[0] != self._mark
        # Behind the last line there is a break, where it was written whole.
        for line in [] if self.is_other else lines[1:-1]:
            try:
                row = Row(**json.loads(line))
            except (ValueError, TypeError):
                # What a failing disk left of it is asked again.
                continue
            self.rows[row.id] = row
        if self.rows:
            self._begin()

    def _begin(self) -> None:
        lines = [json.dumps(asdict(row)) for row in self.rows.values()]
        self._write("w", "".join(f"{line}\n" for line in [self._mark, *lines]))

    def _write(self, mode: str, text: str) -> None:
        try:
            with self._path.open(mode, encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            message = f"cannot write {self._path} ({error.strerror})"
            raise OutputError(f"{message}; choose another --out") from error


def mark_run(assistant: Assistant, questions: Sequence[BatchQuestion], today: date) -> str:
    """Return a digest of all that the answers depend on: questions, reports, model and reader.

    A run that is asked today goes on tomorrow: only another day is one that somebody chose.
    """
    found = hashlib.sha256(repr((assistant.encoder.identity, assistant.reader_name)).encode())
    for each in questions:
        found.update(repr((each.identity, _tell(each.question, today))).encode())
    for report in assistant.library.reports():
        found.update(repr((report.source, report.published, report.text)).encode())
    return found.hexdigest()


def _tell(question: Question, today: date) -> tuple[object, ...]:
    period = question.period
    asked = None if question.asked == today else question.asked
    filters = (period.first, period.last, question.source)
    return (question.text, asked, question.history, *filters)


def ask_remaining(
    assistant: Assistant, questions: Sequence[BatchQuestion], kept: KeptRows
) -> Iterator[Row]:
    """Yield a row for each of `questions` in their order; ask those that `kept` has no row of.

    Raises:
        OutputError: what is kept cannot be written.
    """
    for each in questions:
        if each.identity not in kept.rows:
            answer = assistant.ask(each.question)
            kept.keep(make_row(each.identity, each.question.text, answer))
        yield kept.rows[each.identity]
