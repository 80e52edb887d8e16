"""What a library does when the indexes on disk do not hold: it makes them anew from its store."""

import warnings
from pathlib import Path

from qa.errors import LibraryError, LibraryNotice
from qa.library.generations import (
    DamagedGenerationError,
    Generation,
    build_in_memory,
    open_generation,
    write_generation,
)
from qa.library.lock import WriterBusyError, hold_lock
from qa.library.store import Store

# A writer may replace a generation while it is being opened.
_TRIES = 3


def open_newest(folder: Path, store: Store) -> Generation:
    """Return the indexes of the library in `folder`, made anew where they do not hold."""
    current, fault = _try_to_open(folder, store)
    if not fault:
        return current or build_in_memory(store)
    try:
        with hold_lock(folder):
            if store.state.is_covered and current is not None:
                return open_newest(folder, store)
            made = write_generation(folder, store, current)
        _tell(folder, f"{fault}; they were made anew from library.sqlite3")
        return made
    except WriterBusyError as error:
        # Who writes brings a newer generation.
        if current is None:
            _tell(folder, f"{fault}, and {error}; until then they are made in memory")
    except (LibraryError, OSError) as error:
        _tell(folder, f"{fault}, and cannot be written ({error}); they are made in memory")
        current = None
    return current or build_in_memory(store)


def _try_to_open(folder: Path, store: Store) -> tuple[Generation | None, str]:
    """Return the generation that holds, if it can be opened, and what is wrong with it."""
    fault = ""
    for _ in range(_TRIES):
        state = store.state
        if state.generation == 0:
            return None, "its indexes were never finished" if state.content else "it has no indexes"
        try:
            current = open_generation(folder, state.generation)
        except DamagedGenerationError as error:
            fault = f"its indexes do not hold ({error})"
            if store.state.generation == state.generation:
                return None, fault
        else:
            return current, "" if state.is_covered else "its indexes were behind"
    return None, fault


def _tell(folder: Path, message: str) -> None:
    warnings.warn(f"{folder}: {message}", LibraryNotice, stacklevel=2)
