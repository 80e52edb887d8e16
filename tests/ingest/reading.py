"""Every file of a source, read one after the other."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from qa.ingest.sources import read_file
from qa.types import Refusal, Report


def read_files(files: Iterable[tuple[Path, str]]) -> Iterator[Report | Refusal]:
    """Yield the reports in `files`, and for what could not be taken in, why."""
    for path, source in files:
        yield from read_file(path, source)
