"""One writer at a time: a lock that its process cannot leave behind, and the name of who has it."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from qa.errors import LibraryError

_LOCK, _HOLDER = "writer.lock", "writer.json"


class WriterBusyError(LibraryError):
    """Another process is writing to the library."""


@contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Be the only writer of the library in `folder` while the block runs.

    Raises:
        WriterBusyError: another process is.
        LibraryError: nothing can be written to `folder`.
    """
    # The system gives the lock back when its process ends, however it ends.
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        message = f"{folder} is being written to by {_describe_holder(folder)}"
        raise WriterBusyError(f"{message}; wait until it has ended, then run this again") from error
    except OSError as error:
        message = f"cannot write {folder} ({error.strerror})"
        raise LibraryError(f"{message}; choose another --library") from error
    try:
        holder = {"pid": os.getpid(), "host": socket.gethostname()}
        (folder / _HOLDER).write_text(json.dumps(holder), encoding="utf-8")
        yield
    finally:
        (folder / _HOLDER).unlink(missing_ok=True)
        lock.release()


def _describe_holder(folder: Path) -> str:
    try:
        holder = json.loads((folder / _HOLDER).read_text(encoding="utf-8"))
        return f"process {holder['pid']} on {holder['host']}"
    except (OSError, ValueError, KeyError):
        # It has the lock and has not yet said so.
        return "another process"
