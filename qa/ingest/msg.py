"""Messages of Outlook (.msg) to reports: python-oxmsg opens them; read as other mails are."""

import io
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from qa.dates.reports.given import Metadata
from qa.errors import SourceError
from qa.ingest.attached import Attached, list_attached, name_attached
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report
from qa.ingest.html import extract_article
from qa.ingest.office.package import is_ole
from qa.types import Refusal, Report

if TYPE_CHECKING:
    from oxmsg import Message

# What olefile and python-oxmsg raise on broken files, as mutated ones show.
_BROKEN = (
    struct.error, LookupError, ValueError, TypeError, AttributeError, AssertionError, OSError,
    ArithmeticError, RecursionError,
)  # fmt: skip
_ATTACH_METHOD = 0x3705
_EMBEDDED_MESSAGE = 5
_HTML_BODY, _RTF_BODY = 0x1013, 0x1009


def read_msg(stream: BinaryIO, source: str) -> Iterator[Report | Refusal | Attached]:
    """Yield the report in the message `stream`, cited as `source`, and what is attached to it.

    Raises:
        SourceError: it is damaged, too large, or none.
    """
    data = read_whole(stream)
    if not is_ole(data):
        raise SourceError("no message of Outlook, but of another format; save it as .eml")
    from oxmsg import Message

    try:
        message = Message.load(io.BytesIO(data))
        subject, sent, body = message.subject, _read_sent(message), _read_body(message)
        files = list(_list_files(message, source))
    except _BROKEN as error:
        raise SourceError(f"a damaged message, or none: {error}") from error
    for place, content in files:
        if content is None:
            reason = "attached as a link or a message of Outlook; save it beside the message"
            yield Refusal(place, f"{reason} to have it read")
    if body.strip():
        metadata = Metadata(sent, "its moment of sending")
        yield build_report(source, body, kind="msg", title=subject, metadata=metadata)
    else:
        yield Refusal(source, "empty: the message holds no text")
    yield from list_attached(((place, held) for place, held in files if held is not None), sent)


def _read_body(message: "Message") -> str:
    """Return the plain text, or the page where the plain text is empty."""
    plain = message.body or ""
    if plain.strip():
        return plain.rstrip("\0")
    page = message.html_body or ""
    return extract_article(page.rstrip("\0")).text if page.strip("\0 \r\n") else ""


def _read_sent(message: "Message") -> str:
    """Return the day in the Date header by the sender's clock, else the moment of sending."""
    from email.utils import parsedate_to_datetime

    header = next(
        (value for name, value in message.message_headers.items() if name.lower() == "date"), ""
    )
    try:
        return parsedate_to_datetime(header).isoformat()
    except (*_BROKEN, OverflowError):
        return message.sent_date.isoformat() if message.sent_date else ""


def _list_files(message: "Message", source: str) -> Iterator[tuple[str, bytes | None]]:
    """Yield what each attachment is cited as, and what it holds: None where that is no file."""
    for number, each in enumerate(message.attachments, start=1):
        name, kind = each.file_name or "", each.mime_type or ""
        held = each.file_bytes if each.attached_by_value else None
        yield name_attached(source, name, kind, number), held
