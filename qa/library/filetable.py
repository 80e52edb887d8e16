"""The table of the files that were read, by which a later run knows what changed."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from qa.types import Refusal


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it was when it was read: `name` below the folder `root`, which is absolute.

    `mtime_ns` is -1 where the file was too fresh for its time to tell a later change; `sha256` is
    empty while not all of it has been read.
    """

    root: str
    name: str
    size: int
    mtime_ns: int
    sha256: str

    @property
    def path(self) -> str:
        """The absolute path."""
        return str(Path(self.root) / self.name)

    @property
    def is_whole(self) -> bool:
        """Whether all of it was read."""
        return self.sha256 != ""


class FileTable:
    """Files by their absolute path, with what was refused of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> dict[str, KnownFile]:
        """Return every file by its absolute path."""
        rows = self._connection.execute("SELECT root, name, size, mtime_ns, sha256 FROM file")
        return {file.path: file for file in (KnownFile(*row) for row in rows)}

    def find(self, path: str) -> KnownFile | None:
        """Return what is known of the file at `path`, if anything is."""
        row = self._connection.execute(
            "SELECT root, name, size, mtime_ns, sha256 FROM file WHERE path = ?", (path,)
        ).fetchone()
        return KnownFile(*row) if row else None

    def with_reports(self) -> set[str]:
        """Return the paths of the files that gave a report."""
        rows = self._connection.execute("SELECT path FROM file WHERE id IN (SELECT file FROM name)")
        return {path for (path,) in rows}

    def in_root(self, root: str) -> list[tuple[str, int, int]]:
        """Return the name, bytes and number of reports of each file in the folder `root`."""
        rows = self._connection.execute(
            "SELECT file.name, size, count(name.id) FROM file LEFT JOIN name ON file = file.id"
            " WHERE root = ? GROUP BY file.id ORDER BY file.name",
            (root,),
        )
        return rows.fetchall()

    def identify(self, path: str) -> int | None:
        """Return the id of the file at `path`, or None where it is not known."""
        row = self._connection.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchone()
        return int(row[0]) if row else None

    def write(self, file: KnownFile) -> int:
        """Note `file`, in the place of what was known of its path, and return its id."""
        self._connection.execute(
            "INSERT INTO file (path, root, name, size, mtime_ns, sha256) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (path) DO UPDATE SET"
            " size = excluded.size, mtime_ns = excluded.mtime_ns, sha256 = excluded.sha256",
            (file.path, file.root, file.name, file.size, file.mtime_ns, file.sha256),
        )
        return self.identify(file.path) or 0

    def delete(self, file: int) -> None:
        """Forget the file with the id `file`, whose names are gone."""
        self._connection.execute("DELETE FROM file WHERE id = ?", (file,))

    def refusals(self) -> dict[str, list[Refusal]]:
        """Return what was refused, by the path of its file."""
        found: dict[str, list[Refusal]] = {}
        for path, source, reason in self._connection.execute(
            "SELECT path, source, reason FROM refusal JOIN file ON file.id = file"
            " ORDER BY refusal.rowid"
        ):
            found.setdefault(path, []).append(Refusal(source, reason))
        return found

    def refusals_of(self, path: str) -> list[Refusal]:
        """Return what was refused of the file at `path`."""
        rows = self._connection.execute(
            "SELECT refusal.source, reason FROM refusal JOIN file ON file.id = file"
            " WHERE path = ? ORDER BY refusal.rowid",
            (path,),
        )
        return [Refusal(*row) for row in rows]

    def write_refusals(self, file: int, refusals: list[Refusal]) -> None:
        """Note what was refused of the file with the id `file`, in the place of what was before."""
        self._connection.execute("DELETE FROM refusal WHERE file = ?", (file,))
        self._connection.executemany(
            "INSERT INTO refusal VALUES (?, ?, ?)",
            [(file, refusal.source, refusal.reason) for refusal in refusals],
        )
