"""Which reports a conversation is about: those of a period, those with a name."""

from dataclasses import dataclass
from html import escape

from qa.dates.typed_days import read_period
from qa.render import render_line
from qa.types import Period

ALWAYS = Period()


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
