"""The names that texts are cited by, and the records of files that they were read from."""

import sqlite3
from dataclasses import dataclass

from qa.letters import fold_name


@dataclass(frozen=True, slots=True)
class CitedName:
    """A name that a text is cited by; `digest` tells the report as it was read."""

    key: int
    source: str
    digest: bytes


class CitedNames:
    """Names, each of one report; a report has one name, and aliases where its text came again."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, report: int, source: str, file: int | None, record: str, digest: bytes) -> None:
        """Let the text of the report with the id `report` be known as `source` too.

        `record` is what the file with the id `file` calls it.
        """
        self._connection.execute(
            "INSERT INTO name (source, report, file, record, digest) VALUES (?, ?, ?, ?, ?)",
            (source, report, file, record, digest),
        )

    def find_source(self, source: str) -> CitedName | None:
        """Return the name `source`, or None where nothing is called so."""
        return self._find("source = ?", source)

    def find_reports(self, word: str) -> list[int]:
        """Return the ids of the reports with a name that contains `word`, in any letters."""
        wanted = fold_name(word)
        names = self._connection.execute("SELECT report, source FROM name ORDER BY report")
        return list({report: None for report, source in names if wanted in fold_name(source)})

    def find_record(self, file: int | None, record: str) -> CitedName | None:
        """Return the name that `record` of the file with the id `file` has, or None."""
        return self._find("file = ? AND record = ?", file, record)

    def of_file(self, file: int) -> list[int]:
        """Return the ids of the names that came from the file with the id `file`."""
        rows = self._connection.execute("SELECT id FROM name WHERE file = ?", (file,))
        return [key for (key,) in rows]

    def in_two_files(self) -> list[tuple[str, str]]:
        """Return the paths of each two files that gave the same text, the one and the other way."""
        rows = self._connection.execute(
            "SELECT one_file.path, other_file.path FROM name one"
            " JOIN name other ON other.report = one.report AND other.file <> one.file"
            " JOIN file one_file ON one_file.id = one.file"
            " JOIN file other_file ON other_file.id = other.file"
            " GROUP BY one.id, other.file"
        )
        return rows.fetchall()

    def count_below(self, place: str) -> int:
        """Return how many names came from the file `place`, or from files in that folder."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM name JOIN file ON file.id = file"
            " WHERE path = ?1 OR substr(path, 1, length(?1) + 1) = ?1 || '/'",
            (place,),
        ).fetchone()
        return int(count)

    def cited_as(self, file: int) -> list[tuple[str, str]]:
        """Return each name from the file with the id `file`, with the name its report is cited by.

        They differ where another report had the same text before.
        """
        rows = self._connection.execute(
            "SELECT name.source, report.source FROM name JOIN report ON report.id = report"
            " WHERE file = ? ORDER BY name.id",
            (file,),
        )
        return rows.fetchall()

    def _find(self, condition: str, *values: str | int | None) -> CitedName | None:
        row = self._connection.execute(
            f"SELECT id, source, digest FROM name WHERE {condition}",  # noqa: S608
            values,
        ).fetchone()
        return CitedName(*row) if row else None
