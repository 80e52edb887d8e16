"""The folder of a library: whether there is one, whether there may be one, and its end."""

import shutil
from pathlib import Path

from qa.errors import LibraryError

STORE_NAME = "library.sqlite3"
# What is left of a library whose making was cut short.
_LEFTOVERS = (f"{STORE_NAME}.partial", "writer.")


def find_store(folder: Path) -> Path:
    """Return the SQLite file of the library in `folder`.

    Raises:
        LibraryError: there is none.
    """
    path = folder / STORE_NAME
    if not path.is_file():
        message = f"no library at {folder}"
        raise LibraryError(f"{message}; build it: dateline index FOLDER --library {folder}")
    return path


def is_free(folder: Path) -> bool:
    """Whether `folder` is free for a library; False where one is.

    Raises:
        LibraryError: `folder` holds something else.
    """
    if (folder / STORE_NAME).is_file():
        return False
    if not folder.exists():
        return True
    if not folder.is_dir() or not all(_is_leftover(path) for path in folder.iterdir()):
        raise LibraryError(f"{folder} is not a library and not empty; choose another --library")
    return True


def delete_library(folder: Path) -> None:
    """Delete the library in `folder`, and the folder."""
    for path in folder.glob("generation-*"):
        shutil.rmtree(path)
    for path in folder.iterdir():
        if path.name.startswith(STORE_NAME) or _is_leftover(path):
            path.unlink()
    folder.rmdir()


def _is_leftover(path: Path) -> bool:
    return path.name.startswith(_LEFTOVERS)
