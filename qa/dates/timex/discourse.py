"""What a text has said so far about time, and what an expression of it comes to."""

from dataclasses import dataclass, field
from datetime import date

from qa.dates.timex.fiscal import is_fiscal
from qa.dates.timex.values import days_of
from qa.types import Period, TimexType

# How many expressions back a quarter still governs "a year earlier".
_QUARTER_REACH = 4


@dataclass(frozen=True, slots=True)
class Resolution:
    """A value, the day it was counted from, and how it was reached.

    `told` says in words where the time lies seen from a report whose date is not known.
    """

    type: TimexType
    value: str
    anchor: date | None = None
    step: str = ""
    told: str = ""


def resolve_to(value: str, anchor: date | None = None, step: str = "") -> Resolution:
    """A resolution to a DATE."""
    return Resolution(TimexType.DATE, value, anchor, step)


def leave_open(value: str, told: str = "") -> Resolution:
    """A resolution to a DATE that only the day of the report could tell."""
    return Resolution(TimexType.DATE, value, told=told)


@dataclass(slots=True)
class Discourse:
    """What the text has said so far: the report's date, and the values last spoken of."""

    published: date | None
    values: list[str] = field(default_factory=list)

    def remember(self, resolution: Resolution) -> None:
        """Note a resolved expression, so that later ones can refer to it."""
        self.values.append(resolution.value)
        del self.values[:-_QUARTER_REACH]

    def spoken_day(self) -> date | None:
        """The day last spoken of, if it was a single day."""
        for value in reversed(self.values):
            period = days_of(value)
            if period is not None:
                return period.first if period.first == period.last else None
        return None

    def spoken_fiscal_year(self) -> str | None:
        """The fiscal year last spoken of, by itself or by a part of it, if not long ago."""
        fiscal = [value for value in self.values if is_fiscal(value)]
        return fiscal[-1].partition("-")[0] if fiscal else None

    def spoken_period(self) -> Period | None:
        """The days of the calendar value last spoken of."""
        periods = (days_of(value) for value in reversed(self.values))
        return next((period for period in periods if period is not None), None)

    def spoken_quarter(self) -> str | None:
        """The quarter last spoken of, fiscal or not, if that is not long ago."""
        for value in reversed(self.values):
            if "-Q" in value:
                return value
            if value[0] == "P" and value[-1] == "M":
                return None  # "for the nine months": the figures no longer speak of a quarter
        return None
