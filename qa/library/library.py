"""A library: the store of reports, and the two indexes that are derived from it."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encoder
from embeddings.index import VectorIndex
from qa.errors import LibraryError, ModelError
from qa.library.store import Store
from qa.library.words import WordIndex
from qa.types import Passage, Period, Report, ReportDate

Vectors = NDArray[np.float32]

_STORE_NAME = "library.sqlite3"


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its row in the library and the report it is of."""

    row: int
    report: Report
    passage: Passage


class Library:
    """Reports that can be searched by meaning and by words."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def in_memory(cls, encoder: Encoder) -> "Library":
        """Return an empty library that lives as long as the process."""
        return cls(Store.create(None, encoder.identity, encoder.name))

    @classmethod
    def create(cls, folder: Path, encoder: Encoder) -> "Library":
        """Return the library in `folder`, which is made if it is not there.

        Raises:
            LibraryError: `folder` cannot be written, or holds something else.
            ModelError: it was built with another model.
        """
        if not cls.is_new(folder):
            return cls.open(folder, encoder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return cls(Store.create(folder / _STORE_NAME, encoder.identity, encoder.name))
        except (OSError, sqlite3.OperationalError) as error:
            message = f"cannot write {folder} ({error})"
            raise LibraryError(f"{message}; choose another --library") from error

    @classmethod
    def model_of(cls, folder: Path) -> str:
        """Return the name of the model that the library in `folder` was built with.

        Raises:
            LibraryError: there is none.
        """
        store = Store.open(_store_path(folder))
        _, name = store.model
        store.close()
        return name

    @classmethod
    def is_new(cls, folder: Path) -> bool:
        """Whether `folder` is free for a library; False where one is.

        Raises:
            LibraryError: `folder` holds something else.
        """
        if (folder / _STORE_NAME).is_file():
            return False
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise LibraryError(f"{folder} is not a library and not empty; choose another --library")
        return True

    @classmethod
    def open(cls, folder: Path, encoder: Encoder) -> "Library":
        """Return the library in `folder`.

        Raises:
            LibraryError: there is none.
            ModelError: it was built with another model than `encoder`.
        """
        library = cls(Store.open(_store_path(folder)))
        identity, name = library._store.model
        if identity != encoder.identity:
            library.close()
            message = f"{folder} was built with the model {identity}, not with {encoder.identity}"
            again = "or index again into a new one: dateline index FOLDER --library PATH"
            raise ModelError(f"{message}; use --model {name}, {again}")
        return library

    @classmethod
    def browse(cls, folder: Path) -> "Library":
        """Return the library in `folder` to look through, not to search: no model is needed.

        Raises:
            LibraryError: there is none.
        """
        return cls(Store.open(_store_path(folder)))

    def add(self, report: Report, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Put `report` in; `vectors` has shape (len(passages), dimension)."""
        self._store.add(report, passages, vectors)
        self._forget_derived()

    def count(self) -> tuple[int, int]:
        """Return how many reports and how many passages the library holds."""
        return self._store.count()

    def reports(self) -> Iterator[Report]:
        """Yield every report, by source."""
        return self._store.reports()

    def redate(self, source: str, published: ReportDate) -> None:
        """Give the report called `source` another date."""
        self._store.redate(source, published)

    def neighbours_of(self, source: str, k: int) -> list[Report]:
        """Return the other reports with a passage among the `k` nearest to one of `source`'s."""
        rows, index = self._vector_index
        found: dict[str, Report] = {}
        for vector in self._store.vectors_of(source):
            positions, _ = index.search(vector, k)
            for position in positions:
                report = self.passage(int(rows[position])).report
                found.setdefault(report.source, report)
        found.pop(source, None)
        return list(found.values())

    def passage(self, row: int) -> StoredPassage:
        """Return the passage in `row`, with its report."""
        key, passage = self._store.passage(row)
        return StoredPassage(row, self._store.report(key), passage)

    def nearest(self, vector: Vectors, k: int, period: Period) -> list[int]:
        """Return the `k` rows nearest to `vector`, shape (dimension,), best first.

        A `period` that is not open keeps the reports known to be published in it.
        """
        rows, index = self._vector_index
        among = None
        if not period.is_open:
            # Both lists are sorted by row, so a binary search finds each position.
            among = np.searchsorted(rows, self._store.rows_published_in(period))
        positions, _ = index.search(vector, k, among)
        return [int(rows[position]) for position in positions]

    def matching(self, text: str, k: int, period: Period) -> list[int]:
        """Return the `k` best rows for the words of `text`, best first, in `period` as above."""
        if period.is_open:
            return [row for row, _ in self.words.search(text, k)]
        allowed = set(self._store.rows_published_in(period))
        found = self.words.search(text, max(1, len(self.words)))
        return [row for row, _ in found if row in allowed][:k]

    @cached_property
    def words(self) -> WordIndex:
        """The word index over the passages."""
        return WordIndex(self._store.passage_texts())

    @cached_property
    def _vector_index(self) -> tuple[NDArray[np.int64], VectorIndex]:
        rows, vectors = self._store.vectors()
        return np.asarray(rows, dtype=np.int64), VectorIndex(vectors)

    def _forget_derived(self) -> None:
        for name in ("words", "_vector_index"):
            self.__dict__.pop(name, None)

    def discard(self, folder: Path) -> None:
        """Close the library and delete it from `folder`: nothing went into it."""
        self.close()
        for path in folder.glob(f"{_STORE_NAME}*"):
            path.unlink()
        folder.rmdir()

    def close(self) -> None:
        """Close the library's file."""
        self._store.close()


def _store_path(folder: Path) -> Path:
    path = folder / _STORE_NAME
    if not path.is_file():
        message = f"no library at {folder}"
        raise LibraryError(f"{message}; build it: dateline index FOLDER --library {folder}")
    return path
