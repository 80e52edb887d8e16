"""Risk and coverage: how often an answer is wrong if only the surest are given."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qa.evaluation.measures.measure import Group, Measure, Numbers, Observed, gather
from qa.evaluation.metrics import Judged


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """At answers from `confidence` on: the share of questions answered, and that of them wrong."""

    confidence: float
    coverage: float
    risk: float


def trace_curve(judged: Sequence[Judged]) -> list[RiskPoint]:
    """Return the curve between the two errors of refusing, the surest answers first.

    The last point is the run as it was; what it refused has no confidence to go on by.
    """
    asked = sum(row.question.judgeable for row in judged)
    seen = observe_given(judged).values
    points = []
    for confidence in sorted(set(seen[:, 0].tolist()), reverse=True):
        given = seen[seen[:, 0] >= confidence]
        points.append(RiskPoint(confidence, len(given) / asked, 1 - float(given[:, 1].mean())))
    return points


def observe_given(judged: Sequence[Judged]) -> Observed:
    """See the confidence of each answer that was given, and whether it is right."""
    found: list[tuple[int, float | tuple[float, ...]]] = [
        (place, (row.answer.confidence, float(row.right)))
        for place, row in enumerate(judged)
        if row.answer.answered and row.question.judgeable
    ]
    return gather(found)


def weigh_area(values: Numbers, weights: Numbers) -> Numbers:
    """Return the mean risk over all coverages that were reached, for each row of `weights`.

    `values` (n, 2) are the confidence and whether the answer is right. Answers of one confidence
    are given together.
    """
    order = np.argsort(-values[:, 0], kind="stable")
    confidence, wrong = values[order, 0], 1 - values[order, 1]
    given = np.cumsum(weights[:, order], axis=1)
    failed = np.cumsum(weights[:, order] * wrong, axis=1)
    risk = failed / np.where(given == 0, 1, given)
    # The last of those that are equally sure.
    ends = np.searchsorted(-confidence, -confidence, side="right") - 1
    total = given[:, -1]
    area: Numbers = (risk[:, ends] * weights[:, order]).sum(axis=1) / np.where(total == 0, 1, total)
    return area


MEASURES = (
    Measure(
        "risk_area",
        "the share of wrong answers, averaged over giving only the surest, and more and more",
        Group.CONFIDENCE,
        observe_given,
        "the area under the risk-coverage curve: Geifman and El-Yaniv, 2017",
        weigh_area,
        higher_is_better=False,
    ),
)
