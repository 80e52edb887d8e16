"""Every file of a source, read one after the other."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from qa.ingest.fieldnames import Naming
from qa.ingest.found import FoundFile
from qa.ingest.sources import find_files, read_file
from qa.types import Refusal, Report


def read_files(files: Iterable[FoundFile]) -> Iterator[Report | Refusal]:
    """Yield the reports in `files`, and for what could not be taken in, why."""
    for file in files:
        yield from read_file(file)


def read_alone(path: Path, naming: Naming | None = None) -> list[Report | Refusal]:
    """Return what the file at `path`, given by itself, holds."""
    (file,) = find_files([path])
    return list(read_file(file, naming))
