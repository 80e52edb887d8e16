"""The line that dates a report: "April 5, 2006" alone, or "LONDON, April 5, 2006 (Reuters) —"."""

import re
from dataclasses import dataclass
from datetime import date

from qa.dates.timex.expressions import find_expressions
from qa.types import TimeExpression

# A dateline stands among the first lines: title, subtitle, byline, date.
_LINES = 4
_LONGEST_LINE = 100
_OTHER_WORDS = 6
_LABELS = frozenset(
    "by published posted updated last modified first created date dated issued release released"
    " immediate for at on et est edt pt pst pdt gmt utc bst cet am pm a.m p.m local time edition"
    " and staff correspondent writer reporter a.m. p.m. report press".split()
)
_CHANGED = re.compile(r"\b(?:updated|modified|corrected)\b", re.I)
# "LONDON, April 5, 2006 (Reuters) - ": places in front, a dash behind, then the story.
_WIRE = re.compile(r"\s*[A-Z][\w.,'’/ ()]{0,60}?[,(]?\s*\Z")
_DASH = re.compile(r"\)?[\s.,]*(?:\([^()\n]{1,40}\))?\s*(?:--|[-–—_:])")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_FULL_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day that a line gives, and the words of the line that give it."""

    day: date
    words: str


def read_dateline(text: str) -> Dateline | None:
    """Return what the first lines of `text` give as its date.

    A line that says when the report was changed counts only where none says when it was written.
    """
    changed = None
    for line in _first_lines(text):
        found = _read_line(line)
        if found and not _CHANGED.search(line):
            return found
        changed = changed or found
    return changed


def _first_lines(text: str) -> list[str]:
    lines = (line.strip() for line in text[: _LINES * 400].splitlines())
    return [line for line in lines if line][:_LINES]


def _read_line(line: str) -> Dateline | None:
    for expression in find_expressions(line[: 2 * _LONGEST_LINE], None):
        full = _FULL_DAY.fullmatch(expression.value)
        # "Memorial Day 2023" has but one number: it names a feast, not the day of writing.
        numbers = re.findall(r"\d+", expression.text)
        is_written_out = len(numbers) > 1 or len(numbers[0]) == 8 if numbers else False
        if (
            full
            and is_written_out
            and (_stands_alone(line, expression) or _opens_a_story(line, expression))
        ):
            return Dateline(date.fromisoformat(full[1]), expression.text)
    return None


def _stands_alone(line: str, expression: TimeExpression) -> bool:
    """Whether the line holds nothing but the date, labels, and names as in a byline."""
    if len(line) > _LONGEST_LINE:
        return False
    rest = line[: expression.start] + " " + line[expression.end :]
    words = _WORD.findall(rest)
    return len(words) <= _OTHER_WORDS and all(
        word.lower().rstrip(".") in _LABELS or word.lower() in _LABELS or word[0].isupper()
        for word in words
    )


def _opens_a_story(line: str, expression: TimeExpression) -> bool:
    before, behind = line[: expression.start], line[expression.end :]
    return _WIRE.match(before) is not None and _DASH.match(behind) is not None
