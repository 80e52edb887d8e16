"""What a report is cited by when another one has its name already."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from qa.ingest.found import FoundFile
from qa.letters import compose


def choose_name(source: str, file: FoundFile, is_taken: Callable[[str], bool]) -> str:
    """Return the first name for the report `source` of `file` that nothing else has.

    Who comes first keeps the plain name, so that what was cited once stays; who comes later gets
    its file's name before it, then that of the folder that was indexed, and so on up.
    """
    names = map(compose, _list_names(source, file))
    return next(name for name in names if not is_taken(name))


def _list_names(source: str, file: FoundFile) -> Iterator[str]:
    yield source
    name = source if source.startswith(file.source) else f"{file.source}/{source}"
    yield name
    for parent in reversed(Path(file.root).parts[1:]):
        name = f"{parent}/{name}"
        yield name
    for number in count(2):
        yield f"{name} ({number})"
