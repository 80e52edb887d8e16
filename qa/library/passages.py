"""The passages of a library, their vectors and days, as the indexes are made from them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.library.rows import read_passage
from qa.library.words import Entry
from qa.types import Passage

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]

# Of vectors of 384 dimensions, 12 MB.
_TOGETHER = 8192
# Days are counted from the year 1, as Python does; SQLite's Julian days begin earlier.
_DAY = "ifnull(CAST(julianday(published) - 1721424.5 AS INTEGER), 0)"


class PassageTable:
    """What the indexes are derived from, in the order of the rows, a part at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def count(self) -> int:
        """Return how many passages there are."""
        return int(self._connection.execute("SELECT count(*) FROM passage").fetchone()[0])

    def find(self, rows: Rows) -> dict[int, tuple[int, Passage]]:
        """Return each of `rows`, shape (n,), with the id of its report, and the passage.

        What has gone is left out.
        """
        found = self._select('id, report, start, "end", sentences', "passage", rows)
        return {row: (report, read_passage(*place)) for row, report, *place in found}

    def reports_of(self, rows: Iterable[int]) -> list[int]:
        """Return the ids of the reports that the passages `rows` are of, each once."""
        given = list(dict.fromkeys(rows))
        found = dict(self._select("id, report", "passage", np.array(given, dtype=np.int64)))
        return list(dict.fromkeys(found[row] for row in given if row in found))

    def leads(self, rows: Rows) -> dict[int, int]:
        """Return for each of `rows`, shape (n,), the first passage of its report."""
        lead = "(SELECT min(id) FROM passage AS other WHERE other.report = passage.report)"
        return dict(self._select(f"id, {lead}", "passage", rows))

    def rows_of(self, reports: Iterable[int]) -> Rows:
        """Return the rows of the passages of the reports with these ids, shape (n,), sorted."""
        query = "SELECT id FROM passage WHERE report = ?"
        found = [row for key in reports for (row,) in self._connection.execute(query, (key,))]
        return np.sort(np.array(found, dtype=np.int64))

    def days(self) -> NDArray[np.int64]:
        """Return each row and the day of its report, shape (passages, 2), by row.

        A day is counted from the first of the year 1; 0 where it is not known.
        """
        pairs = self._connection.execute(
            f"SELECT passage.id, {_DAY} FROM report JOIN passage ON report = report.id"  # noqa: S608
        )
        flat = np.fromiter((value for pair in pairs for value in pair), dtype=np.int64)
        days = flat.reshape(-1, 2)
        return days[np.argsort(days[:, 0], kind="stable")]

    def entries(self, rows: Rows | None = None) -> Iterator[Entry]:
        """Yield what the word index holds of all passages, or of `rows`, shape (n,)."""
        current, title, text, day = 0, "", "", 0
        for row, report, start, end in self._select('id, report, start, "end"', "passage", rows):
            if report != current:
                current = report
                title, text, day = self._connection.execute(
                    f"SELECT title, text, {_DAY} FROM report WHERE id = ?",  # noqa: S608
                    (report,),
                ).fetchone()
            yield row, day, f"{title} {text[start:end]}"

    def vectors(self, rows: Rows | None = None) -> Iterator[tuple[Rows, Vectors]]:
        """Yield rows, shape (n,), and vectors, shape (n, dimension), of all or of `rows`."""
        cursor = self._select("passage, data", "vector", rows)
        while some := list(islice(cursor, _TOGETHER)):
            joined = np.frombuffer(b"".join(data for _, data in some), dtype=np.float32)
            yield (
                np.array([row for row, _ in some], dtype=np.int64),
                joined.reshape(len(some), -1),
            )

    def vectors_of(self, source: str) -> Vectors:
        """Return the vectors of the passages of one report, shape (passages, dimension)."""
        found = self._connection.execute(
            "SELECT data FROM vector JOIN passage ON passage.id = passage"
            " JOIN report ON report.id = report WHERE source = ? ORDER BY passage.id",
            (source,),
        ).fetchall()
        return np.stack([np.frombuffer(data, dtype=np.float32) for (data,) in found])

    def _select(self, columns: str, table: str, rows: Rows | None) -> Iterator[Any]:
        key = columns.split(",", 1)[0]
        query = f"SELECT {columns} FROM {table}"  # noqa: S608
        if rows is None:
            yield from self._connection.execute(f"{query} ORDER BY {key}")
            return
        ordered = np.sort(rows)
        for at in range(0, len(ordered), _TOGETHER):
            some = json.dumps(ordered[at : at + _TOGETHER].tolist())
            among = f"{key} IN (SELECT value FROM json_each(?))"  # noqa: S608
            yield from self._connection.execute(f"{query} WHERE {among} ORDER BY {key}", (some,))
