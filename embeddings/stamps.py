"""Hashes of large files, remembered for as long as size and time tell that a file is the same."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from embeddings.files import hash_file


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file's size in bytes, the time of its last change in nanoseconds, and its SHA-256 then."""

    size: int
    mtime_ns: int
    sha256: str


def hash_unless_known(path: Path, memory: Path) -> str:
    """Return the SHA-256 of `path`, in hexadecimal.

    The file is read only where its size or time is not the one in the stamp that `memory` holds;
    the new stamp is then written there, or is not, where nothing can be written.

    Raises:
        OSError: `path` cannot be read.
    """
    # Before the file is read: what changes meanwhile is noticed the next time.
    status = path.stat()
    known = _read_stamp(memory)
    if known and (known.size, known.mtime_ns) == (status.st_size, status.st_mtime_ns):
        return known.sha256
    digest = hash_file(path)
    with suppress(OSError):
        write_stamp(memory, Stamp(status.st_size, status.st_mtime_ns, digest))
    return digest


def write_stamp(memory: Path, stamp: Stamp) -> None:
    """Write `stamp` to the file `memory`; its folder is made where it is missing."""
    memory.parent.mkdir(parents=True, exist_ok=True)
    memory.write_text(json.dumps(asdict(stamp), indent=1), encoding="utf-8")


def _read_stamp(memory: Path) -> Stamp | None:
    try:
        return Stamp(**json.loads(memory.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
