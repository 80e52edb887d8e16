"""The SQLite file that holds reports, passages and their vectors: the only truth of a library."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from qa.library.cited import CitedNames
from qa.library.filetable import FileTable
from qa.library.passages import PassageTable
from qa.library.reports import ReportTable
from qa.library.rows import (
    DATE_COLUMNS,
    REPORT_COLUMNS,
    Digests,
    write_date,
    write_report,
    write_sentences,
)
from qa.library.schema import create_file, open_file
from qa.library.stories import join_story, sign_text
from qa.types import DateBasis, Passage, Report, ReportDate

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class State:
    """What the library is of, and how far the derived indexes follow its content."""

    identity: str
    model: str
    content: int
    generation: int
    covers: int
    changed: str

    @property
    def is_covered(self) -> bool:
        """Whether the indexes hold all that the library holds."""
        return self.generation > 0 and self.content == self.covers


class Store:
    """Reports, passages and vectors, under the identity of the model that made the vectors."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.files = FileTable(connection)
        self.names = CitedNames(connection)
        self.passages = PassageTable(connection)
        self.reports = ReportTable(connection)
        # Grows as passages come and go through this store: a date leaves them as they are.
        self.rows_version = 0
        self._lock = RLock()
        self._depth = 0

    @classmethod
    def create(cls, path: Path | None, model_identity: str, model_name: str) -> "Store":
        """Return a new store in the file `path`, or in memory."""
        return cls(create_file(path, model_identity, model_name))

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Return the store in the file `path`.

        Raises:
            LibraryError: the file is no store, or one of another version of Dateline.
        """
        return cls(open_file(path))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that the block changes, or nothing of it."""
        with self._lock:
            if self._depth == 0:
                self.connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if self._depth == 0 and self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            self._depth -= 1
            if self._depth == 0:
                self.connection.execute("COMMIT")

    @property
    def state(self) -> State:
        """What the library is of, and how far its indexes follow."""
        return State(*self.connection.execute("SELECT * FROM state").fetchone())

    def publish(self, generation: int, covers: int) -> None:
        """Note that the indexes of `generation` hold the content `covers`."""
        with self.transaction():
            self.connection.execute(
                "UPDATE state SET generation = ?, covers = ?", (generation, covers)
            )

    def count(self) -> tuple[int, int]:
        """Return how many reports and how many passages the store holds."""
        return self.reports.count(), self.passages.count()

    def add(
        self,
        report: Report,
        passages: Sequence[Passage],
        vectors: Vectors,
        file: int | None = None,
        record: str = "",
        digests: Digests | None = None,
    ) -> int:
        """Put `report` in, in the place of one with the same source; all of it or nothing.

        `vectors` has shape (len(passages), dimension). `record` is the name by which the report was
        read from the file with the id `file`, where it has come to be cited by another, and
        `digests` are the report's as it was read.
        """
        with self.transaction():
            if old := self.names.find_source(report.source):
                self.drop(old.key)
            digests = digests or Digests.of(report)
            key = self._insert(report, passages, vectors, digests.content)
            self.names.add(key, report.source, file, record or report.source, digests.report)
            text = report.text[report.body_start :]
            join_story(self.connection, key, text, sign_text(text))
        return key

    def _insert(
        self, report: Report, passages: Sequence[Passage], vectors: Vectors, content: bytes
    ) -> int:
        values = write_report(report)
        marks = ", ".join("?" * len(values))
        key = self.connection.execute(
            f"INSERT INTO report ({REPORT_COLUMNS}, content_key, is_new)"  # noqa: S608
            f" VALUES ({marks}, ?, 1)",
            (*values, content),
        ).lastrowid
        for passage, vector in zip(passages, vectors, strict=True):
            row = self.connection.execute(
                'INSERT INTO passage (report, start, "end", sentences) VALUES (?, ?, ?, ?)',
                (key, passage.start, passage.end, write_sentences(passage)),
            ).lastrowid
            data = np.ascontiguousarray(vector, dtype=np.float32).tobytes()
            self.connection.execute("INSERT INTO vector VALUES (?, ?)", (row, data))
        self.rows_version += 1
        self._touch()
        return key or 0

    def drop(self, name: int) -> None:
        """Take out the name with the id `name`, and its report where that has no other."""
        with self.transaction():
            source, report = self.connection.execute(
                "SELECT source, report FROM name WHERE id = ?", (name,)
            ).fetchone()
            self.connection.execute("DELETE FROM name WHERE id = ?", (name,))
            other = self.connection.execute(
                "SELECT source FROM name WHERE report = ? ORDER BY id", (report,)
            ).fetchone()
            if other is None:
                self.connection.execute("DELETE FROM report WHERE id = ?", (report,))
                self.rows_version += 1
                self._touch()
            else:
                self.connection.execute(
                    "UPDATE report SET source = ? WHERE id = ? AND source = ?",
                    (other[0], report, source),
                )

    def find_content(self, key: bytes) -> int | None:
        """Return the id of the report with the content `key`, or None."""
        row = self.connection.execute(
            "SELECT id FROM report WHERE content_key = ? ORDER BY id", (key,)
        ).fetchone()
        return int(row[0]) if row else None

    def redate(self, source: str, published: ReportDate) -> None:
        """Give the report called `source` another date."""
        with self.transaction():
            self.connection.execute(
                f"UPDATE report SET {DATE_COLUMNS} WHERE source = ?",  # noqa: S608
                (*write_date(published), source),
            )
            self._touch()

    def new_reports(self) -> list[int]:
        """Return the ids of the reports that were not yet compared with their neighbours."""
        return [key for (key,) in self.connection.execute("SELECT id FROM report WHERE is_new")]

    def has_settled(self, bases: Collection[DateBasis]) -> bool:
        """Whether a report that was compared is dated in one of these ways."""
        marks = ",".join("?" * len(bases))
        found = self.connection.execute(
            f"SELECT 1 FROM report WHERE NOT is_new AND basis IN ({marks}) LIMIT 1",  # noqa: S608
            tuple(bases),
        )
        return found.fetchone() is not None

    def settle(self, reports: Sequence[int]) -> None:
        """Note that the reports with these ids were compared with their neighbours."""
        with self.transaction():
            self.connection.executemany(
                "UPDATE report SET is_new = 0 WHERE id = ?", [(key,) for key in reports]
            )

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def _touch(self) -> None:
        self.connection.execute("UPDATE state SET content = content + 1, changed = datetime('now')")
