"""Reports, the passages and places in them, and what could not be taken in."""

from bisect import bisect_right
from dataclasses import dataclass

from qa.types.times import ReportDate


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One dated text of the collection.

    `source` is the file's path below the folder it was read from, or a record's `id`. Every offset
    of the program points into `text`, which is the file's text, character for character. The prose
    starts at `body_start`, behind a header line if there is one. `format` is the suffix of the kind
    of file it came from, such as `pdf`; `pages` are the offsets at which its pages begin, or the
    rows, slides or chapters that `page_names` has a name for each of; none where the format has
    none. `aliases` are the other names that the same text is known under;
    reports of one `story` are nearly copies of one text, such as reprints of an agency's.
    Of a file that holds several reports, `text` is the part that is this one, and `offset` is how
    many characters of the file's text stand before it.
    """

    source: str
    title: str
    text: str
    published: ReportDate
    body_start: int = 0
    url: str = ""
    format: str = "txt"
    pages: tuple[int, ...] = ()
    page_names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    story: int | None = None
    offset: int = 0

    def page_at(self, offset: int) -> int | None:
        """The page, from 1, on which the character at `offset` stands; None without pages."""
        return None if self.page_names else bisect_right(self.pages, offset) or None

    def place_at(self, offset: int) -> str:
        """The name of the place, such as "slide 2", of the character at `offset`, or ""."""
        number = bisect_right(self.pages, offset)
        return self.page_names[number - 1] if self.page_names and number else ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one report, short enough for the encoder."""

    start: int
    end: int
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or record that could not be taken in, and why."""

    source: str
    reason: str
