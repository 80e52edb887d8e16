"""A time axis as HTML: events above the line, publications below it, each a link to its card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from qa.render import render_line
from qa.web.markup import say_day
from qa.web.timeline.swarm import place_marks
from qa.web.timeline.ticks import Tick, choose_ticks

# Marks are placed for an axis of so many pixels; a wider one has more room than it needs.
_WIDTH = 520.0
_PITCH = 20
_TICKS_HEIGHT = 44
_LONGEST_LABEL = 160
_EVENT = '<circle class="axis-event" r="6.5"/>'
_REPORT = '<path class="axis-report" d="M0 -7.5 L7.5 0 L0 7.5 L-7.5 0 Z"/>'


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the axis: of an event, or else of a report's publication.

    `target` is the id of the element of the page that the mark leads to.
    """

    day: date
    label: str
    is_event: bool
    target: str

    @property
    def name(self) -> str:
        """What the mark is called: "March 31, 2021: event: …"."""
        label = render_line(self.label)
        shown = label if len(label) <= _LONGEST_LABEL else f"{label[:_LONGEST_LABEL].rstrip()}…"
        return f"{say_day(self.day)}: {'event' if self.is_event else 'report'}: {shown}"


def draw_axis(marks: Sequence[Mark]) -> str:
    """Return `marks` on a time axis as HTML, "" where there is none.

    Where there is no room for an axis, its style shows a list in the order of the days instead.
    """
    if not marks:
        return ""
    ordered = sorted(marks, key=lambda mark: mark.day)
    days = dict.fromkeys(say_day(mark.day) for mark in (ordered[0], ordered[-1]))
    return (
        f'<figure class="axis" aria-label="Time axis: {escape(" to ".join(days))}">'
        f"{_draw_legend(ordered)}{_draw_plot(ordered)}{_draw_list(ordered)}</figure>"
    )


def _draw_legend(marks: Sequence[Mark]) -> str:
    kinds = {mark.is_event for mark in marks}
    entries = [(True, "date of an event"), (False, "date of a report")]
    shown = [f"<span>{_draw_shape(kind)} {text}</span>" for kind, text in entries if kind in kinds]
    return f'<figcaption class="axis-legend">{"".join(shown)}</figcaption>'


def _draw_shape(is_event: bool) -> str:  # noqa: FBT001
    shape = _EVENT if is_event else _REPORT
    return f'<svg class="axis-shape" viewBox="-9 -9 18 18" aria-hidden="true">{shape}</svg>'


def _draw_plot(marks: Sequence[Mark]) -> str:
    """Return the axis: its places are shares of its width, so that its text keeps its size."""
    ticks = choose_ticks(marks[0].day, marks[-1].day)
    above = _place_lane([mark for mark in marks if mark.is_event], ticks)
    below = _place_lane([mark for mark in marks if not mark.is_event], ticks)
    line = _height(above) + 2
    foot = line + _TICKS_HEIGHT
    drawn = [_draw_mark(mark, x, line - _PITCH * (level + 0.75)) for mark, x, level in above]
    drawn += [_draw_mark(mark, x, foot + _PITCH * (level + 0.5)) for mark, x, level in below]
    scale = "".join(_draw_tick(tick, ticks, line) for tick in ticks)
    height = foot + _height(below)
    return (
        f'<svg class="axis-plot" height="{height:g}" role="group" aria-label="Axis">'
        f'<line class="axis-line" x1="-3%" x2="103%" y1="{line:g}" y2="{line:g}"/>'
        f"{scale}{''.join(drawn)}</svg>"
    )


Placed = tuple[Mark, float, int]


def _place_lane(marks: Sequence[Mark], ticks: Sequence[Tick]) -> list[Placed]:
    """Return each mark with its place from the left, as a share of the axis, and its level."""
    wanted = [_share(mark.day, ticks) * _WIDTH for mark in marks]
    places = place_marks(wanted, _WIDTH, _PITCH)
    return [(mark, at.x / _WIDTH, at.level) for mark, at in zip(marks, places, strict=True)]


def _share(day: date, ticks: Sequence[Tick]) -> float:
    return (day - ticks[0].day).days / (ticks[-1].day - ticks[0].day).days


def _height(lane: Sequence[Placed]) -> int:
    return _PITCH * (1 + max((level for _, _, level in lane), default=-1)) + _PITCH // 2


def _draw_tick(tick: Tick, ticks: Sequence[Tick], y: float) -> str:
    year = f'<text class="axis-year" y="33">{tick.year}</text>' if tick.year else ""
    return (
        f'<svg x="{_share(tick.day, ticks):.3%}" y="{y:g}" overflow="visible" aria-hidden="true">'
        f'<line class="axis-line" y1="0" y2="5"/><text y="19">{tick.label}</text>{year}</svg>'
    )


def _draw_mark(mark: Mark, x: float, y: float) -> str:
    name = escape(mark.name)
    return (
        f'<svg x="{x:.3%}" y="{y:g}" overflow="visible">{_open_link(mark)} aria-label="{name}">'
        f"<title>{name}</title>{_EVENT if mark.is_event else _REPORT}</a></svg>"
    )


def _open_link(mark: Mark) -> str:
    target = escape(mark.target)
    return f'<a class="axis-mark" href="#{target}" data-card="{target}"'


def _draw_list(marks: Sequence[Mark]) -> str:
    return f'<ol class="axis-list">{"".join(_list_items(marks))}</ol>'


def _list_items(marks: Sequence[Mark]) -> Iterator[str]:
    for mark in marks:
        shape, name = _draw_shape(mark.is_event), escape(mark.name)
        yield f"<li>{_open_link(mark)}>{shape}<span>{name}</span></a></li>"
