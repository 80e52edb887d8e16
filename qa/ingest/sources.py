"""Folders and files to reports: which files there are, and what each holds."""

import os
import stat
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from qa.errors import SourceError
from qa.ingest.fieldnames import Naming
from qa.ingest.formats import READABLE, read_stream
from qa.ingest.found import FoundFile
from qa.ingest.siblings import settle_days
from qa.ingest.zip import read_zip
from qa.letters import compose
from qa.types import Refusal, Report


def find_files(sources: Iterable[Path]) -> list[FoundFile]:
    """Return every file below `sources`, those of each folder in the order of their paths.

    A file in a folder is cited by its path below the folder, a file given by itself by its name.
    Hidden files are left out. Links to folders are not followed; they are in the list, as folders
    that cannot be opened are, for `read_file` to refuse by name.

    Raises:
        SourceError: a source is missing, or a folder holds no file.
    """
    found: list[FoundFile] = []
    for source in sources:
        if source.is_file():
            # A link that was given by itself is meant.
            path = source.resolve()
            found.append(FoundFile.look_at(path, path.parent, _readable(source.name)))
            continue
        if not source.is_dir():
            message = f"no such folder or file: {source}"
            raise SourceError(f"{message}; give a folder of reports ({READABLE})")
        below = [
            FoundFile.look_at(path, source, _readable(path.relative_to(source).as_posix()))
            for path in sorted(_walk(source))
        ]
        if not below:
            message = f"the folder {source} is empty"
            raise SourceError(f"{message}; put reports ({READABLE}) into it")
        found.extend(below)
    return found


def read_file(file: FoundFile, naming: Naming | None = None) -> Iterator[Report | Refusal]:
    """Yield the reports in `file`, and what was refused, with why.

    A link may not lead out of the folder that it was found in. `naming` tells what the fields of
    records are called.
    """
    path, source = file.path, file.source
    try:
        if reason := _refuse_path(file):
            yield Refusal(source, reason)
            return
        stream = path.open("rb")
    except OSError as error:
        yield Refusal(source, f"cannot be read: {error.strerror}")
        return
    # Python 3.11's `resolve` tells of links that lead in a circle in this way.
    except RuntimeError:
        yield Refusal(source, "a link that leads in a circle")
        return
    with stream:
        is_zip = PurePosixPath(source).suffix.lower() == ".zip"
        results = (read_zip if is_zip else read_stream)(stream, source, naming)
        yield from settle_days(results, source, lambda: _list_names(path))


def _list_names(path: Path) -> tuple[str, ...]:
    """Return the names of what stands beside `path`."""
    try:
        return _names_in(str(path.parent), path.parent.stat().st_mtime_ns)
    except OSError:
        return ()


@lru_cache(maxsize=4)
def _names_in(folder: str, changed: int) -> tuple[str, ...]:  # noqa: ARG001 - tells a new list
    return tuple(sorted(os.listdir(folder)))  # noqa: PTH208 - names are wanted, not paths


def _refuse_path(file: FoundFile) -> str:
    """Return why `file` is not opened, or ""."""
    path = file.path
    if path.is_symlink():
        target = path.resolve(strict=True)
        if not target.is_relative_to(file.folder.resolve()):
            return f"a link that leads out of the folder, to {target}; copy the file into it"
        if target.is_dir():
            return "a link to a folder, which is not followed"
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return "a folder that cannot be opened"
    return "" if stat.S_ISREG(mode) else "not a regular file, but a device, a socket or a pipe"


def _walk(folder: Path) -> Iterator[Path]:
    """Yield what is below `folder` that is no folder, and the folders that cannot be entered."""
    closed: list[Path] = []
    for name, folders, files in os.walk(
        folder, onerror=lambda error: closed.append(Path(error.filename))
    ):
        here = Path(name)
        folders[:] = [each for each in folders if not each.startswith(".")]
        links = [each for each in folders if (here / each).is_symlink()]
        yield from (here / each for each in [*files, *links] if not each.startswith("."))
    yield from closed


def _readable(name: str) -> str:
    """Return `name` in NFC, with a mark for each byte that is no character."""
    return compose(name.encode(errors="surrogateescape").decode(errors="replace"))
