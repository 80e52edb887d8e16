"""Sources into a library: read, split, embed, put in."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from embeddings.encoder import Encoder, load_encoder
from embeddings.errors import EmbeddingError
from qa.dates.neighbours import estimate_by_neighbours
from qa.errors import ModelError, SourceError
from qa.ingest.passages import split_passages
from qa.ingest.sources import find_files, read_files
from qa.library.library import Library
from qa.settings import default_model
from qa.types import DateBasis, Passage, Refusal, Report

# Reports embedded and committed together: enough passages to fill the encoder's batches.
_TOGETHER = 16
# Passages looked at around each of an undated report's.
_NEIGHBOURS = 10
_UNDATED = frozenset({DateBasis.ESTIMATED, DateBasis.UNKNOWN})


@dataclass(frozen=True, slots=True)
class IndexResult:
    """How many reports and passages went in, and what did not."""

    reports: int
    passages: int
    refused: tuple[Refusal, ...]


def index_sources(
    sources: Sequence[Path],
    library: Library,
    encoder: Encoder,
    on_report: Callable[[], None] = lambda: None,
) -> IndexResult:
    """Put every report below `sources` into `library`; call `on_report` after each.

    What cannot be read is left out and told in the result. Each group of reports is put in whole,
    so that an interruption leaves a library that opens.

    Raises:
        SourceError: a source is missing, or no report could be read at all.
    """
    refused: list[Refusal] = []
    reports = passages = 0
    for group in _grouped(read_files(find_files(sources)), refused):
        for count in _add_group(group, library, encoder):
            reports += 1
            passages += count
            on_report()
    if reports == 0:
        places = ", ".join(map(str, sources))
        first = f"{refused[0].source}: {refused[0].reason}" if refused else "nothing found"
        message = f"no report could be read in {places} ({len(refused)} refused; {first})"
        raise SourceError(f"{message}; put UTF-8 reports (.txt, .md, .jsonl) into it")
    _date_undated(library)
    return IndexResult(reports, passages, tuple(refused))


def _date_undated(library: Library) -> None:
    """Date by their neighbours the reports that do not date themselves."""
    undated = [each for each in library.reports() if each.published.basis in _UNDATED]
    for report in undated:
        neighbours = library.neighbours_of(report.source, _NEIGHBOURS)
        if found := estimate_by_neighbours(report, neighbours):
            library.redate(report.source, found)


def index_into(
    folder: Path, sources: Sequence[Path], model: str | None, on_report: Callable[[], None]
) -> IndexResult:
    """Put every report below `sources` into the library in `folder`, which is made if missing.

    `model` is that of a new library; one that exists keeps its own.

    Raises:
        SourceError: a source is missing, or no report could be read at all.
        LibraryError: `folder` cannot be written, or holds something else.
        ModelError: the model cannot be loaded, or is not the library's.
    """
    # What cannot work is told before the model takes its seconds.
    find_files(sources)
    is_new = Library.is_new(folder)
    remembered = default_model() if is_new else Library.model_of(folder)
    encoder = open_encoder(model or remembered)
    library = Library.create(folder, encoder)
    try:
        return index_sources(sources, library, encoder, on_report)
    except SourceError:
        if is_new:
            library.discard(folder)
        raise
    finally:
        library.close()


def open_encoder(model: str) -> Encoder:
    """Load the embedding model called `model`.

    Raises:
        ModelError: it cannot be loaded.
    """
    try:
        return load_encoder(model)
    except EmbeddingError as error:
        raise ModelError(str(error)) from error


def _grouped(
    read: Iterable[Report | Refusal], refused: list[Refusal]
) -> Iterator[list[tuple[Report, tuple[Passage, ...]]]]:
    group: list[tuple[Report, tuple[Passage, ...]]] = []
    for result in read:
        if isinstance(result, Refusal):
            refused.append(result)
            continue
        group.append((result, split_passages(result)))
        if len(group) == _TOGETHER:
            yield group
            group = []
    if group:
        yield group


def _add_group(
    group: list[tuple[Report, tuple[Passage, ...]]], library: Library, encoder: Encoder
) -> Iterator[int]:
    texts = [
        f"{report.title} {report.text[passage.start : passage.end]}".strip()
        for report, passages in group
        for passage in passages
    ]
    vectors = encoder.encode_documents(texts)
    row = 0
    for report, passages in group:
        library.add(report, passages, vectors[row : row + len(passages)])
        row += len(passages)
        yield len(passages)
