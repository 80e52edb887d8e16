"""Messages to reports: the body, the subject, and the day in the Date header."""

import email
import email.policy
from collections.abc import Iterator
from email.message import MIMEPart
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from qa.dates.reports.publication import Metadata
from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.build import build_report
from qa.ingest.encodings import decode_text
from qa.ingest.html import extract_article
from qa.types import Refusal, Report

# What the standard library's parser raises on broken messages, as mutated ones show.
_BROKEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError)


def read_eml(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the message `stream`, cited as `source`, and the names of attachments.

    Raises:
        SourceError: it is no message, or too large.
    """
    data = read_whole(stream)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        attached = [part.get_filename() or "" for part in message.iter_attachments()]
        body = message.get_body(("plain", "html"))
        subject = str(message.get("Subject", ""))
    except _BROKEN as error:
        raise SourceError(f"cannot be read as a message: {error}") from error
    if not message.keys():
        raise SourceError("not a message: it begins with no header such as Date or Subject")
    for name in filter(None, attached):
        yield Refusal(f"{source}/{name}", "attached: save it beside the message to have it read")
    if body is None:
        raise SourceError("empty: the message holds no text")
    metadata = Metadata(_read_sent(message), "its Date header")
    text = _read_body(body)
    yield build_report(source, text, kind="eml", title=subject, metadata=metadata)


def _read_body(body: MIMEPart) -> str:
    try:
        payload = body.get_payload(decode=True)
        charset = body.get_content_charset("")
        is_html = body.get_content_subtype() == "html"
    except _BROKEN as error:
        raise SourceError(f"its body cannot be read: {error}") from error
    text = decode_text(payload if isinstance(payload, bytes) else b"", charset)
    return extract_article(text).text if is_html else text


def _read_sent(message: MIMEPart) -> str:
    """Return the moment in the Date header, by the sender's clock, or ""."""
    try:
        return parsedate_to_datetime(str(message["Date"])).isoformat()
    except (*_BROKEN, OverflowError):
        return ""
