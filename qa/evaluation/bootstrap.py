"""How sure a figure is: the same questions drawn again and again (Efron, 1979), by report.

Questions about one report are alike: a reader that fails on it fails on them all. So reports are
drawn, with all their questions (a cluster bootstrap: Cameron et al., 2008).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from qa.evaluation.measures.measure import Measure, Numbers, Observed
from qa.evaluation.metrics import Judged

RESAMPLES = 1000
_SEED = 20210331
# Weights of that many resamples are held at a time where questions are many.
_LARGEST = 500_000
_TAILS = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Score:
    """The value of a measure over `count` questions, and its 95 % interval.

    All are NaN where it is about no question; the interval is where there are no two to draw from.
    """

    measure: Measure
    count: int
    value: float
    low: float
    high: float


def cluster_by_report(judged: Sequence[Judged]) -> NDArray[np.intp]:
    """Return a number for each question, that of the first source listed for it, shape (n,).

    A question without one stands alone; so does each where all are about one report.
    """
    names: dict[str, int] = {}
    keys = [
        row.question.sources[0] if row.question.sources else f"\0{place}"
        for place, row in enumerate(judged)
    ]
    found = np.array([names.setdefault(key, len(names)) for key in keys], dtype=np.intp)
    return found if len(names) > 1 else np.arange(len(judged), dtype=np.intp)


def score(measure: Measure, judged: Sequence[Judged], clusters: NDArray[np.intp]) -> Score:
    """Return the value of `measure` over `judged` with its interval; always the same one."""
    observed = measure.observe(judged)
    count = len(observed.places)
    if not count:
        return Score(measure, 0, *(float("nan"),) * 3)
    value = float(measure.combine(observed.values, np.ones((1, count)))[0])
    drawn = resample(measure, observed, clusters)
    low, high = find_interval(drawn)
    return Score(measure, count, value, low, high)


def find_interval(drawn: Numbers) -> tuple[float, float]:
    """Return where 95 % of `drawn` lie; NaN where none is."""
    if not len(drawn):
        return float("nan"), float("nan")
    low, high = np.percentile(drawn, _TAILS)
    return float(low), float(high)


def resample(measure: Measure, observed: Observed, clusters: NDArray[np.intp]) -> Numbers:
    """Return the value of `measure` in each resample that draws any of its questions."""
    _, own = np.unique(clusters[observed.places], return_inverse=True)
    size = int(own.max()) + 1
    if size < 2:
        return np.empty(0)
    step = max(1, min(RESAMPLES, _LARGEST // len(own)))
    parts = [
        measure.combine(observed.values, _draw(size, done, min(step, RESAMPLES - done))[:, own])
        for done in range(0, RESAMPLES, step)
    ]
    return np.concatenate(parts)


@lru_cache(maxsize=32)
def _draw(size: int, done: int, many: int) -> Numbers:
    """Return how often each of `size` clusters is drawn in `many` resamples, shape (many, size)."""
    generator = np.random.default_rng((_SEED, done))
    return generator.multinomial(size, np.full(size, 1 / size), size=many).astype(np.float64)
