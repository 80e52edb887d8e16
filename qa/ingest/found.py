"""A file below a source, as it was found: where it lies, in which folder, its size and its time."""

import os
from dataclasses import dataclass
from pathlib import Path

from qa.letters import compose


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file at `path`, found in the folder `folder` that was given, and cited as `source`.

    A file that was given by itself was found in the folder that it lies in. `size` is in bytes;
    `mtime_ns` is -1 where the file cannot be looked at, which is told when it is read.
    `root`, `name` and `key` are in NFC, so that a file which comes back from another system is the
    same file; unless it `is_apart`, beside another whose name differs in its form alone.
    """

    path: Path
    folder: Path
    source: str
    size: int = 0
    mtime_ns: int = -1
    is_apart: bool = False

    @classmethod
    def look_at(cls, path: Path, folder: Path, source: str) -> "FoundFile":
        """Return the file at `path` as it is now."""
        try:
            status = path.stat()
        except OSError:
            return cls(path, folder, source)
        return cls(path, folder, source, status.st_size, status.st_mtime_ns)

    @property
    def root(self) -> str:
        """The absolute path of its folder."""
        return self._spell(str(make_absolute(self.folder)))

    @property
    def name(self) -> str:
        """Its path below `root`."""
        return self._spell(self.path.relative_to(self.folder).as_posix())

    @property
    def key(self) -> str:
        """Its absolute path, under which a library knows it."""
        return str(Path(self.root) / self.name)

    @property
    def is_composed(self) -> bool:
        """Whether it lies where `key` says, letter by letter."""
        return str(make_absolute(self.path)) == self.key

    def _spell(self, path: str) -> str:
        return path if self.is_apart else compose(path)


def make_absolute(path: Path) -> Path:
    """Return `path` from the root of the file system, without a step upwards.

    A link is a file of its own, gone when it is gone: it is not followed.
    """
    return Path(os.path.abspath(path))  # noqa: PTH100
