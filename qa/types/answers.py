"""What is asked, and what is answered: quotes, dated events, other answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from qa.types.reports import Span
from qa.types.times import Period, ReportDate

_ALWAYS = Period()


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
    period: Period = _ALWAYS
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
