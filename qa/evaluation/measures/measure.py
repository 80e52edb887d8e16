"""What a measure is: its description, what it sees of each question, and how that is summed up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from qa.evaluation.metrics import Judged

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]


class Unit(StrEnum):
    """What the value of a measure is counted in."""

    SHARE = "share"
    MILLISECONDS = "ms"


class Group(StrEnum):
    """What a measure tells of."""

    ANSWERS = "Answers"
    REFUSING = "Refusing"
    DATES = "Dates"
    RETRIEVAL = "Retrieval"
    CITATIONS = "Citations"
    CONFIDENCE = "Confidence"
    LATENCY = "Latency"


@dataclass(frozen=True, slots=True)
class Observed:
    """What a measure sees: `places` (n,) of the questions it is about, `values` (n, k) of each."""

    places: Places
    values: Numbers


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of judged answers.

    `observe` sees the questions it is about; `combine` sums up their values (n, k) for each row of
    weights (b, n): shape (b,). A question that was drawn twice in a resample has the weight 2.
    `source` is where the measure is defined.
    """

    name: str
    what: str
    group: Group
    observe: Callable[[Sequence[Judged]], Observed]
    source: str
    combine: Callable[[Numbers, Numbers], Numbers]
    unit: Unit = Unit.SHARE
    higher_is_better: bool = True

    @property
    def is_mean(self) -> bool:
        """Whether it is the mean of one value a question, so that questions can be compared."""
        return self.combine is weigh_mean


def observe_each(value: Callable[[Judged], float | None]) -> Callable[[Sequence[Judged]], Observed]:
    """Return what sees the `value` of each question, and leaves those out that have none."""

    def observe(judged: Sequence[Judged]) -> Observed:
        found = [
            (place, seen) for place, row in enumerate(judged) if (seen := value(row)) is not None
        ]
        return gather(found)

    return observe


def gather(found: Sequence[tuple[int, float | tuple[float, ...]]]) -> Observed:
    """Return pairs of a question's place and what is seen of it as `Observed`."""
    values = np.array([seen for _, seen in found], dtype=np.float64)
    return Observed(np.array([place for place, _ in found], dtype=np.intp), _as_table(values))


def weigh_mean(values: Numbers, weights: Numbers) -> Numbers:
    """Return the mean of `values` (n, 1) for each row of `weights` (b, n)."""
    mean: Numbers = weights @ values[:, 0] / _at_least_one(weights.sum(axis=1))
    return mean


def weigh_percentile(percent: float) -> Callable[[Numbers, Numbers], Numbers]:
    """Return what takes the nearest-rank percentile of values (n, 1) for each row of weights."""

    def combine(values: Numbers, weights: Numbers) -> Numbers:
        order = np.argsort(values[:, 0], kind="stable")
        passed = np.cumsum(weights[:, order], axis=1)
        wanted = np.ceil(passed[:, -1:] * percent / 100)
        taken: Numbers = values[order, 0][np.argmax(passed >= np.maximum(wanted, 1), axis=1)]
        return taken

    return combine


def _as_table(values: Numbers) -> Numbers:
    return values.reshape(len(values), -1) if len(values) else values.reshape(0, 1)


def _at_least_one(totals: Numbers) -> Numbers:
    # A resample may draw no question that a measure is about.
    return np.where(totals == 0, 1.0, totals)
