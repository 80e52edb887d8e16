"""Bytes of files and archives read within bounds, whole or by the line."""

import io
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO

from qa.errors import SourceError

MEGABYTE = 1 << 20
# Of a file that can only be read whole; scanned PDFs are the largest.
LARGEST_FILE = 256 * MEGABYTE
# Of a record of JSONL or CSV.
LONGEST_LINE = 16 * MEGABYTE
# Deflate packs prose at most 10 times smaller, runs of one byte 1,032 times.
LARGEST_RATIO = 200
# Of one file out of an archive, whatever its ratio.
LARGEST_UNPACKED = 8 * 1024 * MEGABYTE


class UnpackedStream(io.RawIOBase):
    """The unpacked bytes of an archive's file, which end in an error where they are a bomb."""

    def __init__(
        self, unpacked: io.BufferedIOBase | IO[bytes], packed_size: Callable[[], int]
    ) -> None:
        """Read from `unpacked`; `packed_size` tells how many packed bytes were read by now."""
        # What stands before damage is not lost with it, as it is where several pieces are awaited.
        self._read: Callable[[int], bytes] = getattr(unpacked, "read1", unpacked.read)
        self._packed_size = packed_size
        self.size = 0

    def readable(self) -> bool:
        """Tell that bytes can be read."""
        return True

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self.size

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer`, and return how much of it.

        Raises:
            SourceError: there is far more to unpack than honest text has.
        """
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        self.size += len(data)
        check_unpacked(self.size, self._packed_size())
        return len(data)


def check_unpacked(size: int, packed: int) -> None:
    """Check that `packed` bytes which unpack to `size` are no bomb.

    Raises:
        SourceError: they unpack to more than 200 times as much, or to more than 8 GB.
    """
    if size > LARGEST_RATIO * packed + MEGABYTE:
        raise SourceError(
            f"unpacks to more than {LARGEST_RATIO} times its size, as a bomb does; unpack it first"
        )
    if size > LARGEST_UNPACKED:
        raise SourceError(f"unpacks to more than {LARGEST_UNPACKED // MEGABYTE} MB; split it")


def read_whole(stream: BinaryIO, largest: int = LARGEST_FILE) -> bytes:
    """Return the bytes of `stream`.

    Raises:
        SourceError: there are more than `largest`.
    """
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(MEGABYTE):
        pieces.append(piece)
        size += len(piece)
        if size > largest:
            raise SourceError(f"larger than {largest // MEGABYTE} MB; split it")
    return b"".join(pieces)


def read_lines(stream: BinaryIO, longest: int = LONGEST_LINE) -> Iterator[bytes | None]:
    """Yield each line of `stream` with its line end; None for one of more than `longest` bytes."""
    while line := stream.readline(longest):
        if len(line) < longest or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MEGABYTE)
        yield None


def too_long(what: str) -> str:
    """Return why `what`, a line or a row, is refused."""
    return f"a {what} of more than {LONGEST_LINE // MEGABYTE} MB; split its text"
