"""Files that people hand over: copied to a place of the library, put in, listed, removed."""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from embeddings.encoder import Encoder
from qa.errors import LibraryError, SourceError
from qa.indexing.indexer import OnProgress, drop_files, index_sources
from qa.letters import compose
from qa.library.library import Library

FOLDER = "uploads"
# Of a file's name in bytes; systems allow 255, and a number may be added.
_LONGEST_NAME = 200
# What steers a terminal, turns the direction of a line, or parts a path.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\\\\ud800-\udfff]")


class Outcome(StrEnum):
    """What came of a file."""

    ADDED = "added"
    KNOWN = "known already"
    REFUSED = "left out"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was handed over: its reports went in, and for each of the others why not."""

    name: str
    outcome: Outcome
    reports: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was handed over and is kept; `size` in bytes."""

    name: str
    size: int
    reports: int


class Uploads:
    """The uploaded files of a library; in memory they last as long as this does."""

    def __init__(self, library: Library, encoder: Encoder) -> None:
        self._library = library
        self._encoder = encoder
        self._temporary = None if library.folder else TemporaryDirectory(prefix="dateline-")
        base = library.folder or Path(self._temporary.name if self._temporary else "")
        self.folder = base.resolve() / FOLDER

    def add(self, files: Sequence[Path], on_progress: OnProgress = lambda _: None) -> list[Upload]:
        """Put copies of `files` into the library, and tell what came of each.

        A file is cited by its plain name, or a longer one where a report has that already. One that
        gives nothing new is not kept.

        Raises:
            LibraryError: another process is writing to the library, or it cannot be written.
        """
        copies = self._copy(files)
        try:
            # Where there is nothing to read in any of them, each tells why.
            with self._open() as library, suppress(SourceError):
                index_sources(copies, library, self._encoder, on_progress)
        finally:
            told = [self._tell(copy) for copy in copies]
            useless = [copy for copy, each in zip(copies, told, strict=True) if not each.reports]
            self._drop(useless)
        return told

    def list_files(self) -> list[KeptFile]:
        """Return the files that are kept, by name."""
        return [KeptFile(*row) for row in self._library.store.files.in_root(_key_of(self.folder))]

    def remove(self, name: str) -> None:
        """Take what came from the file called `name` out of the library, and delete the copy.

        Raises:
            SourceError: no uploaded file is called so.
            LibraryError: another process is writing to the library, or it cannot be written.
        """
        if name not in {file.name for file in self.list_files()}:
            raise SourceError(f"no uploaded file is called {name!r}; choose one of the list")
        self._drop([self.folder / name])

    def _copy(self, files: Sequence[Path]) -> list[Path]:
        copies: list[Path] = []
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for file in files:
                copies.append(self._find_place(clean_name(file.name)))
                shutil.copyfile(file, copies[-1])
        except OSError as error:
            for copy in copies:
                copy.unlink(missing_ok=True)
            message = f"cannot keep files in {self.folder} ({error.strerror})"
            raise LibraryError(f"{message}; make room, or let it be written to") from error
        return copies

    def _find_place(self, name: str) -> Path:
        """Make and return an empty file called `name`, or with a number where there is one."""
        stem, dot, suffixes = name.partition(".")
        number = 1
        while True:
            numbered = name if number == 1 else f"{stem} ({number}){dot}{suffixes}"
            try:
                (self.folder / numbered).touch(exist_ok=False)
            except FileExistsError:
                number += 1
            else:
                return self.folder / numbered

    def _tell(self, copy: Path) -> Upload:
        store = self._library.store
        names = store.names.cited_as(store.files.identify(_key_of(copy)) or 0)
        added = sum(source == cited for source, cited in names)
        known = tuple(f"the same as {cited}" for source, cited in names if source != cited)
        renamed = tuple(
            f"cited as {cited}, since another report has its name"
            for source, cited in names
            if source == cited and not cited.startswith(copy.name)
        )
        refused = store.files.refusals_of(_key_of(copy))
        left_out = tuple(_tell_refusal(copy, each.source, each.reason) for each in refused)
        outcome = Outcome.ADDED if added else Outcome.KNOWN if known else Outcome.REFUSED
        return Upload(copy.name, outcome, added, known + renamed + left_out)

    def _drop(self, copies: Sequence[Path]) -> None:
        keys = map(_key_of, copies)
        known = [key for key in keys if self._library.store.files.find(key)]
        if known:
            with self._open() as library:
                drop_files(known, library)
        for copy in copies:
            copy.unlink(missing_ok=True)

    @contextmanager
    def _open(self) -> Iterator[Library]:
        """Yield a library to write to, another one than that which questions are asked of.

        In memory there is but one; then let it move to what was put in.
        """
        folder = self._library.folder
        library = Library.create(folder, self._encoder) if folder else self._library
        try:
            yield library
        finally:
            if folder:
                library.close()
            self._library.refresh()


def _key_of(path: Path) -> str:
    """Return what the library knows the file at `path` by."""
    return compose(str(path))


def clean_name(name: str) -> str:
    """Return `name` as a file may be called: plain, visible, and of a bounded length."""
    plain = _UNFIT.sub("", compose(name)).strip().lstrip(".").strip()
    stem, dot, suffixes = plain.partition(".")
    room = _LONGEST_NAME - len(f"{dot}{suffixes}".encode())
    if room < 1:
        return plain.encode()[:_LONGEST_NAME].decode(errors="ignore")
    return f"{stem.encode()[:room].decode(errors='ignore') or 'file'}{dot}{suffixes}"


def _tell_refusal(copy: Path, source: str, reason: str) -> str:
    """Return why a file, or a record of it, was left out."""
    return reason if source == copy.name else f"{source}: {reason}"
