"""Whether a confidence is what it says: of answers with .8, eight in ten are right."""

from collections.abc import Sequence

import numpy as np

from qa.evaluation.measures.measure import Group, Measure, Numbers
from qa.evaluation.measures.risk import observe_given
from qa.evaluation.metrics import Bin, Judged

BINS = 10


def count_bins(judged: Sequence[Judged]) -> list[Bin]:
    """Return the answers by their confidence in ten bins of one width, those that have any."""
    seen = observe_given(judged).values
    places = _place(seen[:, 0])
    return [
        Bin(k / BINS, (k + 1) / BINS, len(rows), float(rows[:, 0].mean()), float(rows[:, 1].mean()))
        for k in range(BINS)
        if len(rows := seen[places == k])
    ]


def _place(confidence: Numbers) -> Numbers:
    # The last bin holds what is quite sure too; .3 is no .2999.
    placed: Numbers = np.clip(np.floor(confidence * BINS + 1e-9), 0, BINS - 1)
    return placed


def weigh_error(values: Numbers, weights: Numbers) -> Numbers:
    """Return the mean distance of the bins' confidence from their share of right answers.

    `values` (n, 2) are the confidence and whether the answer is right, `weights` (b, n).
    """
    inside = (_place(values[:, 0])[:, None] == np.arange(BINS)).astype(np.float64)
    gaps = np.abs((weights * (values[:, 0] - values[:, 1])) @ inside)
    total = weights.sum(axis=1)
    error: Numbers = gaps.sum(axis=1) / np.where(total == 0, 1, total)
    return error


MEASURES = (
    Measure(
        "calibration_error",
        "how far the confidence of answers is from the share of them that is right",
        Group.CONFIDENCE,
        observe_given,
        "the expected calibration error in ten bins: Guo et al., 2017",
        weigh_error,
        higher_is_better=False,
    ),
)
