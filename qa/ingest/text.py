"""Text files to reports: .txt and .md, in any encoding."""

from collections.abc import Iterator
from typing import BinaryIO

from qa.ingest.bounds import read_whole
from qa.ingest.build import build_reports
from qa.ingest.eml import read_mail
from qa.ingest.encodings import decode_text
from qa.ingest.mbox import is_mailbox
from qa.types import Refusal, Report


def read_text(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the text file `stream`, cited as `source`, or each of several.

    Raises:
        SourceError: it is not text, or too large.
    """
    data = read_whole(stream)
    if is_mailbox(data):
        yield from read_mail(data, source)
    else:
        yield from build_reports(source, decode_text(data), kind="txt")


def read_markdown(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the Markdown file `stream`, cited as `source`, or each of several.

    Raises:
        SourceError: it is not text, or too large.
    """
    text = decode_text(read_whole(stream))
    first = text.lstrip("\ufeff \t\r\n").partition("\n")[0]
    title = first.strip("# \t\r") if first.startswith("#") else ""
    yield from build_reports(source, text, kind="md", title=title)
