"""Days, periods and time expressions, and when a report was published."""

from dataclasses import dataclass
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
