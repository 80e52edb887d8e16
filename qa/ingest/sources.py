"""Folders and files to reports: which reader takes which file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from qa.errors import SourceError
from qa.ingest.jsonl import read_jsonl_file
from qa.ingest.text import read_text_file
from qa.types import Refusal, Report

_TEXT = frozenset({".txt", ".md"})
_JSONL = frozenset({".jsonl"})


def find_files(sources: Iterable[Path]) -> list[tuple[Path, str]]:
    """Return every file below `sources` with the name it is cited by, sorted by that name.

    A file in a folder is cited by its path below the folder, a file given by itself by its name.
    Hidden files are left out.

    Raises:
        SourceError: a source is missing, or a folder holds no file.
    """
    found: list[tuple[Path, str]] = []
    for source in sources:
        if source.is_file():
            found.append((source, source.name))
            continue
        if not source.is_dir():
            message = f"no such folder or file: {source}"
            raise SourceError(f"{message}; give a folder of reports (.txt, .md, .jsonl)")
        below = sorted(
            (path, path.relative_to(source).as_posix())
            for path in source.rglob("*")
            if path.is_file() and not _is_hidden(path.relative_to(source))
        )
        if not below:
            message = f"the folder {source} is empty"
            raise SourceError(f"{message}; put reports (.txt, .md, .jsonl) into it")
        found.extend(below)
    return found


def read_files(files: Iterable[tuple[Path, str]]) -> Iterator[Report | Refusal]:
    """Yield the reports in `files`, and for what could not be taken in, why."""
    for path, source in files:
        yield from read_file(path, source)


def read_file(path: Path, source: str) -> Iterator[Report | Refusal]:
    """Yield the reports in the file `path`, cited as `source`, and what was refused, with why."""
    kind = path.suffix.lower()
    if kind in _TEXT:
        yield read_text_file(path, source)
    elif kind in _JSONL:
        yield from read_jsonl_file(path, source)
    else:
        yield Refusal(source, f"no reader for {kind or 'files without a suffix'}")


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
