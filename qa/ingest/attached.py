"""What is attached to a message: files that are read as reports of their own."""

import mimetypes
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from qa.types import DateBasis, Refusal, Report

# A message within a message within a message.
MOST_DEEP = 3
MOST_ATTACHED = 100
_CONTROL = re.compile("[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Attached:
    """The file `data` that is attached to a message, cited as `source`; the message is of `sent`.

    `sent` is an ISO 8601 day or moment, "" where it is not known.
    """

    source: str
    data: bytes
    sent: str = ""


def name_attached(message: str, name: str, kind: str, number: int) -> str:
    """Return what the file `name` that is attached to `message` is cited as.

    Of a path, only its last part counts; one without a name is called by its number and `kind`,
    such as "text/plain".
    """
    plain = PurePosixPath(_CONTROL.sub("", name).replace("\\", "/")).name.strip(". ")
    if not plain:
        suffix = ".eml" if kind == "message/rfc822" else mimetypes.guess_extension(kind) or ""
        plain = f"attachment {number}{suffix}"
    return f"{message}/{plain}"


def list_attached(files: Iterable[tuple[str, bytes]], sent: str) -> Iterator[Attached | Refusal]:
    """Yield each of `files`, pairs of what it is cited as and what it holds, up to 100."""
    used: dict[str, int] = {}
    for number, (source, data) in enumerate(files, start=1):
        if number > MOST_ATTACHED:
            reason = f"attached behind {MOST_ATTACHED} others; save it beside the message"
            yield Refusal(source, f"{reason} to have it read")
            continue
        used[source] = used.get(source, 0) + 1
        if used[source] > 1:
            path = PurePosixPath(source)
            source = f"{path.with_name(path.stem)} ({used[source]}){path.suffix}"
        yield Attached(source, data, sent)


def bound_by_message(report: Report, sent: str) -> Report:
    """Return `report`, where it is not dated, as there by the day that its message was `sent`."""
    return bound_by_day(report, sent, "it does not say; it was attached to a message of")


def bound_by_day(report: Report, moment: str, reason: str) -> Report:
    """Return `report`, which nothing dates or bounds, as there by `moment`, with this `reason`."""
    published = report.published
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:
        return report
    is_open = published.basis is DateBasis.UNKNOWN and published.latest is None
    if not is_open or (published.earliest and published.earliest > day):
        return report
    bound = replace(published, reason=f"{reason} {day}", latest=day)
    return replace(report, published=bound)
