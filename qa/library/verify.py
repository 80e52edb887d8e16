"""Everything in a library against everything else."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa.counting import count_things
from qa.errors import LibraryError
from qa.library.generations import DamagedGenerationError, open_generation
from qa.library.library import Library
from qa.library.store import Store

_UNIT = 1e-3


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong; a fault of what `is_derived` is mended from the store, others are not."""

    what: str
    is_derived: bool = False


def find_faults(folder: Path, store: Store) -> Iterator[Fault]:
    """Yield what is wrong in the library in `folder`: nothing, where all agrees with all."""
    try:
        damage = [row[0] for row in store.connection.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        damage = [str(error)]
    if damage != ["ok"]:
        yield Fault(f"library.sqlite3 is damaged: {damage[0]}")
        return
    for table, row, parent, _ in store.connection.execute("PRAGMA foreign_key_check"):
        yield Fault(f"row {row} of the table {table} belongs to a {parent} that is not there")
    yield from _check_files(store)
    yield from _check_reports(store)
    yield from _check_vectors(store)
    yield from _check_generation(folder, store)


def check_library(library: Library, on_fault: Callable[[str], None]) -> None:
    """Tell `on_fault` of everything that is wrong in `library`.

    Raises:
        LibraryError: something is; the message has the command that repairs it.
    """
    folder = library.folder or Path()
    faults = list(find_faults(folder, library.store))
    for fault in faults:
        on_fault(fault.what)
    if not faults:
        return
    repair = f"dateline library {folder} --repair"
    if not all(fault.is_derived for fault in faults):
        repair = "dateline index FOLDER --library ANOTHER"
    raise LibraryError(f"{folder} has faults: {len(faults)}; repair it: {repair}")


def _check_files(store: Store) -> Iterator[Fault]:
    paths = {path for (path,) in store.connection.execute("SELECT path FROM file")}
    for path in sorted(paths ^ set(store.files.all())):
        yield Fault(f"the file {path} is not where its root and name say")
    for (source,) in store.connection.execute(
        "SELECT source FROM report WHERE NOT EXISTS"
        " (SELECT 1 FROM name WHERE name.report = report.id AND name.source = report.source)"
    ):
        yield Fault(f"the report {source} has lost its name")


def _check_reports(store: Store) -> Iterator[Fault]:
    for (key,) in store.connection.execute("SELECT id FROM report ORDER BY id"):
        report = store.reports.find(key)
        if report is None:
            continue
        end = len(report.text)
        spans = store.connection.execute(
            'SELECT start, "end" FROM passage WHERE report = ?', (key,)
        )
        if any(not 0 <= start < stop <= end for start, stop in spans):
            yield Fault(f"an offset lies outside the text of {report.source}")


def _check_vectors(store: Store) -> Iterator[Fault]:
    (missing,) = store.connection.execute(
        "SELECT count(*) FROM passage WHERE id NOT IN (SELECT passage FROM vector)"
    ).fetchone()
    if missing:
        yield Fault(f"{count_things(missing, 'passage')} without a vector")
    sizes = store.connection.execute(
        "SELECT length(data), count(*) FROM vector GROUP BY 1 ORDER BY 2 DESC"
    ).fetchall()
    for size, count in sizes[1:]:
        yield Fault(f"{count:,} vectors have {size:,} bytes, others {sizes[0][0]:,}")
    if len(sizes) > 1:
        return
    for rows, vectors in store.passages.vectors():
        norms = np.linalg.norm(vectors, axis=1)
        for place in np.flatnonzero(~(np.abs(norms - 1) <= _UNIT)):
            yield Fault(f"the vector of passage {rows[place]} has length {norms[place]:.4f}, not 1")


def _check_generation(folder: Path, store: Store) -> Iterator[Fault]:
    state = store.state
    if not state.is_covered:
        yield Fault("the indexes are behind library.sqlite3", is_derived=True)
        return
    try:
        generation = open_generation(folder, state.generation)
    except DamagedGenerationError as error:
        yield Fault(str(error), is_derived=True)
        return
    days = store.passages.days()
    held = {
        "vector index": generation.vectors.rows(),
        "word index": np.sort(np.asarray(generation.words.rows(), dtype=np.int64)),
        "list of days": generation.days[:, 0],
    }
    for name, rows in held.items():
        if not np.array_equal(rows, days[:, 0]):
            message = f"the {name} has {len(rows):,} passages that are not the {len(days):,} of"
            yield Fault(f"{message} library.sqlite3", is_derived=True)
    if not np.array_equal(generation.days, days):
        yield Fault("the list of days is not that of library.sqlite3", is_derived=True)
