"""What reports and people have written, as HTML in which none of it is markup."""

from datetime import date
from html import escape

from qa.dates.timex.wording import say_value
from qa.render import render_line


def escape_line(text: str) -> str:
    """Return `text` on one line, without what could turn its direction, as HTML."""
    return escape(render_line(text))


def draw_notice(text: str) -> str:
    """Return `text` as a message that a screen reader says."""
    return f'<p class="notice" role="status">{escape_line(text)}</p>'


def say_day(day: date) -> str:
    """Return `day` in words, such as "March 31, 2021"."""
    return say_value(day.isoformat()).partition(" (")[0]
