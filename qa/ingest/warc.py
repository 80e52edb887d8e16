"""Web archives (.warc, .wacz) to reports: each page that was captured, through warcio.

A page was there on the day of its capture; when it was published, its own words and marks tell.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Protocol

from qa.counting import count_things
from qa.errors import SourceError
from qa.ingest.attached import bound_by_day
from qa.ingest.bounds import MEGABYTE, UnpackedStream, read_whole
from qa.ingest.gzip import unpack_gzip
from qa.ingest.html import build_page
from qa.ingest.office.package import DAMAGED
from qa.ingest.pdf import read_pdf
from qa.ingest.text import read_text
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_MARK = b"WARC/"
_LARGEST_PAGE = 64 * MEGABYTE
_PIECE = 1 << 16
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_OK = "200"
_HELD = frozenset({"response", "resource", "conversion"})
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w:.-]+)""", re.I)
_MEMBER = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.I)
# What warcio raises on broken records, beside its own errors, as mutated ones show.
_BROKEN = (ValueError, TypeError, LookupError, AttributeError, AssertionError)
_MOST_SHOWN = 6


class _UpToDamage(io.RawIOBase):
    """The bytes of a stream up to where it is damaged, and that `damage`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = io.BufferedReader(stream) if isinstance(stream, io.RawIOBase) else stream
        self.damage: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read1(len(buffer))  # type: ignore[attr-defined]
        # warcio takes an end for the end of the archive.
        except (SourceError, *DAMAGED) as error:
            self.damage = error
            return 0
        buffer[: len(data)] = data
        return len(data)


class _Named(Protocol):
    def get_header(self, name: str) -> str | None: ...


def read_warc(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report of each page in the archive `stream`, cited as `source/ADDRESS`.

    Pages, PDF files and plain texts are read. Redirections, errors, and what pages are drawn with,
    such as pictures, are counted.

    Raises:
        SourceError: it is no archive, or a bomb.
    """
    yield from _read_records(stream, source, Counter())


def read_wacz(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report of each page in the web archives that `stream` packs.

    Raises:
        SourceError: it is damaged, a bomb, or too large where it cannot be read piece by piece.
    """
    packed = stream if stream.seekable() else io.BytesIO(read_whole(stream))
    used: Counter[str] = Counter()
    try:
        with zipfile.ZipFile(packed) as archive:
            members = [each for each in archive.infolist() if _MEMBER.fullmatch(each.filename)]
            for member in members:
                yield from _read_member(archive, member, source, used)
    except DAMAGED as error:
        raise SourceError(f"a damaged web archive, or none: {error}") from error
    if not members:
        raise SourceError("no web archive: it holds no archive/*.warc.gz")


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str, used: Counter[str]
) -> Iterator[Report | Refusal]:
    place = f"{source}/{member.filename}"
    with archive.open(member) as opened:
        unpacked = io.BufferedReader(UnpackedStream(opened, lambda: member.compress_size))
        is_packed = member.filename.lower().endswith(".gz")
        try:
            plain = unpack_gzip(unpacked) if is_packed else unpacked
            yield from _read_records(plain, source, used)
        except (SourceError, *DAMAGED) as error:
            yield Refusal(place, f"damaged, and not read on: {error}")


def _read_records(stream: BinaryIO, source: str, used: Counter[str]) -> Iterator[Report | Refusal]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    left_out: Counter[str] = Counter()
    raw = _UpToDamage(stream)
    plain = io.BufferedReader(raw)
    if not plain.peek(len(_MARK)).startswith(_MARK):
        if raw.damage:
            raise raw.damage
        is_empty = not plain.peek(1)
        raise SourceError(
            "empty: it holds no record"
            if is_empty
            else "no web archive: it does not begin with WARC/"
        )
    damage: Exception | None = None
    try:
        for record in ArchiveIterator(plain):
            if record.rec_type == "revisit":
                left_out["capture of what had not changed"] += 1
            elif record.rec_type in _HELD:
                yield from _read_record(record, source, used, left_out)
    except (ArchiveLoadFailed, StatusAndHeadersParserException, *_BROKEN) as error:
        damage = error
    if broken := raw.damage or damage:
        reason = f"damaged, and not read behind the last page that is told: {broken}"
        yield Refusal(f"{source}, in part", reason)
    shown = [count_things(number, each) for each, number in left_out.most_common(_MOST_SHOWN)]
    if more := sum(left_out.values()) - sum(n for _, n in left_out.most_common(_MOST_SHOWN)):
        shown.append(f"{more:,} more")
    if shown:
        yield Refusal(f"{source}, in part", f"not read of it: {', '.join(shown)}")


def _read_record(
    record: "ArcWarcRecord", source: str, used: Counter[str], left_out: Counter[str]
) -> Iterator[Report | Refusal]:
    """Yield the report in `record`, or count in `left_out` what it is instead."""
    status = record.http_headers.get_statuscode() if record.http_headers else _OK
    if status != _OK:
        left_out[f"answer of status {status}"] += 1
        return
    declared = _read_header(record.http_headers or record.rec_headers, "Content-Type")
    kind = declared.partition(";")[0].strip().lower()
    if kind not in _PAGES and kind not in ("application/pdf", "text/plain"):
        left_out[f"file of {kind or 'no type'}"] += 1
        return
    address = _read_header(record.rec_headers, "WARC-Target-URI").strip("<> ")
    captured = _read_header(record.rec_headers, "WARC-Date")
    place = f"{source}/{address or 'no address'}"
    used[place] += 1
    place += f" ({used[place]})" if used[place] > 1 else ""
    try:
        data = _read_content(record)
        if record.raw_stream.limit > 0:
            reason = "the archive breaks off within it; what stands before is read"
            yield Refusal(f"{place}, in part", reason)
        for result in _read_page(data, place, kind, declared, address, captured):
            if isinstance(result, Report):
                yield _bound(result, address, captured)
            else:
                yield result
    except (SourceError, *_BROKEN, *DAMAGED) as error:
        yield Refusal(place, str(error))


def _read_page(
    data: bytes, place: str, kind: str, declared: str, address: str, captured: str
) -> Iterator[Report | Refusal]:
    if kind in _PAGES:
        charset = _CHARSET.search(declared)
        yield build_page(
            place,
            data,
            kind="warc",
            charset=charset[1] if charset else "",
            address=address,
            captured=captured,
        )
        return
    reader = read_pdf if kind == "application/pdf" else read_text
    for result in reader(io.BytesIO(data), place):
        if isinstance(result, Report | Refusal):
            yield result


def _bound(report: Report, address: str, captured: str) -> Report:
    """Return `report` with its address, and where nothing dates it, as there when captured."""
    reason = "it does not say; it was captured on"
    return bound_by_day(replace(report, url=report.url or address), captured, reason)


def _read_content(record: "ArcWarcRecord") -> bytes:
    """Return what `record` holds, unpacked.

    Raises:
        SourceError: it is larger than a page may be.
    """
    pieces: list[bytes] = []
    size = 0
    stream = record.content_stream()
    while piece := stream.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > _LARGEST_PAGE:
            raise SourceError(f"a page of more than {_LARGEST_PAGE // MEGABYTE} MB; it is not read")
    while record.raw_stream.read(_PIECE):
        pass
    return b"".join(pieces)


def _read_header(headers: _Named, name: str) -> str:
    return headers.get_header(name) or ""
