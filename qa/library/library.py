"""A library: the store of reports, and the indexes that are derived from it."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encoder
from embeddings.index import IndexFacts
from qa.errors import LibraryError, ModelError
from qa.library.folder import STORE_NAME, delete_library, find_store, is_free
from qa.library.generations import Generation, write_generation
from qa.library.lock import WriterBusyError, hold_lock
from qa.library.passages import Rows
from qa.library.publisher import Publisher
from qa.library.recovery import open_newest
from qa.library.store import Store
from qa.library.words import WordIndex
from qa.types import Passage, Period, Report, ReportDate

Vectors = NDArray[np.float32]

# Passages that are read from the store at a time.
_TOGETHER = 32


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its row in the library and the report it is of."""

    row: int
    report: Report
    passage: Passage


class Library:
    """Reports that can be searched by meaning and by words."""

    def __init__(self, store: Store, folder: Path | None = None) -> None:
        self.store = store
        self.folder = folder
        self._publisher = Publisher(store, folder)
        self._generation: Generation | None = None
        # The generation's number, or in memory the content that it was made of.
        self._version = -1
        self._moving = Lock()
        # In memory, while there is a writer: what is half put in is not searched.
        self._is_changing = False

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
        if is_free(folder):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                with hold_lock(folder):
                    if is_free(folder):
                        path = folder / STORE_NAME
                        Store.create(path, encoder.identity, encoder.name).close()
            except (OSError, sqlite3.OperationalError) as error:
                message = f"cannot write {folder} ({error})"
                raise LibraryError(f"{message}; choose another --library") from error
        library = cls.browse(folder)
        library.check_model(encoder)
        return library

    @classmethod
    def model_of(cls, folder: Path) -> str:
        """Return the name of the model that the library in `folder` was built with.

        Raises:
            LibraryError: there is none.
        """
        library = cls.browse(folder)
        name = library.store.state.model
        library.close()
        return name

    @classmethod
    def open(cls, folder: Path, encoder: Encoder) -> "Library":
        """Return the library in `folder`, its indexes checked, and made anew if they do not hold.

        Raises:
            LibraryError: there is none.
            ModelError: it was built with another model than `encoder`.
        """
        library = cls.browse(folder)
        library.check_model(encoder)
        library.refresh()
        return library

    @classmethod
    def browse(cls, folder: Path) -> "Library":
        """Return the library in `folder` to look through: no model and no index is opened.

        Raises:
            LibraryError: there is none.
        """
        return cls(Store.open(find_store(folder)), folder)

    def check_model(self, encoder: Encoder) -> None:
        """Check that the vectors of `encoder` may be compared with the library's.

        Raises:
            ModelError: it was built with another model.
        """
        state = self.store.state
        if state.identity == encoder.identity:
            return
        self.close()
        message = f"{self.folder} was built with the model {state.identity}"
        again = "or index again into a new one: dateline index FOLDER --library PATH"
        raise ModelError(
            f"{message}, not with {encoder.identity}; use --model {state.model}, {again}"
        )

    def writing(self) -> AbstractContextManager[None]:
        """Be the library's only writer while the block runs; questions go on from what it was.

        Raises:
            LibraryError: there is another writer, or nothing can be written.
        """
        return hold_lock(self.folder) if self.folder else self._hold_still()

    def add(self, report: Report, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Put `report` in; `vectors` has shape (len(passages), dimension)."""
        self.store.add(report, passages, vectors)

    def publish(self) -> None:
        """Bring the indexes up to what the library holds, if they are behind.

        Raises:
            OSError: there is no room, or no right to write.
        """
        if self.folder and not self.store.state.is_covered:
            self._generation = self._publisher.publish()
            self._version = self._generation.number

    def refresh(self) -> None:
        """Move to the newest generation of the indexes, if there is one; do so between questions.

        A library in memory is brought up to what it holds.
        """
        self._move()

    def count(self) -> tuple[int, int]:
        """Return how many reports and how many passages the library holds."""
        return self.store.count()

    def reports(self) -> Iterator[Report]:
        """Yield every report, by source."""
        return self.store.reports.all()

    def redate(self, source: str, published: ReportDate) -> None:
        """Give the report called `source` another date."""
        self.store.redate(source, published)

    def neighbours_of(self, source: str, k: int) -> list[Report]:
        """Return the other reports with a passage among the `k` nearest to one of `source`'s."""
        rows = self._publisher.vectors().search_many(self.store.passages.vectors_of(source), k)
        keys = self.store.passages.reports_of(rows[rows >= 0].tolist())
        reports = self.store.reports.find_all(keys)
        found = filter(None, map(reports.get, keys))
        return [report for report in found if report.source != source]

    def passages(self, rows: Iterable[int]) -> Iterator[StoredPassage]:
        """Yield the passages in `rows`; what has gone since the indexes were made is left out."""
        remaining = iter(rows)
        while some := list(islice(remaining, _TOGETHER)):
            found = self.store.passages.find(np.array(some, dtype=np.int64))
            reports = self.store.reports.find_all({key for key, _ in found.values()})
            for row in some:
                if row in found and (report := reports.get(found[row][0])):
                    yield StoredPassage(row, report, found[row][1])

    def period(self) -> Period:
        """Return the first and the last day that a report is known to be of."""
        return self.store.reports.period()

    def newest(self, limit: int) -> list[Report]:
        """Return up to `limit` reports whose day is known, the latest first."""
        return self.store.reports.newest(limit)

    def report_named(self, source: str) -> Report | None:
        """Return the report that is known as `source`, or None."""
        return self.store.reports.find_named(source)

    def rows_named(self, word: str) -> Rows | None:
        """Return the rows of the reports with a name that contains `word`, shape (n,), sorted.

        None, for all rows, without a `word`. Large and small letters are the same, with accents or
        without.
        """
        return self.store.passages.rows_of(self.store.names.find_reports(word)) if word else None

    def nearest(
        self, vector: Vectors, k: int, period: Period, among: Rows | None = None
    ) -> list[int]:
        """Return the `k` rows nearest to `vector`, shape (dimension,), best first.

        A `period` that is not open keeps the reports known to be published in it, and `among`,
        where it is given, these rows.
        """
        indexes = self._indexes()
        if not period.is_open:
            published = indexes.rows_published_in(period)
            among = published if among is None else np.intersect1d(published, among)
        rows, _ = indexes.vectors.search(vector, k, among)
        return [int(row) for row in rows]

    def matching(
        self, text: str, k: int, period: Period, among: Rows | None = None
    ) -> list[tuple[int, float]]:
        """Return the `k` best rows for the words of `text` and their BM25 scores, best first.

        `period` and `among` are as above.
        """
        return self.words.search(text, k, period, None if among is None else among.tolist())

    def likeness(self, vector: Vectors, rows: Iterable[int]) -> dict[int, float]:
        """Return the cosine of `vector`, shape (dimension,), with each of `rows` that is there."""
        found: dict[int, float] = {}
        for some, vectors in self.store.passages.vectors(np.fromiter(rows, dtype=np.int64)):
            found.update(zip(some.tolist(), (vectors @ vector).tolist(), strict=True))
        return found

    def leads(self, rows: Iterable[int]) -> dict[int, int]:
        """Return for each of `rows` that is there the first passage of its report."""
        return self.store.passages.leads(np.fromiter(rows, dtype=np.int64))

    def days(self, rows: Iterable[int]) -> dict[int, date | None]:
        """Return the day of the report of each of `rows`, None where it is not known."""
        return self._indexes().days_of(list(rows))

    @property
    def words(self) -> WordIndex:
        """The word index over the passages."""
        return self._indexes().words

    def index_facts(self) -> IndexFacts:
        """Return what the vector index is."""
        return self._indexes().vectors.facts

    def terms(self, text: str) -> list[str]:
        """Return the terms of `text` as they are indexed, in order, repeats kept."""
        return self.words.terms(text)

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of `term` among the passages."""
        return self.words.rarity(term)

    def remake_indexes(self) -> None:
        """Make the indexes anew from the store, whatever is wrong with those there are.

        Raises:
            LibraryError: another process is writing, or nothing can be written.
        """
        if self.folder:
            with self.writing():
                write_generation(self.folder, self.store, None)

    def discard(self) -> None:
        """Close the library and delete it: nothing went into it."""
        self.close()
        if self.folder:
            delete_library(self.folder)

    def close(self) -> None:
        """Close the library's file."""
        self.store.close()

    @contextmanager
    def _hold_still(self) -> Iterator[None]:
        """Keep the indexes in memory as they are while the block runs."""
        with self._moving:
            if self._is_changing:
                message = "reports are being put into the library"
                raise WriterBusyError(f"{message}; wait until that has ended, then try again")
            self._is_changing = True
        try:
            yield
        finally:
            self._is_changing = False

    def _indexes(self) -> Generation:
        if self._generation is not None and self.folder:
            return self._generation
        return self._move()

    def _move(self) -> Generation:
        with self._moving:
            state = self.store.state
            version = state.generation if self.folder else state.content
            is_behind = self._version != version and not self._is_changing
            if self._generation is None or is_behind:
                folder = self.folder
                newest = open_newest(folder, self.store) if folder else self._publisher.publish()
                self._generation = newest
                self._version = self.store.state.generation if folder else version
            return self._generation
