"""Text files to reports."""

from pathlib import Path

from qa.dates.publication import date_report
from qa.types import Refusal, Report

_LONGEST_TITLE = 120


def read_text_file(path: Path, source: str) -> Report | Refusal:
    """Return the report in the UTF-8 file `path`, or why it was not taken in."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        return Refusal(source, f"not UTF-8: {error.reason} at byte {error.start}")
    except OSError as error:
        return Refusal(source, f"cannot be read: {error.strerror}")
    return report_from_text(text, source)


def report_from_text(text: str, source: str) -> Report | Refusal:
    """Return the report whose file holds `text`."""
    published, body_start = date_report(text, source)
    if not text[body_start:].strip():
        return Refusal(source, "empty: it holds no text")
    return Report(source, _read_title(text[body_start:]), text, published, body_start)


def _read_title(body: str) -> str:
    """Return the first line if it stands alone above the prose and is no sentence, else ''."""
    line, _, rest = body.lstrip().partition("\n")
    title = line.strip()
    stands_alone = rest.strip() != "" and len(title) <= _LONGEST_TITLE
    return title if stands_alone and not title.endswith((".", "!", "”", '"', ":", ",")) else ""
