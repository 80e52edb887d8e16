"""ZIP archives to reports: a member is read as a file, and cited as `archive.zip/its/name.txt`."""

import io
import stat
import zlib
from collections.abc import Generator, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from qa.errors import SourceError
from qa.ingest.bounds import UnpackedStream, check_unpacked
from qa.ingest.fieldnames import Naming
from qa.ingest.formats import read_stream
from qa.ingest.siblings import settle_days
from qa.letters import compose
from qa.types import Refusal, Report

_ENCRYPTED = 0x1
_DAMAGED = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def read_zip(
    stream: BinaryIO, source: str, naming: Naming | None = None
) -> Iterator[Report | Refusal]:
    """Yield the reports in the archive `stream`, cited below `source`, and what was refused.

    Hidden members are left out, as hidden files are.
    """
    try:
        size = stream.seek(0, io.SEEK_END)
        archive = ZipFile(stream)
    except _DAMAGED as error:
        yield Refusal(source, f"a damaged ZIP archive, or none: {error}")
        return
    with archive:
        unpacked = 0
        members = [member for member in archive.infolist() if not _is_left_out(member)]
        for member in members:
            place = _place(source, member)
            try:
                # Members may overlap; twice, so that one bomb does not leave out the others.
                check_unpacked(unpacked, 2 * size)
            except SourceError as error:
                yield Refusal(source, f"{error}; left out from {member.filename} on")
                return
            if reason := _refuse_member(member):
                yield Refusal(place, reason)
                continue
            unpacked += yield from _read_member(archive, member, place, size, naming)
    if not members:
        yield Refusal(source, "empty: the archive holds no file")


def _read_member(
    archive: ZipFile, member: ZipInfo, place: str, size: int, naming: Naming | None
) -> Generator[Report | Refusal, None, int]:
    """Yield what `member` holds, and return how many bytes it unpacked to."""
    packed = min(member.compress_size, size)
    try:
        opened = archive.open(member)
    except _DAMAGED as error:
        yield Refusal(place, f"damaged: {error}")
        return 0
    with opened:
        unpacked = UnpackedStream(opened, lambda: packed)
        results = read_stream(io.BufferedReader(unpacked), place, naming)
        yield from settle_days(results, place, lambda: _list_names(archive, member))
    return unpacked.size


def _list_names(archive: ZipFile, member: ZipInfo) -> list[str]:
    """Return the names of what stands beside `member` in its folder."""
    folder = PurePosixPath(member.filename).parent
    paths = map(PurePosixPath, archive.namelist())
    return [path.name for path in paths if path.parent == folder]


def _refuse_member(member: ZipInfo) -> str:
    """Return why `member` is not even opened, or ""."""
    name = member.filename.replace("\\", "/")
    if not name:
        return "a member without a name"
    if name.startswith("/") or name[1:2] == ":" or ".." in name.split("/"):
        return "its name leads out of the archive"
    if name.lower().endswith(".zip"):
        return "an archive within an archive; unpack it first"
    if member.flag_bits & _ENCRYPTED:
        return "encrypted; unpack it first"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a link, which may lead anywhere; pack the file itself"
    if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return "packed by another method than deflate; unpack it first"
    return ""


def _is_left_out(member: ZipInfo) -> bool:
    name = member.filename.replace("\\", "/")
    parts = name.split("/")
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return name.endswith("/") or hidden or parts[0] == "__MACOSX"


def _place(source: str, member: ZipInfo) -> str:
    name = member.filename.encode(errors="replace").decode()
    return f"{source}/{compose(name)}"
