"""Sources into a library: what is new is put in, what changed is read again, what is gone goes."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from embeddings.encoder import DeferredEncoder, Encoder, load_encoder
from embeddings.errors import EmbeddingError
from qa.counting import count_things
from qa.errors import LibraryError, ModelError, SourceError
from qa.indexing.changes import Changes, find_changes
from qa.indexing.forgetting import find_forgettable, write_command
from qa.indexing.intake import Intake, Progress
from qa.indexing.moves import Move, find_moves
from qa.indexing.undated import date_undated
from qa.ingest.fieldnames import Naming
from qa.ingest.found import FoundFile
from qa.ingest.sources import find_files
from qa.library.folder import is_free
from qa.library.library import Library
from qa.library.store import Store
from qa.settings import cache_folder, default_model
from qa.types import Refusal

OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class IndexResult:
    """What a run did.

    `reports` and `passages` went in, `copies` are texts that were there by another name,
    `unchanged` files were not read again, `gone` files were dropped, and `refused` is what could
    not be taken in. `moves` are places that are gone, whose reports are among those just read.
    """

    reports: int
    passages: int
    refused: tuple[Refusal, ...]
    copies: int = 0
    unchanged: int = 0
    gone: int = 0
    moves: tuple[Move, ...] = ()

    def __str__(self) -> str:
        """What a run did, in a line."""
        reports = count_things(self.reports, "report")
        parts = [f"{reports} and {count_things(self.passages, 'passage')} put in"]
        if self.copies:
            parts.append(f"{self.copies:,} the same as others")
        if self.unchanged:
            parts.append(f"{count_things(self.unchanged, 'file')} unchanged")
        if self.gone:
            parts.append(f"{count_things(self.gone, 'file')} gone")
        return ", ".join(parts)


def index_sources(
    sources: Sequence[Path],
    library: Library,
    encoder: Encoder,
    on_progress: OnProgress = lambda _: None,
    fields: Mapping[str, str] | None = None,
) -> IndexResult:
    """Bring `library` up to what is below `sources`; tell `on_progress` of each report.

    `fields` names columns and keys of records, such as {"date": "Erschienen"}.

    What cannot be read is left out and told in the result. Each group of reports is put in whole:
    an interruption leaves a library that opens, and the next run goes on where it stopped.

    Raises:
        SourceError: a source is missing, no report could be read at all, or no record has a field
            that was named.
        LibraryError: another process is writing to it, or it cannot be written.
    """
    return index_files(find_files(sources), sources, library, encoder, on_progress, fields)


def index_files(
    found: Sequence[FoundFile],
    sources: Sequence[Path],
    library: Library,
    encoder: Encoder,
    on_progress: OnProgress = lambda _: None,
    fields: Mapping[str, str] | None = None,
) -> IndexResult:
    """Do the same with what was `found` below `sources`.

    Raises:
        SourceError: no report could be read at all, or no record has a field that was named.
        LibraryError: another process is writing to it, or it cannot be written.
    """
    naming = Naming(fields or {})
    try:
        with library.writing():
            changes = find_changes(
                found, library.store.files.all(), sources, library.folder, anew=bool(fields)
            )
            result = _take_changes(changes, library.store, encoder, on_progress, naming)
            date_undated(library)
            library.publish()
        naming.check_met()
    except (OSError, sqlite3.DatabaseError) as error:
        message = f"cannot write the library ({error})"
        again = "make room and run this again: what went in so far stays"
        raise LibraryError(f"{message}; {again}") from error
    return result


def drop_files(paths: Sequence[str], library: Library) -> None:
    """Take out of `library` what came from the files with these absolute paths.

    Raises:
        LibraryError: another process is writing to it, or it cannot be written.
    """
    try:
        with library.writing():
            _drop_gone(paths, library.store)
            library.publish()
    except (OSError, sqlite3.DatabaseError) as error:
        message = f"cannot write the library ({error})"
        raise LibraryError(f"{message}; make room and try again") from error


def _take_changes(
    changes: Changes,
    store: Store,
    encoder: Encoder,
    on_progress: OnProgress,
    naming: Naming,
) -> IndexResult:
    intake = Intake(store, encoder, changes.size, on_progress, naming)
    for file in changes.to_read:
        intake.take(file)
    intake.finish()
    # What is new goes in first: a file that was only renamed then keeps its vectors.
    _drop_gone(changes.gone, store)
    known = store.files.refusals()
    refused = [each for file in changes.unchanged for each in known.get(file.key, [])]
    refused += intake.refused
    _check_any(changes, store, refused)
    progress = intake.progress
    return IndexResult(
        reports=progress.reports,
        passages=progress.passages,
        refused=tuple(sorted(refused, key=lambda refusal: refusal.source)),
        copies=progress.copies,
        unchanged=len(changes.unchanged) + intake.unchanged,
        gone=len(changes.gone),
        moves=find_moves(store, [file.key for file in (*changes.to_read, *changes.unchanged)]),
    )


def _drop_gone(paths: Sequence[str], store: Store) -> None:
    for path in paths:
        with store.transaction():
            key = store.files.identify(path)
            for name in store.names.of_file(key or 0):
                store.drop(name)
            store.files.delete(key or 0)


def _check_any(changes: Changes, store: Store, refused: Sequence[Refusal]) -> None:
    files = [*changes.to_read, *changes.unchanged]
    if store.files.with_reports().isdisjoint(file.key for file in files):
        places = ", ".join(sorted({file.root for file in files}))
        first = f"{refused[0].source}: {refused[0].reason}" if refused else "nothing found"
        message = f"no report could be read in {places} ({len(refused)} refused; {first})"
        raise SourceError(f"{message}; put reports into it: .txt, .html, .pdf, .docx …")


def index_into(
    folder: Path,
    sources: Sequence[Path],
    model: str | None,
    on_progress: OnProgress,
    fields: Mapping[str, str] | None = None,
) -> IndexResult:
    """Bring the library in `folder`, which is made if missing, up to what is below `sources`.

    `model` is that of a new library; one that exists keeps its own. It is loaded when something
    has to be embedded. `fields` are as of `index_sources`.

    Raises:
        SourceError: a source is missing, no report could be read at all, or no record has a field
            that was named.
        LibraryError: `folder` cannot be written, is being written to, or holds something else.
        ModelError: the model cannot be loaded, or is not the library's.
    """
    # What cannot work is told before the model takes its seconds.
    try:
        found = find_files(sources)
    except SourceError as error:
        raise SourceError(f"{error}{_hint_at_forgetting(folder, sources)}") from error
    is_new = is_free(folder)
    library, encoder = open_to_write(folder, model)
    try:
        return index_files(found, sources, library, encoder, on_progress, fields)
    except (SourceError, EmbeddingError) as error:
        if is_new:
            library.discard()
        raise error if isinstance(error, SourceError) else ModelError(str(error)) from error
    finally:
        library.close()


def _hint_at_forgetting(folder: Path, sources: Sequence[Path]) -> str:
    """Return how to forget that of `sources` which is gone or empty and is known, or ""."""
    if is_free(folder):
        return ""
    library = Library.browse(folder)
    try:
        for source in sources:
            with suppress(SourceError):
                known = find_forgettable(library, str(source))
                if known.files and not known.will_return:
                    return f"; or forget {known}: {write_command(folder, known.asked)}"
    finally:
        library.close()
    return ""


def open_to_write(folder: Path, model: str | None) -> tuple[Library, Encoder]:
    """Return the library in `folder`, made if missing, and its encoder, not yet loaded.

    Raises:
        LibraryError: `folder` cannot be written, or holds something else.
        ModelError: the model cannot be found, or is not the library's.
    """
    remembered = default_model() if is_free(folder) else Library.model_of(folder)
    try:
        encoder = DeferredEncoder(model or remembered, cache_folder())
    except EmbeddingError as error:
        raise ModelError(str(error)) from error
    return Library.create(folder, encoder), encoder


def open_encoder(model: str) -> Encoder:
    """Load the embedding model called `model`.

    Raises:
        ModelError: it cannot be loaded.
    """
    try:
        return load_encoder(model, cache_folder())
    except EmbeddingError as error:
        raise ModelError(str(error)) from error
