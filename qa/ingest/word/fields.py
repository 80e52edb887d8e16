"""Fields: what Word works out for itself, by a code that nobody sees and a result that all do."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.ingest.word.tags import find_all, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# These show the day on which a document is opened, which is no day of the report's.
_SHOWS_TODAY = re.compile(r"\s*(?:DATE|TIME)\b", re.I)
# Word counts these as it shows them, and stores no result.
_SHOWS_NUMBER = re.compile(r"\s*(?:LISTNUM|AUTONUM(?:LGL|OUT)?)\b", re.I)


def shows_today(code: str) -> bool:
    """Whether a field with this `code` shows the day on which it is looked at."""
    return _SHOWS_TODAY.match(code) is not None


def shows_number(code: str) -> bool:
    """Whether a field with this `code` shows a number that is nowhere stored."""
    return _SHOWS_NUMBER.match(code) is not None


@dataclass(slots=True)
class _Field:
    code: str = ""
    is_result: bool = False


class Fields:
    """The fields that are open at a place of a story, outermost first; they may span paragraphs."""

    def __init__(self, story: "Element") -> None:
        kinds = [value_of(each, "fldCharType") for each in find_all(story, "fldChar")]
        # Where one is never closed, nothing is taken for a code: else all that follows were.
        self._are_whole = kinds.count("begin") == kinds.count("end")
        self._open: list[_Field] = []

    def mark(self, kind: str) -> str:
        """Take a mark of a field; return what is not read by it, "" for nothing."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].is_result = True
            return "date field" if shows_today(self._open[-1].code) else ""
        elif kind == "end" and self._open:
            closed = self._open.pop()
            if not closed.is_result and shows_number(closed.code):
                return "numbered field"
        return ""

    def add_code(self, text: str) -> None:
        """Take a piece of the innermost field's code."""
        if self._open:
            self._open[-1].code += text

    @property
    def are_seen(self) -> bool:
        """Whether what stands here is seen: no code, and no day of today."""
        return not self._are_whole or all(
            each.is_result and not shows_today(each.code) for each in self._open
        )
