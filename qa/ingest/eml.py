"""Messages and mailboxes to reports: the body, the subject, and the day in the Date header."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message, MIMEPart
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from qa.dates.reports.given import Metadata
from qa.dates.reports.written import read_written
from qa.errors import SourceError
from qa.ingest.attached import Attached, list_attached, name_attached
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report
from qa.ingest.encodings import decode_text
from qa.ingest.html import extract_article, find_charset
from qa.ingest.mbox import is_mailbox, split_mailbox
from qa.types import Refusal, Report

# What the standard library's parser raises on broken messages, as mutated ones show.
BROKEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError)


def read_eml(stream: BinaryIO, source: str) -> Iterator[Report | Refusal | Attached]:
    """Yield the report in the message `stream`, cited as `source`, and what is attached to it.

    Of a mailbox, whatever its name, the messages are cited as `source#1`, `source#2` and so on.

    Raises:
        SourceError: it is no message, or too large.
    """
    yield from read_mail(read_whole(stream), source)


def read_mail(data: bytes, source: str) -> Iterator[Report | Refusal | Attached]:
    """Yield what the message, or the messages, in `data` hold.

    Raises:
        SourceError: it is no message.
    """
    if not is_mailbox(data):
        yield from _read_message(data, source)
        return
    for number, message in enumerate(split_mailbox(data), start=1):
        place = f"{source}#{number}"
        try:
            yield from _read_message(message, place)
        except SourceError as error:
            yield Refusal(place, str(error))


def _read_message(data: bytes, source: str) -> Iterator[Report | Refusal | Attached]:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        attached = list(_list_files(message, source))
        body = _choose_body(message)
        subject = str(message.get("Subject", ""))
    except BROKEN as error:
        raise SourceError(f"cannot be read as a message: {error}") from error
    if not message.keys():
        raise SourceError("not a message: it begins with no header such as Date or Subject")
    sent = read_sent(message)
    if body is None:
        yield Refusal(source, "empty: the message holds no text")
        yield from list_attached(attached, sent)
        return
    if not sent and (header := str(message.get("Date", "")).strip()):
        yield Refusal(f"{source}, the Date header", f"“{header[:60]}” is no date it can read")
    metadata = Metadata(sent, "its Date header")
    try:
        text = _read_body(body)
        yield build_report(source, text, kind="eml", title=subject, metadata=metadata)
    except SourceError as error:
        yield Refusal(source, str(error))
    yield from list_attached(attached, sent)


def _list_files(message: EmailMessage, source: str) -> Iterator[tuple[str, bytes]]:
    """Yield what each file that is attached to `message` is cited as, and what it holds."""
    parts = (leaf for part in message.iter_attachments() for leaf in _list_leaves(part))
    for number, part in enumerate(parts, start=1):
        kind = part.get_content_type()
        inner = part.get_payload(0) if kind == "message/rfc822" and part.is_multipart() else None
        data = inner.as_bytes() if isinstance(inner, Message) else part.get_payload(decode=True)
        name = part.get_filename() or ""
        held = data if isinstance(data, bytes) else b""
        # A part without a name and without a byte is nothing.
        if name or held.strip():
            yield name_attached(source, name, kind, number), held


def _list_leaves(part: MIMEPart) -> Iterator[MIMEPart]:
    """Yield `part`, or of several in one those; a message within one is one."""
    if part.get_content_maintype() != "multipart":
        yield part
        return
    for each in part.iter_parts():
        yield from _list_leaves(each)


def _choose_body(message: EmailMessage) -> MIMEPart | None:
    """Return the plain text, or the page where the plain text is empty."""
    plain = message.get_body(("plain",))
    if plain is not None and str(plain.get_payload()).strip():
        return plain
    return message.get_body(("html",)) or plain


def _read_body(body: MIMEPart) -> str:
    try:
        payload = body.get_payload(decode=True)
        charset = body.get_content_charset("")
        is_html = body.get_content_subtype() == "html"
    except BROKEN as error:
        raise SourceError(f"its body cannot be read: {error}") from error
    data = payload if isinstance(payload, bytes) else b""
    if is_html and not charset:
        charset = find_charset(data)
    text = decode_text(data, charset)
    return extract_article(text).text if is_html else text


def read_sent(message: MIMEPart) -> str:
    """Return the moment in the Date header, by the sender's clock, or ""."""
    header = str(message["Date"] or "")
    try:
        return parsedate_to_datetime(header).isoformat()
    except (*BROKEN, OverflowError):
        written = read_written(header)
        return written.day.isoformat() if written and written.day else ""
