"""The SQLite file that holds reports, passages and their vectors: the only truth of a library."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qa.errors import LibraryError
from qa.types import DateBasis, Passage, Period, Report, ReportDate, Span

Vectors = NDArray[np.float32]

_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE model (identity TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    url TEXT NOT NULL,
    body_start INTEGER NOT NULL,
    published TEXT,
    basis TEXT NOT NULL,
    reason TEXT NOT NULL,
    earliest TEXT,
    latest TEXT
);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentences TEXT NOT NULL,
    vector BLOB NOT NULL
);
CREATE INDEX passage_of_report ON passage(report);
"""
_REPORT_COLUMNS = "source, title, text, url, body_start, published, basis, reason, earliest, latest"


class Store:
    """Reports, passages and vectors, under the identity of the model that made the vectors."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def create(cls, path: Path | None, model_identity: str, model_name: str) -> "Store":
        """Return a new store in the file `path`, or in memory."""
        connection = _connect(str(path) if path else ":memory:")
        with connection:
            connection.executescript(_SCHEMA)
            connection.execute("INSERT INTO model VALUES (?, ?)", (model_identity, model_name))
            connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
        return cls(connection)

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Return the store in the file `path`.

        Raises:
            LibraryError: the file is no store, or one of another version of Dateline.
        """
        try:
            connection = _connect(str(path))
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            message = f"{path} is not a library ({error})"
            raise LibraryError(
                f"{message}; build one with: dateline index FOLDER --library PATH"
            ) from error
        if version != _SCHEMA_VERSION:
            message = f"{path} has schema version {version}, this program reads {_SCHEMA_VERSION}"
            raise LibraryError(f"{message}; build it anew: dateline index FOLDER --library PATH")
        return cls(connection)

    @property
    def model(self) -> tuple[str, str]:
        """The identity of the model that made the vectors, and the name it was asked for by."""
        identity, name = self._connection.execute("SELECT identity, name FROM model").fetchone()
        return identity, name

    def add(self, report: Report, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Put `report` in, in the place of one with the same source; all of it or nothing.

        `vectors` has shape (len(passages), dimension).
        """
        with self._connection as connection:
            connection.execute("DELETE FROM report WHERE source = ?", (report.source,))
            key = connection.execute(
                f"INSERT INTO report ({_REPORT_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)",  # noqa: S608
                (
                    report.source, report.title, report.text, report.url, report.body_start,
                    *_date_columns(report.published),
                ),
            ).lastrowid  # fmt: skip
            connection.executemany(
                'INSERT INTO passage (report, start, "end", sentences, vector) VALUES (?,?,?,?,?)',
                [
                    (key, passage.start, passage.end, _dump(passage.sentences), vector.tobytes())
                    for passage, vector in zip(passages, vectors, strict=True)
                ],
            )

    def redate(self, source: str, published: ReportDate) -> None:
        """Give the report called `source` another date."""
        with self._connection as connection:
            connection.execute(
                "UPDATE report SET published = ?, basis = ?, reason = ?, earliest = ?, latest = ?"
                " WHERE source = ?",
                (*_date_columns(published), source),
            )

    def count(self) -> tuple[int, int]:
        """Return how many reports and how many passages the store holds."""
        reports = self._connection.execute("SELECT count(*) FROM report").fetchone()[0]
        passages = self._connection.execute("SELECT count(*) FROM passage").fetchone()[0]
        return reports, passages

    def report(self, key: int) -> Report:
        """Return the report whose row is `key`."""
        row = self._connection.execute(
            f"SELECT {_REPORT_COLUMNS} FROM report WHERE id = ?",  # noqa: S608
            (key,),
        ).fetchone()
        return _report(row)

    def reports(self) -> Iterator[Report]:
        """Yield every report, by source."""
        for row in self._connection.execute(
            f"SELECT {_REPORT_COLUMNS} FROM report ORDER BY source"  # noqa: S608
        ):
            yield _report(row)

    def passage(self, key: int) -> tuple[int, Passage]:
        """Return the row of the report that passage `key` is of, and the passage."""
        report, start, end, sentences = self._connection.execute(
            'SELECT report, start, "end", sentences FROM passage WHERE id = ?', (key,)
        ).fetchone()
        return report, Passage(start, end, tuple(Span(*pair) for pair in json.loads(sentences)))

    def rows_published_in(self, period: Period) -> list[int]:
        """Return the rows of the passages whose report is known to be published in `period`."""
        found = self._connection.execute(
            "SELECT passage.id FROM passage JOIN report ON report.id = passage.report"
            " WHERE published BETWEEN ? AND ? ORDER BY passage.id",
            ((period.first or date.min).isoformat(), (period.last or date.max).isoformat()),
        )
        return [row for (row,) in found]

    def passage_texts(self) -> Iterator[tuple[int, str]]:
        """Yield the row and the searchable text (title and words) of every passage."""
        yield from self._connection.execute(
            "SELECT passage.id, report.title || ' ' ||"
            ' substr(report.text, passage.start + 1, passage."end" - passage.start)'
            " FROM passage JOIN report ON report.id = passage.report ORDER BY passage.id"
        )

    def vectors(self) -> tuple[list[int], Vectors]:
        """Return the rows of all passages and their vectors, shape (passages, dimension)."""
        rows = self._connection.execute("SELECT id, vector FROM passage ORDER BY id").fetchall()
        if not rows:
            return [], np.empty((0, 1), dtype=np.float32)
        joined = np.frombuffer(b"".join(blob for _, blob in rows), dtype=np.float32)
        return [key for key, _ in rows], joined.reshape(len(rows), -1)

    def vectors_of(self, source: str) -> Vectors:
        """Return the vectors of the passages of one report, shape (passages, dimension)."""
        rows = self._connection.execute(
            "SELECT vector FROM passage JOIN report ON report.id = passage.report WHERE source = ?",
            (source,),
        ).fetchall()
        return np.stack([np.frombuffer(blob, dtype=np.float32) for (blob,) in rows])

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _connect(name: str) -> sqlite3.Connection:
    # Worker threads of the chat share the connection; this SQLite serialises its calls.
    connection = sqlite3.connect(name, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    return connection


def _dump(sentences: Sequence[Span]) -> str:
    return json.dumps([(span.start, span.end) for span in sentences])


def _date_columns(published: ReportDate) -> tuple[str | None, ...]:
    return (
        _iso(published.day),
        published.basis,
        published.reason,
        _iso(published.earliest),
        _iso(published.latest),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _report(
    row: tuple[str, str, str, str, int, str | None, str, str, str | None, str | None],
) -> Report:
    source, title, text, url, body_start, published, basis, reason, earliest, latest = row
    known = ReportDate(_day(published), DateBasis(basis), reason, _day(earliest), _day(latest))
    return Report(source, title, text, known, body_start, url)
