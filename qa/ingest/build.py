"""What every reader ends with: a text and what its file says of it, to a report."""

import re

from qa.dates.publication import NO_METADATA, Metadata, date_report
from qa.types import Refusal, Report

# Dating takes about 2 s and 35 MB for each million characters.
_LONGEST_TEXT = 1 << 24
_LONGEST_TITLE = 120
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Characters that fill no space and are no words: the byte order mark, zero-width ones.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


def build_report(
    source: str,
    text: str,
    *,
    kind: str,
    title: str = "",
    metadata: Metadata = NO_METADATA,
    url: str = "",
    pages: tuple[int, ...] = (),
    dated_by: int | None = None,
) -> Report | Refusal:
    """Return the report of format `kind` that is cited as `source`, or why there is none.

    `title` is "" where only the text's first line can tell it. What stands behind the first
    `dated_by` characters, such as running headers, tells nothing of its date.
    """
    if any(_LONE_SURROGATE.search(value) for value in (source, text, title, url)):
        return Refusal(source, "holds half of a surrogate pair, which is no character")
    if len(text) > _LONGEST_TEXT:
        message = f"its text has {len(text):,} characters, above {_LONGEST_TEXT:,}"
        return Refusal(source, f"{message}; split it")
    if not text.strip().strip(_INVISIBLE):
        return Refusal(source, "empty: it holds no text")
    published, start = date_report(text[:dated_by], source, metadata=metadata)
    if not text[start:].strip():
        return Refusal(source, "empty: it holds no text")
    shown = " ".join(title.split()) or read_title(text[start:])
    return Report(source, shown, text, published, start, url, kind, pages)


def read_title(body: str) -> str:
    """Return the first line if it stands alone above the prose and is no sentence, else ''."""
    line, _, rest = body.lstrip().partition("\n")
    title = line.strip()
    stands_alone = rest.strip() != "" and len(title) <= _LONGEST_TITLE
    return title if stands_alone and not title.endswith((".", "!", "”", '"', ":", ",")) else ""
