"""Dates as pages and names show them, in any language that is known here, found within a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.dates.reports.written import Written, read_written

_MONTH_NAME = r"[^\W\d_]{3,12}\.?"
_ORDINAL = r"(?:st|nd|rd|th|er|º|°|\.)?"
_OF = r"(?:de\s+|del\s+|of\s+|d['’])?"
_SHOWN = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?:T\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\d{1,2}\s?([-/.])\s?\d{1,2}\s?\2\s?(?:19|20)\d\d"
    rf"|\d{{1,2}}{_ORDINAL}[\s-]\s*{_OF}{_MONTH_NAME},?[\s-]\s*{_OF}(?:19|20)\d\d"
    rf"|{_MONTH_NAME}\s+\d{{1,2}}{_ORDINAL},?\s+(?:19|20)\d\d"
    rf"|(?:19|20)\d\d[.,]?[\s-]{_MONTH_NAME}[\s-]\d{{1,2}}\b\.?"
    r"|(?:19|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    r")(?![\w/]|[.-]\d)"
)
_KOREAN = re.compile(r"(\d{4})\s?년\s?(\d{1,2})\s?월\s?(\d{1,2})\s?일")


@dataclass(frozen=True, slots=True)
class Shown:
    """Characters `start` to `end` of a text that are a date, and what they say."""

    start: int
    end: int
    words: str
    written: Written


def find_shown(text: str) -> Iterator[Shown]:
    """Yield the full dates in `text`, in order: with the year in four digits, month and day.

    A clock or a weekday beside one is no part of it.
    """
    for found in _SHOWN.finditer(text):
        written = read_written(_KOREAN.sub(r"\1-\2-\3", found[0]))
        # "2020 March" and a number are a month and something else.
        if written and (written.day or written.is_undecided):
            yield Shown(found.start(), found.end(), found[0], written)
