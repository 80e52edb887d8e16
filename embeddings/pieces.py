"""One file that lies in several installed packages, a piece in each, read as if it were whole."""

import io
from bisect import bisect_right
from collections.abc import Sequence
from importlib import metadata
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def find_pieces(packages: Sequence[str], file: str) -> list[Path]:
    """Return where the pieces of `file` lie, in order; none where one of `packages` is missing.

    The piece in the n-th package is called `file` with the ending `.00n`.
    """
    found = [_find_piece(name, f"{file}.{n:03}") for n, name in enumerate(packages, 1)]
    pieces = [path for path in found if path is not None]
    return pieces if len(pieces) == len(packages) else []


def _find_piece(package: str, piece: str) -> Path | None:
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        return None
    # Looked up, not imported: the folder's name has a hyphen.
    paths = (Path(str(file.locate())) for file in files if file.name == piece)
    return next((path for path in paths if path.is_file()), None)


class PiecedFile(io.RawIOBase):
    """The files `paths` as one that can be read and sought in; nothing is copied."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Open the pieces.

        Raises:
            OSError: one cannot be opened.
        """
        super().__init__()
        self._ends = list(accumulate(path.stat().st_size for path in paths))
        self._pieces: list[io.FileIO] = []
        try:
            for path in paths:
                self._pieces.append(io.FileIO(path))
        except OSError:
            self.close()
            raise
        self._at = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """Return the offset of the next byte, over all pieces."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to `offset`, counted over all pieces, and return it from the beginning.

        Raises:
            ValueError: it is before the beginning.
        """
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._ends[-1]}[whence]
        if begin + offset < 0:
            raise ValueError(f"offset {begin + offset} is before the beginning")
        self._at = begin + offset
        return self._at

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill `buffer` from one piece, as far as that goes; return how many bytes that were."""
        place = bisect_right(self._ends, self._at)
        if place == len(self._ends):
            return 0
        piece = self._pieces[place]
        piece.seek(self._at - (self._ends[place - 1] if place else 0))
        count = piece.readinto(buffer)
        self._at += count
        return count

    def close(self) -> None:
        """Close every piece."""
        for piece in self._pieces:
            piece.close()
        super().close()
