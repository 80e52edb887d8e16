"""What a phrase says about time before it is known when it was said."""

from dataclasses import dataclass
from typing import TypeAlias

from qa.dates.timex.lexicon import Unit
from qa.types import TimexType


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no context: `P2D`, `PAST_REF`, a SET."""

    type: TimexType
    value: str


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month or year of the calendar, some of it left unsaid.

    `shift` counts years from the one spoken in: -1 in "June last year". `direction` is -1 in "last
    June", 1 in "next June" and 0 in "this June".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class WeekdayName:
    """A weekday, Monday being 1; `direction` is -1 in "last Friday", 1 in "next", 0 in "this".

    "the following Friday" counts from the day last spoken of.
    """

    weekday: int
    direction: int | None = None
    from_spoken: bool = False


@dataclass(frozen=True, slots=True)
class NumberedWeekday:
    """A weekday with the number of its day, of a month left unsaid: "Monday the 27th"."""

    weekday: int
    day: int


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from the report's date, or from the date last spoken of.

    `is_comparison` marks "a year ago", "a year earlier": beside quarterly figures, that quarter.
    `is_fiscal` marks a fiscal year, which is not that of the calendar.
    """

    unit: Unit
    count: int
    from_spoken: bool = False
    is_comparison: bool = False
    is_fiscal: bool = False

    @property
    def is_before_spoken(self) -> bool:
        """Whether this lies before the time last spoken of: "the prior quarter"."""
        return self.from_spoken and self.count < 0

    @property
    def is_weekend_named(self) -> bool:
        """Whether this is "the weekend", whose side only the verb tells."""
        return self.unit is Unit.WEEKEND and self.count == 0 and self.from_spoken


# The code of "the 1988 quarter": the quarter that the text speaks of, in another year.
SAME_QUARTER = "QX"


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A season, quarter or half (`SU`, `Q3`, `H1`); `shift` and `direction` as in PartialDate."""

    code: str
    year: int | None = None
    shift: int | None = None
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class FiscalPeriod:
    """A fiscal year (`code` is "") or a quarter or half of one; its year may be left unsaid."""

    code: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that the year decides, by its words in the almanac."""

    name: tuple[str, ...]
    year: int | None = None
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """The eighties: 80, of a century still to be found."""

    tens: int


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A part of a day or a time on the clock (`TNI`, `T14:00`); no `day` means the report's own."""

    suffix: str
    day: "Meaning | None" = None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that a day lies in: "the week of March 6"."""

    day: PartialDate | Holiday


Meaning: TypeAlias = (
    Fixed
    | PartialDate
    | WeekdayName
    | NumberedWeekday
    | Offset
    | PartOfYear
    | FiscalPeriod
    | Holiday
    | Decade
    | TimeOfDay
    | WeekOf
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` (exclusive) that mean a time."""

    start: int
    end: int
    meaning: Meaning
