"""Two runs of the same questions: what got better, what worse, and whether it is more than noise.

The test is a paired randomisation (Fisher, 1935; for retrieval Smucker et al., 2007): if the two
runs were alike, each question's two values could as well stand the other way round. How many of
all such exchanges differ at least as much as the runs do is the probability that it was chance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from qa.errors import QuestionFileError
from qa.evaluation.bootstrap import cluster_by_report, find_interval, resample
from qa.evaluation.measures.all import MEASURES
from qa.evaluation.measures.measure import Measure, Numbers, Observed, Places
from qa.evaluation.metrics import Judged

# All exchanges of so many differing questions are counted; of more, some are drawn.
_MOST_COUNTED = 16
_DRAWN = 20_000
_TOGETHER = 1_000
_SEED = 20210331
_SURE = 0.05
_TINY = 1e-12


class Trend(StrEnum):
    """Where a measure went."""

    SAME = "the same"
    NOISE = "no more than noise"
    BETTER = "better"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure in both runs over the `count` questions that both have a value for.

    `low` and `high` bound the difference, after less before, with 95 %; `chance` is how likely one
    as large comes of noise, None for a measure that is no mean of its questions.
    """

    measure: Measure
    count: int
    before: float
    after: float
    low: float
    high: float
    chance: float | None

    @property
    def change(self) -> float:
        """How much larger the measure is now."""
        return self.after - self.before

    @property
    def trend(self) -> Trend:
        """Whether it is better or worse, where that is more than noise."""
        if abs(self.change) < _TINY:
            return Trend.SAME
        is_noise = self.chance >= _SURE if self.chance is not None else self.low <= 0 <= self.high
        # Without an interval nothing says that it is more.
        if is_noise or np.isnan(self.low):
            return Trend.NOISE
        return Trend.BETTER if (self.change > 0) is self.measure.higher_is_better else Trend.WORSE


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs: the measures, and the questions that are right in one of them alone.

    `changed` have other words or another date, and are right in both or in neither. `left_out` are
    the ids of questions that only one run has. `name` is that of the earlier one.
    """

    differences: tuple[Difference, ...]
    better: tuple[tuple[Judged, Judged], ...]
    worse: tuple[tuple[Judged, Judged], ...]
    changed: tuple[tuple[Judged, Judged], ...]
    left_out: tuple[str, ...]
    shared: int
    name: str = ""

    def find(self, name: str) -> Difference | None:
        """Return the difference in the measure called `name`, None where neither has a value."""
        return next((each for each in self.differences if each.measure.name == name), None)


def compare_runs(before: Sequence[Judged], after: Sequence[Judged]) -> Comparison:
    """Compare two runs by the ids of their questions, which were judged by the same answers.

    Raises:
        QuestionFileError: they share no question.
    """
    old = {row.question.identity: row for row in before}
    pairs = [(old[row.question.identity], row) for row in after if row.question.identity in old]
    if not pairs:
        message = "the baseline has none of these questions"
        raise QuestionFileError(f"{message}; give what --out wrote of the same file of questions")
    ids = {row.question.identity for row in after}
    only = [*(key for key in old if key not in ids), *(key for key in ids if key not in old)]
    return Comparison(
        differences=tuple(_compare_measures(pairs)),
        better=tuple(pair for pair in pairs if pair[1].right and not pair[0].right),
        worse=tuple(pair for pair in pairs if pair[0].right and not pair[1].right),
        changed=tuple(pair for pair in pairs if pair[0].right is pair[1].right and _differ(*pair)),
        left_out=tuple(sorted(only)),
        shared=len(pairs),
    )


def _differ(one: Judged, other: Judged) -> bool:
    said = [(row.answer.answered, row.answer.text, row.answer.date) for row in (one, other)]
    return said[0] != said[1]


def _compare_measures(pairs: Sequence[tuple[Judged, Judged]]) -> Iterator[Difference]:
    before, after = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    clusters = cluster_by_report(after)
    for measure in MEASURES:
        old, new = _share(measure.observe(before), measure.observe(after), measure)
        count = len(new.places)
        if not count or not len(old.places):
            continue
        ones = [float(measure.combine(each.values, np.ones((1, len(each.values))))[0])
                for each in (old, new)]  # fmt: skip
        drawn = _resample_both(measure, old, new, clusters)
        low, high = find_interval(drawn)
        chance = find_chance(new.values[:, 0] - old.values[:, 0]) if measure.is_mean else None
        yield Difference(measure, count, ones[0], ones[1], low, high, chance)


def _share(old: Observed, new: Observed, measure: Measure) -> tuple[Observed, Observed]:
    """Return what both runs have a value for; a measure that is no mean takes what each has."""
    if not measure.is_mean:
        return old, new
    both = np.intersect1d(old.places, new.places)
    return tuple(  # type: ignore[return-value]
        Observed(both, each.values[np.searchsorted(each.places, both)]) for each in (old, new)
    )


def _resample_both(measure: Measure, old: Observed, new: Observed, clusters: Places) -> Numbers:
    """Return the difference in resamples of the questions, the same for both runs."""
    if measure.is_mean:
        both = Observed(new.places, new.values - old.values)
        return resample(measure, both, clusters)
    drawn = [resample(measure, each, clusters) for each in (old, new)]
    sizes = [len(np.unique(clusters[each.places])) for each in (old, new)]
    # Draws of other questions are no pairs: their difference is a little wider than need be.
    return drawn[1] - drawn[0] if min(sizes) > 1 else np.empty(0)


def find_chance(differences: Numbers) -> float:
    """Return how likely a mean at least as far from 0 is, if each sign were a toss, two-sided.

    Exact where at most 16 of `differences` are not 0; else over 20,000 tosses, always the same.
    """
    moved = differences[np.abs(differences) > _TINY]
    if not len(moved):
        return 1.0
    reached = abs(moved.sum()) - _TINY
    if len(moved) <= _MOST_COUNTED:
        tosses = np.arange(2 ** len(moved))[:, None] >> np.arange(len(moved)) & 1
        return float(np.mean(np.abs((2 * tosses - 1) @ moved) >= reached))
    generator = np.random.default_rng(_SEED)
    as_far = 0
    for _ in range(_DRAWN // _TOGETHER):
        signs = 2 * generator.integers(0, 2, size=(_TOGETHER, len(moved))) - 1
        as_far += int(np.sum(np.abs(signs @ moved) >= reached))
    # The runs as they are count as one toss, so that no chance is 0.
    return (as_far + 1) / (_DRAWN + 1)
