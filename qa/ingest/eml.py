"""Messages and mailboxes to reports: the body, the subject, and the day in the Date header."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from qa.dates.reports.publication import Metadata
from qa.dates.reports.written import read_written
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report
from qa.ingest.encodings import decode_text
from qa.ingest.html import extract_article, find_charset
from qa.ingest.mbox import is_mailbox, split_mailbox
from qa.types import Refusal, Report

# What the standard library's parser raises on broken messages, as mutated ones show.
BROKEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError)


def read_eml(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the message `stream`, cited as `source`, and the names of attachments.

    Of a mailbox, whatever its name, the messages are cited as `source#1`, `source#2` and so on.

    Raises:
        SourceError: it is no message, or too large.
    """
    yield from read_mail(read_whole(stream), source)


def read_mail(data: bytes, source: str) -> Iterator[Report | Refusal]:
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


def _read_message(data: bytes, source: str) -> Iterator[Report | Refusal]:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        attached = [part.get_filename() or "" for part in message.iter_attachments()]
        body = _choose_body(message)
        subject = str(message.get("Subject", ""))
    except BROKEN as error:
        raise SourceError(f"cannot be read as a message: {error}") from error
    if not message.keys():
        raise SourceError("not a message: it begins with no header such as Date or Subject")
    for name in filter(None, attached):
        yield Refusal(f"{source}/{name}", "attached: save it beside the message to have it read")
    if body is None:
        raise SourceError("empty: the message holds no text")
    sent = read_sent(message)
    if not sent and (header := str(message.get("Date", "")).strip()):
        yield Refusal(f"{source}, the Date header", f"“{header[:60]}” is no date it can read")
    metadata = Metadata(sent, "its Date header")
    text = _read_body(body)
    yield build_report(source, text, kind="eml", title=subject, metadata=metadata)


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
