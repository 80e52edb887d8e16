"""What changed below the sources since they were last read."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qa.ingest.found import FoundFile, make_absolute
from qa.letters import compose
from qa.library.filetable import KnownFile

# A file that changes twice within the grain of its file system's clock keeps its time.
_FRESH_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Changes:
    """Files to look into, files that are as they were, and the paths of files that are gone."""

    to_read: tuple[FoundFile, ...]
    unchanged: tuple[FoundFile, ...]
    gone: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        return sum(file.size for file in self.to_read)


def remember_file(file: FoundFile, sha256: str) -> KnownFile:
    """Return what the library remembers of `file`, all of which has this SHA-256."""
    is_fresh = time.time_ns() - file.mtime_ns < _FRESH_NS
    mtime_ns = -1 if is_fresh else file.mtime_ns
    return KnownFile(file.root, file.name, file.size, mtime_ns, sha256)


def find_changes(
    found: Iterable[FoundFile],
    known: Mapping[str, KnownFile],
    sources: Sequence[Path],
    besides: Path | None = None,
    *,
    anew: bool = False,
) -> Changes:
    """Compare the files `found` below `sources` with those that are `known` by their paths.

    By size and time alone: what differs there may yet have the same content. Files in the folder
    `besides`, the library itself, are looked at only where a source lies in it. With `anew`, each
    file is to be looked into.
    """
    own = None if besides and any(_lies_below(str(each), besides) for each in sources) else besides
    files: dict[str, FoundFile] = {}
    for file in found:
        if _is_in(file.key, own):
            continue
        other = files.setdefault(file.key, file)
        if other.path != file.path:
            # Two files that lie side by side, whose names differ in their form alone.
            first, second = sorted((other, file), key=lambda each: not each.is_composed)
            files[first.key] = first
            apart = replace(second, is_apart=True)
            files[apart.key] = apart
    unchanged = {
        key for key, file in files.items() if not anew and _is_unchanged(file, known.get(key))
    }
    folders = [source for source in sources if source.is_dir()]
    return Changes(
        to_read=tuple(file for key, file in files.items() if key not in unchanged),
        unchanged=tuple(files[key] for key in files if key in unchanged),
        gone=tuple(
            key
            for key in known
            if key not in files
            and not _is_in(key, own)
            and any(_lies_below(key, folder) for folder in folders)
        ),
    )


def _is_unchanged(file: FoundFile, known: KnownFile | None) -> bool:
    if known is None or not known.is_whole:
        return False
    return (file.size, file.mtime_ns) == (known.size, known.mtime_ns)


def _is_in(path: str, folder: Path | None) -> bool:
    return folder is not None and _lies_below(path, folder)


def _lies_below(path: str, folder: Path) -> bool:
    return compose(path).startswith(f"{compose(str(make_absolute(folder))).rstrip('/')}/")
