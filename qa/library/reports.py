"""The reports of a library, as they are looked up: by id, by name, by day."""

import json
import sqlite3
from collections.abc import Collection, Iterator
from datetime import date

from qa.library.rows import REPORT_SELECTION, read_report
from qa.types import Period, Report


class ReportTable:
    """Whole reports with their texts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def count(self) -> int:
        """Return how many reports there are."""
        return int(self._connection.execute("SELECT count(*) FROM report").fetchone()[0])

    def find(self, key: int) -> Report | None:
        """Return the report with the id `key`, or None where it is gone."""
        row = self._connection.execute(
            f"SELECT {REPORT_SELECTION} FROM report WHERE id = ?",  # noqa: S608
            (key,),
        ).fetchone()
        return read_report(row) if row else None

    def find_all(self, keys: Collection[int]) -> dict[int, Report]:
        """Return the reports with the ids `keys`, by id; what has gone is left out."""
        found = self._connection.execute(
            f"SELECT id, {REPORT_SELECTION} FROM report"  # noqa: S608
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(keys)),),
        )
        return {key: read_report(row) for key, *row in found}

    def find_named(self, source: str) -> Report | None:
        """Return the report that is known as `source`, or None."""
        row = self._connection.execute(
            f"SELECT {REPORT_SELECTION} FROM report"  # noqa: S608
            " WHERE id = (SELECT report FROM name WHERE source = ?)",
            (source,),
        ).fetchone()
        return read_report(row) if row else None

    def period(self) -> Period:
        """Return the first and the last day that a report is known to be of."""
        days = self._connection.execute("SELECT min(published), max(published) FROM report")
        first, last = (date.fromisoformat(day) if day else None for day in days.fetchone())
        return Period(first, last)

    def newest(self, limit: int) -> list[Report]:
        """Return up to `limit` reports whose day is known, the latest first."""
        rows = self._connection.execute(
            f"SELECT {REPORT_SELECTION} FROM report WHERE published IS NOT NULL"  # noqa: S608
            " ORDER BY published DESC, id DESC LIMIT ?",
            (limit,),
        )
        return [read_report(row) for row in rows]

    def all(self) -> Iterator[Report]:
        """Yield every report, by source."""
        for row in self._connection.execute(
            f"SELECT {REPORT_SELECTION} FROM report ORDER BY source"  # noqa: S608
        ):
            yield read_report(row)
