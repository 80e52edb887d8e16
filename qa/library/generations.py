"""Generations of the indexes that are derived from the store: written, checked, opened, replaced.

my.library/
├── library.sqlite3   the truth, with the number of the generation that holds
└── generation-7/
    ├── manifest.json the SHA-256 of every file but the next, which has its own
    ├── vectors.faiss nearest passages; vectors.json tells what it is
    ├── days.npy      each row and the day of its report
    └── words/        tantivy's index
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import DamagedIndexError
from embeddings.files import hash_file, sync, sync_tree, write_durably
from embeddings.index import VectorIndex
from qa.library.passages import PassageTable, Rows
from qa.library.store import Store
from qa.library.words import WordIndex
from qa.types import Period

VECTORS = "vectors.faiss"
_DAYS, _WORDS, _MANIFEST = "days.npy", "words", "manifest.json"
# Removed passages go on counting for the rarity of their words until the index is made anew.
_MOST_REPLACED = 0.3


class DamagedGenerationError(Exception):
    """A generation is missing or not as it was written."""


@dataclass(frozen=True, slots=True)
class Generation:
    """Indexes over the same passages.

    `days`, shape (passages, 2), has each row and the day of its report, by row; `replaced` counts
    the rows removed from the word index since it was made. `number` is 0 in memory.
    """

    number: int
    vectors: VectorIndex
    words: WordIndex
    days: NDArray[np.int64]
    replaced: int = 0

    def rows_published_in(self, period: Period) -> Rows:
        """Return the rows whose report is known to be published in `period`, shape (n,)."""
        first = period.first.toordinal() if period.first else 1
        days = self.days[:, 1]
        wanted = days >= first
        if period.last:
            wanted &= days <= period.last.toordinal()
        rows: Rows = self.days[wanted, 0]
        return rows

    def days_of(self, rows: Sequence[int]) -> dict[int, date | None]:
        """Return the day of the report of each of `rows`; None where it is not known."""
        if not len(self.days):
            return dict.fromkeys(rows)
        places = np.searchsorted(self.days[:, 0], rows).clip(max=len(self.days) - 1)
        found = self.days[places]
        known = (found[:, 0] == rows) & (found[:, 1] > 0)
        return {
            row: date.fromordinal(int(day)) if is_known else None
            for row, day, is_known in zip(rows, found[:, 1], known, strict=True)
        }


def derive_vectors(
    passages: PassageTable, rows: Rows, current: tuple[Path, Rows] | None
) -> VectorIndex:
    """Return an index of the vectors of `rows`, made from that in a file with its rows if it can.

    Raises:
        DamagedIndexError: the file is not as it was written.
    """
    if current:
        path, known = current
        index = VectorIndex.load(path)
        gone = np.setdiff1d(known, rows)
        if index.can_take(len(rows)):
            index.remove(gone)
            for some, vectors in passages.vectors(np.setdiff1d(rows, known)):
                index.add(some, vectors)
            return index
    return VectorIndex.build(passages.vectors, len(rows))


def build_in_memory(store: Store, vectors: VectorIndex | None = None) -> Generation:
    """Return indexes over all of `store` that live as long as the process."""
    days = store.passages.days()
    vectors = vectors or derive_vectors(store.passages, days[:, 0], None)
    return Generation(0, vectors, WordIndex.build(store.passages.entries()), days)


def write_generation(
    folder: Path, store: Store, current: Generation | None, vectors: VectorIndex | None = None
) -> Generation:
    """Write a generation of all of `store` and let it be the one that holds; return it.

    Only what changed since `current` is worked on, where there is one. The caller is the only
    writer. `vectors` is the index of all vectors, where it is made already.

    Raises:
        OSError: there is no room, or no right to write.
    """
    state = store.state
    number = state.generation + 1
    final = find_generation(folder, number)
    partial = final.with_suffix(".partial")
    for leftover in (final, partial):
        shutil.rmtree(leftover, ignore_errors=True)
    (partial / _WORDS).mkdir(parents=True)
    days = store.passages.days()
    if vectors is None:
        vectors = _derive_from(folder, store.passages, days[:, 0], current)
    vectors.save(partial / VECTORS)
    np.save(partial / _DAYS, days)
    replaced = _write_words(folder, store.passages, days, current, partial / _WORDS)
    _write_manifest(partial, replaced)
    sync_tree(partial)
    partial.rename(final)
    sync(folder)
    store.publish(number, state.content)
    _sweep(folder, number)
    return Generation(number, vectors, WordIndex.open(final / _WORDS), days, replaced)


def open_generation(folder: Path, number: int) -> Generation:
    """Open a generation after checking every file of it.

    Raises:
        DamagedGenerationError: a file is missing or not as it was written.
    """
    place = find_generation(folder, number)
    replaced = check_files(place)
    try:
        vectors = VectorIndex.load(place / VECTORS)
        words = WordIndex.open(place / _WORDS)
        days = np.load(place / _DAYS)
    except (DamagedIndexError, OSError, ValueError) as error:
        raise DamagedGenerationError(str(error)) from error
    return Generation(number, vectors, words, days, replaced)


def check_files(place: Path) -> int:
    """Check the files of a generation, its vectors apart, and return what its words replaced.

    Raises:
        DamagedGenerationError: a file is missing or not as it was written.
    """
    try:
        manifest = json.loads((place / _MANIFEST).read_text(encoding="utf-8"))
        for name, checksum in manifest["files"].items():
            if hash_file(place / name) != checksum:
                raise DamagedGenerationError(f"{place / name} is not as it was written")
        return int(manifest["replaced"])
    except (OSError, ValueError, KeyError) as error:
        raise DamagedGenerationError(f"{place} is missing or incomplete ({error})") from error


def find_generation(folder: Path, number: int) -> Path:
    """Return where a generation of the library in `folder` is."""
    return folder / f"generation-{number}"


def _derive_from(
    folder: Path, passages: PassageTable, rows: Rows, current: Generation | None
) -> VectorIndex:
    try:
        known = None
        if current:
            place = find_generation(folder, current.number)
            known = place / VECTORS, current.days[:, 0]
        return derive_vectors(passages, rows, known)
    except DamagedIndexError:
        return derive_vectors(passages, rows, None)


def _write_words(
    folder: Path, passages: PassageTable, days: Rows, current: Generation | None, target: Path
) -> int:
    """Index the words in `target` and return how many rows were taken out since the index began."""
    if current and current.number:
        gone = _without(current.days, days)
        if current.replaced + len(gone) <= _MOST_REPLACED * len(days):
            words = WordIndex.copy(find_generation(folder, current.number) / _WORDS, target)
            words.update(gone.tolist(), passages.entries(_without(days, current.days)))
            return current.replaced + len(gone)
    WordIndex.build(passages.entries(), target)
    return 0


def _without(days: Rows, others: Rows) -> Rows:
    """Return the rows of `days` that `others` has not, or has with another day."""
    pair = np.dtype([("row", np.int64), ("day", np.int64)])
    here, there = (np.ascontiguousarray(each).view(pair).ravel() for each in (days, others))
    return np.setdiff1d(here, there)["row"]


def _write_manifest(place: Path, replaced: int) -> None:
    files = {
        path.relative_to(place).as_posix(): hash_file(path)
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.suffix != ".lock" and path.name != VECTORS
    }
    write_durably(place / _MANIFEST, json.dumps({"replaced": replaced, "files": files}, indent=1))


def _sweep(folder: Path, number: int) -> None:
    """Delete every other generation: who reads one has its files open, or comes again."""
    for place in folder.glob("generation-*"):
        if place != find_generation(folder, number):
            shutil.rmtree(place, ignore_errors=True)
