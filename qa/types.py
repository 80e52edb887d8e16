"""The nouns of Dateline: what a date, a report, a passage, a citation and an answer are."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class DateBasis(StrEnum):
    """How the date of a report is known."""

    STATED = "stated"
    INFERRED = "inferred"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


class TimexType(StrEnum):
    """The four kinds of time expression of TimeML (TIMEX3)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class AnswerKind(StrEnum):
    """What a question asks for."""

    DATE = "date"
    PERSON = "person"
    NUMBER = "number"
    PLACE = "place"
    STATEMENT = "statement"
    YES_OR_NO = "yes or no"
    HAPPENED = "what happened"
    REPORTED = "what was reported"
    LATEST = "the latest"

    @property
    def is_digest(self) -> bool:
        """Whether several dated sentences answer, rather than one thing."""
        return self in (AnswerKind.HAPPENED, AnswerKind.REPORTED, AnswerKind.LATEST)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of a text that name a time, and what they mean.

    `start` and `end` are characters into the text, `end` exclusive; `value` is a TIMEX3 value
    such as `2021-03-31`, `2021-W13`, `2021-SP`, `P2D` or `PAST_REF`.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included; None leaves that side open."""

    first: date | None = None
    last: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether no day is excluded."""
        return self.first is None and self.last is None

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def lies_in(self, other: "Period") -> bool:
        """Whether every day of it, which has a first and a last, is one of `other`."""
        if self.first is None or self.last is None:
            return False
        return other.contains(self.first) and other.contains(self.last)


@dataclass(frozen=True, slots=True)
class ReportDate:
    """When a report was published, and how that is known.

    `day` is None when it is not known; `earliest` and `latest` bound it as far as the text does.
    """

    day: date | None
    basis: DateBasis
    reason: str
    earliest: date | None = None
    latest: date | None = None


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


@dataclass(frozen=True, slots=True)
class Said:
    """A question of a conversation and the answer to it, "" where there was none."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the user put it.

    `asked` is the day it is asked; `period` keeps only the reports published in it, and `source`
    those with a name that contains it, in large or small letters. `history` is what was said
    before it, oldest first: turns, or lines that `qa.question.history` tells apart.
    """

    text: str
    asked: date | None = None
    period: Period = Period()
    history: tuple[Said | str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote: `text[start:end] == quote`, where `text` is that of the report's file.

    `marks` are the words in it that answer, as characters of the file; none where a reader found
    none or the whole quote answers.
    `page` is the page, from 1, on which it starts; None where the format has no pages. `place` is
    the name of the place where it starts, such as "slide 2"; "" where the format names none.
    `aliases` are the other names of the same text.
    """

    source: str
    title: str
    published: ReportDate
    quote: str
    start: int
    end: int
    marks: tuple[Span, ...] = ()
    page: int | None = None
    place: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A day, or a longer time, and the words of the report that dates an event to it.

    `value` is a TIMEX3 value or an interval, `day` the first day of it, `said` the same in words.
    `reported` tells that it is only the day of the report.
    """

    day: date
    value: str
    said: str
    reported: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Correction:
    """A word of the question as it was written, and the name of the reports that it was read as."""

    written: str
    meant: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """What other reports say instead; `date` and `reported` as of an `Answer`."""

    text: str
    date: str | None
    citations: tuple[Citation, ...]
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reports say to a question, or that they do not say.

    `date` is the calendar date (TIMEX3 value) of a "when" answer; `reported` tells that it is only
    the day of the report, which does not date what it tells. `note` tells the reader what the
    answer's text leaves out: why it was refused, how a date was reached. `differing` is what other
    reports say instead, the likeliest first. `confidence`, from 0 to 1, is how likely the answer
    is right, `support` how many independent reports give it; both are 0 where it was refused.
    `events` are the dated evidence of a digest, oldest first, each with its citation; none where
    one answer is given. `corrections` are the misspelled names of the question.
    `retrieved` holds up to 20 sources, best first, each once; `reader` names what read them, such
    as "large" or "none". `timings_ms` maps each step to its
    milliseconds.
    """

    answered: bool
    text: str
    date: str | None = None
    note: str = ""
    citations: tuple[Citation, ...] = ()
    differing: tuple[Alternative, ...] = ()
    confidence: float = 0.0
    support: int = 0
    reported: bool = False
    events: tuple[TimelineEvent, ...] = ()
    corrections: tuple[Correction, ...] = ()
    retrieved: tuple[str, ...] = ()
    reader: str = ""
    timings_ms: Mapping[str, float] = field(default_factory=dict)
