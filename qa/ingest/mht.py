"""Pages saved whole (.mht, .mhtml; RFC 2557) to reports: the page, and the day it was saved."""

import email
import email.policy
from collections.abc import Iterator
from typing import BinaryIO

from qa.errors import SourceError
from qa.ingest.bounds import read_whole
from qa.ingest.eml import BROKEN, read_sent
from qa.ingest.html import build_page
from qa.types import Refusal, Report


def read_mht(stream: BinaryIO, source: str) -> Iterator[Report | Refusal]:
    """Yield the report in the saved page `stream`, cited as `source`.

    Its Date is that of saving, by which the page was there, never that of publication.

    Raises:
        SourceError: it is none, or too large.
    """
    data = read_whole(stream)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        page = message.get_body(("html",))
        payload = page.get_payload(decode=True) if page is not None else None
        charset = page.get_content_charset("") if page is not None else ""
        address = message.get("Snapshot-Content-Location") or (
            page.get("Content-Location") if page is not None else ""
        )
    except BROKEN as error:
        raise SourceError(f"cannot be read as a saved page: {error}") from error
    if not isinstance(payload, bytes):
        raise SourceError("no saved page: it holds none in HTML; save it as .html")
    yield build_page(
        source,
        payload,
        kind="mht",
        charset=charset or "",
        address=str(address or ""),
        captured=read_sent(message),
        captured_name="it was saved on",
    )
