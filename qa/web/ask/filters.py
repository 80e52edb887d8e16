"""Which reports a conversation is about: those of a period, those with a name."""

from dataclasses import dataclass
from html import escape

from qa.dates.timex.values import days_of
from qa.errors import QuestionError
from qa.render import render_line
from qa.types import Period

ALWAYS = Period()
_YEAR = len("2021")


@dataclass(frozen=True, slots=True)
class Scope:
    """The reports published in `period` with a name that contains `source`; all, if both are open.

    The fields are those of a `Question`.
    """

    period: Period = ALWAYS
    source: str = ""

    @property
    def is_open(self) -> bool:
        """Whether no report is left out."""
        return self.period.is_open and not self.source


def read_scope(first: str, last: str, source: str) -> Scope:
    """Return the scope that three boxes hold, "" where nothing is typed.

    Raises:
        QuestionError: a box holds no day, or the period ends before it begins.
    """
    return Scope(read_period(first, last), render_line(source))


def read_period(first: str, last: str) -> Period:
    """Return the period from the first day of `first` to the last of `last`; "" leaves it open.

    Raises:
        QuestionError: one of them is no day, month or year, or the period ends before it begins.
    """
    begin, end = _read_days(first).first, _read_days(last).last
    if begin and end and end < begin:
        raise QuestionError(f"the period ends on {end}, before it begins on {begin}; swap the days")
    return Period(begin, end)


def describe_scope(scope: Scope) -> str:
    """Return which reports are asked, such as "reports of 2021-03-01 to 2021-04-30"; "" for all."""
    said = [_describe_period(scope.period), _describe_source(scope.source)]
    return " ".join(["reports", *filter(None, said)]) if any(said) else ""


def draw_chips(scope: Scope) -> str:
    """Return, as HTML, a chip for each thing that is set, with a button that takes it away."""
    said = {
        "period": _describe_period(scope.period),
        "source": _describe_source(scope.source),
    }
    chips = [
        f'<li class="chip">{escape(text)} <button type="button" data-drop="{what}" '
        f'aria-label="Ask all again, not only reports {escape(text)}">×</button></li>'
        for what, text in said.items()
        if text
    ]
    return f'<ul class="chips" aria-label="Only reports">{"".join(chips)}</ul>' if chips else ""


def _describe_period(period: Period) -> str:
    if period.first and period.last:
        return f"of {period.first}" + (f" to {period.last}" if period.last > period.first else "")
    if period.first:
        return f"from {period.first} on"
    return f"up to {period.last}" if period.last else ""


def _describe_source(source: str) -> str:
    return f"whose name contains “{source}”" if source else ""


def _read_days(typed: str) -> Period:
    typed = typed.strip()
    if not typed:
        return Period()
    # Decades and fiscal years have values too, which nobody means by such letters.
    is_plain = len(typed) >= _YEAR and typed[:_YEAR].isdecimal()
    period = days_of(typed) if is_plain else None
    if period is None:
        raise QuestionError(
            f"{typed!r} is no day, month or year; write it as 2021-03-31, 2021-03 or 2021"
        )
    return period
