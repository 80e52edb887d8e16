"""Files into a library, a group of reports at a time: each group goes in whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encoder
from embeddings.files import hash_file
from qa.indexing.changes import remember_file
from qa.indexing.citing import choose_name
from qa.ingest.fieldnames import Naming
from qa.ingest.found import FoundFile
from qa.ingest.passages import split_passages
from qa.ingest.sources import read_file
from qa.library.cited import CitedName
from qa.library.rows import Digests
from qa.library.store import Store
from qa.types import Passage, Refusal, Report

Vectors = NDArray[np.float32]

# Reports embedded together fill the encoder's batches; those that need no embedding cost little.
_EMBEDDED_TOGETHER = 64
_COMMITTED_TOGETHER = 256


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: what went in, what was known by another name, and bytes of the files."""

    reports: int = 0
    passages: int = 0
    copies: int = 0
    read: int = 0
    size: int = 0


@dataclass(slots=True)
class _Reading:
    """A file while it is read; `seen` has the ids of the names that it still gives."""

    file: FoundFile
    sha256: str
    key: int = 0
    read: int = 0
    seen: set[int] = field(default_factory=set)
    refused: list[Refusal] = field(default_factory=list)


_NO_DIGESTS = Digests(b"", b"")


@dataclass(frozen=True, slots=True)
class _Item:
    """A report of a file, to be embedded where it is new; without one, the end of the file."""

    reading: _Reading
    report: Report | None = None
    digests: Digests = _NO_DIGESTS
    passages: tuple[Passage, ...] = ()
    is_new: bool = False


class Intake:
    """Puts the reports of files into a store."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        size: int,
        on_progress: Callable[[Progress], None],
        naming: Naming,
    ) -> None:
        self.progress = Progress(size=size)
        self.refused: list[Refusal] = []
        # Files with a new time and the same content.
        self.unchanged = 0
        self._store = store
        self._encoder = encoder
        self._on_progress = on_progress
        self._naming = naming
        self._waiting: list[_Item] = []
        # The contents of those of them that are to be embedded.
        self._new: set[bytes] = set()

    def take(self, file: FoundFile) -> None:
        """Read `file`, if its content is not known, and put in what it gives."""
        try:
            # The same bytes are to be read again where their fields were named otherwise.
            sha256 = hash_file(file.path) + self._naming.mark
        except OSError as error:
            # What it once gave stays: nobody knows that it changed.
            self.refused.append(Refusal(file.source, f"cannot be read: {error.strerror}"))
            return
        reading = _Reading(file, sha256)
        known = self._store.files.find(file.key)
        if known and known.sha256 == sha256:
            self._store.files.write(remember_file(file, sha256))
            self.refused.extend(self._store.files.refusals().get(file.key, []))
            self.unchanged += 1
            self._advance(reading, file.size)
            return
        for result in read_file(file, self._naming):
            if isinstance(result, Refusal):
                reading.refused.append(result)
            else:
                self._wait(reading, result)
        self._waiting.append(_Item(reading))
        self.refused.extend(reading.refused)

    def finish(self) -> None:
        """Put in what still waits."""
        self._commit()

    def _wait(self, reading: _Reading, report: Report) -> None:
        key = self._store.files.identify(reading.file.key)
        name = self._store.names.find_record(key, report.source)
        digests = Digests.of(report)
        content = digests.content
        is_known = name is not None and name.digest == digests.report
        is_copy = content in self._new or self._store.find_content(content) is not None
        is_new = not is_known and not is_copy
        if is_new:
            self._new.add(content)
        passages = split_passages(report) if is_new else ()
        self._waiting.append(_Item(reading, report, digests, passages, is_new))
        if len(self._new) >= _EMBEDDED_TOGETHER or len(self._waiting) >= _COMMITTED_TOGETHER:
            self._commit()

    def _commit(self) -> None:
        items, self._waiting = self._waiting, []
        self._new.clear()
        vectors = iter(self._embed([item for item in items if item.is_new]))
        with self._store.transaction():
            for item in items:
                if item.report is None:
                    self._end(item.reading)
                else:
                    self._put(item, item.report, next(vectors) if item.is_new else None)

    def _embed(self, items: list[_Item]) -> list[Vectors]:
        """Return the vectors of each item's passages, shape (passages, dimension)."""
        texts = [
            f"{item.report.title} {item.report.text[passage.start : passage.end]}".strip()
            for item in items
            if item.report
            for passage in item.passages
        ]
        if not texts:
            return []
        vectors = self._encoder.encode_documents(texts)
        ends = np.cumsum([len(item.passages) for item in items])
        return np.split(vectors, ends[:-1])

    def _put(self, item: _Item, report: Report, vectors: Vectors | None) -> None:
        """Let `report` be in the store under the name that its file gives it."""
        store, reading = self._store, item.reading
        reading.key = reading.key or store.files.write(remember_file(reading.file, ""))
        record, number = report.source, 1
        while (name := store.names.find_record(reading.key, record)) and name.key in reading.seen:
            # A file may call two records the same.
            number += 1
            record = f"{report.source} ({number})"
        if name and name.digest == item.digests.report:
            reading.seen.add(name.key)
        else:
            self._replace(name, item, record, report, vectors)
        self._advance(reading, len(report.text))

    def _replace(
        self,
        name: CitedName | None,
        item: _Item,
        record: str,
        report: Report,
        vectors: Vectors | None,
    ) -> None:
        """Put `report` in for what had its `name`, or let the same text be known by it too."""
        store, file, digests = self._store, item.reading.key, item.digests
        if name:
            store.drop(name.key)
        source = name.source if name else choose_name(record, item.reading.file, self._is_taken)
        if twin := store.find_content(digests.content):
            store.names.add(twin, source, file, record, digests.report)
            self.progress = replace(self.progress, copies=self.progress.copies + 1)
        else:
            if vectors is None:
                # What it was a copy of went out with this group.
                item = replace(item, passages=split_passages(report))
                (vectors,) = self._embed([item])
            store.add(replace(report, source=source), item.passages, vectors, file, record, digests)
            self.progress = replace(
                self.progress,
                reports=self.progress.reports + 1,
                passages=self.progress.passages + len(item.passages),
            )
        if added := store.names.find_source(source):
            item.reading.seen.add(added.key)

    def _end(self, reading: _Reading) -> None:
        """Note that all of a file was read, and take out what it does not give any longer."""
        key = self._store.files.write(remember_file(reading.file, reading.sha256))
        for name in self._store.names.of_file(key):
            if name not in reading.seen:
                self._store.drop(name)
        self._store.files.write_refusals(key, reading.refused)
        self._advance(reading, reading.file.size - reading.read)

    def _advance(self, reading: _Reading, read: int) -> None:
        # A text may be longer than the compressed file that it comes from.
        read = min(read, reading.file.size - reading.read)
        reading.read += read
        self.progress = replace(self.progress, read=self.progress.read + read)
        self._on_progress(self.progress)

    def _is_taken(self, source: str) -> bool:
        return self._store.names.find_source(source) is not None
