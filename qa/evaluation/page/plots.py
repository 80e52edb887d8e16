"""The plots of a page as inline SVG: drawn by hand, so that the page needs no library."""

import math
from collections.abc import Iterable, Sequence
from html import escape

from markupsafe import Markup

from qa.evaluation.bootstrap import Score
from qa.evaluation.measures.risk import RiskPoint
from qa.evaluation.metrics import Bin

_WIDTH, _HEIGHT = 360, 250
_LEFT, _RIGHT, _TOP, _FOOT = 44, 22, 12, 42
_ROW = 28
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def plot_curve(curve: Sequence[RiskPoint]) -> Markup:
    """Draw how often an answer is wrong (up) at each share of questions answered (across)."""
    top = _round_up(max((point.risk for point in curve), default=0.0))
    places = [(_across(point.coverage), _up(point.risk / top)) for point in curve]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{4 if k == len(places) - 1 else 2}">'
        f"<title>confidence from {point.confidence:.2f}: {point.coverage:.0%} answered, "
        f"{point.risk:.0%} of them wrong</title></circle>"
        for k, ((x, y), point) in enumerate(zip(places, curve, strict=True))
    )
    drawn = f'<polyline class="line" points="{line}"/>{dots}'
    frame = _draw_frame("questions answered", "answers wrong", top)
    return _wrap(_HEIGHT, "Risk and coverage", frame + drawn)


def plot_reliability(bins: Sequence[Bin]) -> Markup:
    """Draw what share was right (up) of the answers of each confidence (across)."""
    most = max((each.answers for each in bins), default=1)
    diagonal = _line("guide", _across(0), _up(0), _across(1), _up(1))
    dots = "".join(
        _line("gap", _across(each.confidence), _up(each.confidence),
              _across(each.confidence), _up(each.right))
        + f'<circle class="dot" cx="{_across(each.confidence):.1f}" cy="{_up(each.right):.1f}"'
        f' r="{3 + 6 * math.sqrt(each.answers / most):.1f}"><title>{each.answers} answers of '
        f"confidence {each.confidence:.2f}: {each.right:.0%} right</title></circle>"
        for each in bins
    )  # fmt: skip
    frame = _draw_frame("confidence", "right", 1.0)
    return _wrap(_HEIGHT, "Reliability of the confidence", frame + diagonal + dots)


def plot_kinds(rows: Iterable[tuple[str, Score]]) -> Markup:
    """Draw the share that is right of each kind of question, with its interval."""
    left, right = 110, 62
    room = _WIDTH - left - right
    parts = []
    shown = list(rows)
    for k, (kind, found) in enumerate(shown):
        y = _TOP + k * _ROW
        parts.append(_text("end", left - 8, y + 14, _shorten(kind)))
        if not found.count:
            parts.append(_text("start faded", left, y + 14, "not judged"))
            continue
        parts.append(f'<rect class="track" x="{left}" y="{y + 3}" width="{room}" height="14"/>')
        width = room * found.value
        parts.append(f'<rect class="bar" x="{left}" y="{y + 3}" width="{width:.1f}" height="14"/>')
        if not math.isnan(found.low):
            ends = [left + room * bound for bound in (found.low, found.high)]
            parts.append(_line("whisker", ends[0], y + 10, ends[1], y + 10))
        count = f"{round(found.value * found.count)} of {found.count}"
        parts.append(_text("start", left + room + 6, y + 14, count))
    return _wrap(_TOP + len(shown) * _ROW, "Right by kind of question", "".join(parts))


def plot_steps(rows: Iterable[tuple[str, float, float]]) -> Markup:
    """Draw how long each step took: half of the answers a bar, 95 of 100 the line behind it."""
    left, right = 84, 100
    shown = list(rows)
    most = max((p95 for _, _, p95 in shown), default=0.0) or 1.0
    room = _WIDTH - left - right
    parts = []
    for k, (step, p50, p95) in enumerate(shown):
        y = _TOP + k * _ROW
        parts.append(_text("end", left - 8, y + 14, _shorten(step)))
        width = max(1.0, room * p50 / most)
        parts.append(f'<rect class="bar" x="{left}" y="{y + 3}" width="{width:.1f}" height="14"/>')
        parts.append(_line("whisker", left + width, y + 10, left + room * p95 / most, y + 10))
        parts.append(_text("start", left + room + 6, y + 14, f"{_ms(p50)}, {_ms(p95)} ms"))
    return _wrap(_TOP + len(shown) * _ROW, "Latency by step", "".join(parts))


def plot_interval(found: Score) -> Markup:
    """Draw a share and its interval on a line from 0 to 1."""
    width, y = 120, 9
    track = _line("rule", 4, y, width - 4, y)
    at = [
        4 + (width - 8) * min(1.0, max(0.0, each)) for each in (found.value, found.low, found.high)
    ]
    whisker = "" if math.isnan(found.low) else _line("whisker", at[1], y, at[2], y)
    dot = f'<circle class="dot" cx="{at[0]:.1f}" cy="{y}" r="4"/>'
    head = f'<svg class="interval" viewBox="0 0 {width} 18" aria-hidden="true">'
    return Markup(f"{head}{track}{whisker}{dot}</svg>")  # noqa: S704 - numbers alone


def _draw_frame(across: str, up: str, top: float) -> str:
    lines = []
    for tick in _TICKS:
        x, y = _across(tick), _up(tick)
        lines.append(_line("rule", _LEFT, y, _WIDTH - _RIGHT, y))
        lines.append(_text("end faded", _LEFT - 6, y + 4, f"{round(tick * top * 100, 1):g}%"))
        lines.append(_text("middle faded", x, _HEIGHT - _FOOT + 16, f"{tick:.0%}"))
    middle = _LEFT + (_WIDTH - _LEFT - _RIGHT) / 2
    lines.append(_text("middle", middle, _HEIGHT - 6, f"{across} →"))
    lines.append(_text("start", _LEFT + 4, _TOP + 12, f"↑ {up}"))
    return "".join(lines)


def _across(share: float) -> float:
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _up(share: float) -> float:
    return _HEIGHT - _FOOT - share * (_HEIGHT - _FOOT - _TOP)


def _round_up(share: float) -> float:
    return next(bound for bound in (0.1, 0.2, 0.4, 1.0) if share <= bound)


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(kind: str, x: float, y: float, text: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _shorten(name: str) -> str:
    return name if len(name) <= 14 else f"{name[:13]}…"


def _ms(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}"


def _wrap(height: int, label: str, drawn: str) -> Markup:
    # What comes from a file was escaped where it was written in.
    return Markup(  # noqa: S704
        f'<svg class="plot" viewBox="0 0 {_WIDTH} {height}" role="img"'
        f' aria-label="{escape(label)}">{drawn}</svg>'
    )
