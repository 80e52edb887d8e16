"""What the figures of a run have to be: bounds that a person sets, and those of an earlier run."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from qa.errors import FigureError
from qa.evaluation.comparison import Comparison, Trend
from qa.evaluation.measures.all import BY_NAME
from qa.evaluation.measures.measure import Unit
from qa.evaluation.scores import Scores

# What a run may not be worse in than an earlier one.
KEPT = ("right", "wrong_answers", "ndcg@10")
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Bound:
    """The measure called `name` has to be at least, or at most, `value`."""

    name: str
    value: float
    is_least: bool


def read_bound(text: str, *, is_least: bool) -> Bound:
    """Read "right=0.8", "right=80%" or "p95=500".

    Raises:
        ValueError: there is no such measure, or no number.
    """
    name, _, number = text.partition("=")
    name = name.strip().lower().replace("-", "_").replace(" ", "_")
    if name not in BY_NAME:
        near = get_close_matches(name, BY_NAME, 1, 0.5)
        meant = f"is {near[0]} meant? " if near else ""
        raise ValueError(f"no figure is called {name!r}; {meant}there are {', '.join(BY_NAME)}")
    digits = number.strip()
    try:
        value = float(digits.removesuffix("%")) / (100 if digits.endswith("%") else 1)
    except ValueError:
        value = math.nan
    if math.isnan(value):
        raise ValueError(f"{text!r} has no number; write {name}=0.8")
    if BY_NAME[name].unit is Unit.SHARE and not 0 <= value <= 1:
        raise ValueError(f"{name} is a share from 0 to 1, and is never {digits}")
    return Bound(name, value, is_least)


def check_figures(
    scores: Scores, bounds: Sequence[Bound], baseline: Comparison | None = None
) -> None:
    """Check that `scores` keep the `bounds`, and are no worse than those of the `baseline`.

    What may be noise is not worse.

    Raises:
        FigureError: they do not; all that fails is told in one line.
    """
    failed = [told for bound in bounds if (told := _miss(scores, bound))]
    if baseline:
        failed += _list_falls(baseline)
    if failed:
        raise FigureError("; ".join(failed))


def _miss(scores: Scores, bound: Bound) -> str:
    found = scores.find(bound.name)
    wanted = f"{'at least' if bound.is_least else 'at most'} {bound.value:g} was asked for"
    if not found.count:
        return f"{bound.name} cannot be measured: no question tells of it; {wanted}"
    is_kept = (
        found.value >= bound.value - _TINY if bound.is_least else found.value <= bound.value + _TINY
    )
    return "" if is_kept else f"{bound.name} is {_write(found.value)}, {wanted}"


def _list_falls(baseline: Comparison) -> list[str]:
    found = [each for name in KEPT if (each := baseline.find(name))]
    if not found:
        return [f"nothing can be compared with the baseline: no question has {' or '.join(KEPT)}"]
    return [
        f"{each.measure.name} is {_write(each.after)}, worse than the baseline's "
        f"{_write(each.before)} by more than noise (p = {each.chance:.3g})"
        for each in found
        if each.trend is Trend.WORSE
    ]


def _write(value: float) -> str:
    # A figure that just misses its bound may not be rounded to it.
    return f"{value:.4g}"
