"""Which reader takes which bytes: files, members of archives and unpacked ones go one way."""

import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Final
from zipfile import BadZipFile

from qa.errors import SourceError
from qa.ingest.attached import MOST_DEEP, Attached, bound_by_message
from qa.ingest.csv import read_csv
from qa.ingest.docx import read_docx
from qa.ingest.eml import read_eml
from qa.ingest.epub import read_epub
from qa.ingest.fieldnames import Naming
from qa.ingest.gzip import unpack_gzip
from qa.ingest.html import read_html
from qa.ingest.jsonl import read_jsonl
from qa.ingest.mht import read_mht
from qa.ingest.msg import read_msg
from qa.ingest.ods import read_ods
from qa.ingest.odt import read_odp, read_odt
from qa.ingest.pdf import read_pdf
from qa.ingest.pptx import read_pptx
from qa.ingest.rtf import read_rtf
from qa.ingest.subtitles import read_subtitles
from qa.ingest.text import read_markdown, read_text
from qa.ingest.warc import read_wacz, read_warc
from qa.ingest.xls import read_xls
from qa.ingest.xlsx import read_xlsx
from qa.types import Refusal, Report

_READERS: Final[
    dict[str, Callable[[io.BufferedReader, str], Iterator[Report | Refusal | Attached]]]
] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".mht": read_mht,
    ".mhtml": read_mht,
    ".epub": read_epub,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".docm": read_docx,
    ".dotx": read_docx,
    ".pptx": read_pptx,
    ".pptm": read_pptx,
    ".ppsx": read_pptx,
    ".potx": read_pptx,
    ".odt": read_odt,
    ".odp": read_odp,
    ".rtf": read_rtf,
    ".eml": read_eml,
    ".mbox": read_eml,
    ".mbx": read_eml,
    ".msg": read_msg,
    ".warc": read_warc,
    ".wacz": read_wacz,
    ".srt": read_subtitles,
    ".vtt": read_subtitles,
}
_RECORD_READERS: Final[
    dict[str, Callable[[io.BufferedReader, str, Naming], Iterator[Report | Refusal]]]
] = {
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".xlsx": read_xlsx,
    ".xlsm": read_xlsx,
    ".xltx": read_xlsx,
    ".xltm": read_xlsx,
    ".xls": read_xls,
    ".ods": read_ods,
}
PACKED: Final = frozenset({".zip", ".gz"})
READABLE: Final = ", ".join([*_READERS, *_RECORD_READERS, *sorted(PACKED)])


# What to do with what is often found among reports.
_WAYS: Final = {
    suffix: way
    for way, suffixes in {
        "save it as .docx": ".doc .dot .pages .wpd .wps",
        "save its table as .csv, in UTF-8": ".xlsb .numbers",
        "save it as .pdf": ".ppt .key .ps .djvu .xps",
        "save its messages as .eml": ".pst .ost .olm",
        "save its text as .html or .txt": ".mobi .azw .azw3 .fb2 .webarchive .xml .tex",
        "write one record a line, as .jsonl": ".json",
        "recognise its text (OCR), and save that as .txt or .pdf":
            ".jpg .jpeg .png .gif .tif .tiff .bmp .webp .heic",
        "write down what is said, as .txt": ".mp3 .m4a .wav .ogg .flac .mp4 .mov .avi .mkv .webm",
        "unpack it, or pack it as .zip": ".tar .tgz .bz2 .xz .7z .rar .zst",
    }.items()
    for suffix in suffixes.split()
}  # fmt: skip


def read_stream(
    stream: io.BufferedReader, source: str, naming: Naming | None = None, depth: int = 0
) -> Iterator[Report | Refusal]:
    """Yield the reports in the bytes `stream` of the file cited as `source`, and what was refused.

    The suffix of `source` tells the format, `naming` what the fields of records are called. What is
    attached to a message is read behind it, `depth` messages deep. Nothing that `stream` may hold
    raises an error.
    """
    for result in _read_one(stream, source, naming):
        if isinstance(result, Attached):
            yield from _read_attached(result, naming, depth + 1)
        else:
            yield result


def _read_attached(
    attached: Attached, naming: Naming | None, depth: int
) -> Iterator[Report | Refusal]:
    """Yield the reports in a file that is attached to a message, and what was refused."""
    if depth > MOST_DEEP:
        reason = f"attached {depth} messages deep; save it beside the message to have it read"
        yield Refusal(attached.source, reason)
        return
    if attached.source.lower().endswith(".zip"):
        yield Refusal(attached.source, "an archive that is attached; unpack it beside the message")
        return
    stream: io.BufferedReader = io.BufferedReader(io.BytesIO(attached.data))
    for result in read_stream(stream, attached.source, naming, depth):
        if isinstance(result, Report):
            yield bound_by_message(result, attached.sent)
        else:
            yield result


def _read_one(
    stream: io.BufferedReader, source: str, naming: Naming | None
) -> Iterator[Report | Refusal | Attached]:
    name = PurePosixPath(source)
    suffix = name.suffix.lower()
    is_packed = suffix == ".gz"
    if is_packed:
        suffix = PurePosixPath(name.stem).suffix.lower()
    reader = _READERS.get(suffix)
    record_reader = _RECORD_READERS.get(suffix)
    if reader is None and record_reader is None:
        yield Refusal(source, _no_reader(suffix, is_packed=is_packed))
        return
    try:
        unpacked = unpack_gzip(stream) if is_packed else stream
        if reader:
            yield from reader(unpacked, source)
        elif record_reader:
            yield from record_reader(unpacked, source, naming or Naming())
    except SourceError as error:
        yield Refusal(source, str(error))
    except UnicodeDecodeError as error:
        yield Refusal(source, f"not {error.encoding.upper()}: {error.reason}; save it as UTF-8")
    except (BadZipFile, zlib.error, EOFError) as error:
        yield Refusal(source, f"damaged: {error}")
    except OSError as error:
        yield Refusal(source, f"cannot be read: {error.strerror or error}")


def _no_reader(suffix: str, *, is_packed: bool) -> str:
    if suffix in PACKED:
        return "packed twice; unpack it first"
    packed = " in .gz" if is_packed else ""
    help_ = _WAYS.get(suffix, f"save it as one of {', '.join([*_READERS, *_RECORD_READERS])}")
    return f"no reader for {suffix or 'files without a suffix'}{packed}; {help_}"
