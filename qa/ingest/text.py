"""Text files to reports: .txt and .md, in any encoding, with the fields above their prose."""

from collections.abc import Iterator
from typing import BinaryIO

from qa.ingest.attached import Attached
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_reports
from qa.ingest.eml import read_mail
from qa.ingest.encodings import decode_text
from qa.ingest.front_matter import read_front_matter
from qa.ingest.mbox import is_mailbox
from qa.types import Refusal, Report


def read_text(stream: BinaryIO, source: str) -> Iterator[Report | Refusal | Attached]:
    """Yield the report in the text file `stream`, cited as `source`, or each of several.

    Raises:
        SourceError: it is not text, or too large.
    """
    data = read_whole(stream)
    if is_mailbox(data):
        yield from read_mail(data, source)
    else:
        text = decode_text(data)
        front = read_front_matter(text)
        yield from front.tell_unread(source)
        yield from build_reports(source, text, kind="txt", front=front)


def read_markdown(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the Markdown file `stream`, cited as `source`, or each of several.

    Raises:
        SourceError: it is not text, or too large.
    """
    text = decode_text(read_whole(stream))
    front = read_front_matter(text)
    first = text[front.end :].lstrip("\ufeff \t\r\n").partition("\n")[0]
    title = first.strip("# \t\r") if first.startswith("#") else ""
    yield from front.tell_unread(source)
    yield from build_reports(source, text, kind="md", title=title, front=front)
