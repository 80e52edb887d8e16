"""How good the evidence for an answer is beside that for others, and how likely it is right."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.answering.evidence import Evidence
from qa.dates.events import Reach

# The reader's log-odds are told apart down to here; below, and where it read nothing, they say no.
_LEAST_ODDS = -4.0
# Further ahead of the others an answer is not likelier; one without others is ahead of nothing.
_MOST_AHEAD, _ALONE = 5.0, 1.0
# Without any reader only a sentence's own score is known; .44 is as likely right as the least that
# is answered, one in five.
_UNREAD_SCORE, _UNREAD_SLOPE, _UNREAD_ODDS = 0.44, 8.0, -1.386
_UNREAD_UNDATED = -0.5


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of the evidence for one answer, the best of each.

    `odds` are the reader's log-odds, `score`, `said` and `told` as of `Evidence`, `retrieved` how
    far below the best passage its own was scored; `apart` is 1 where the date of an event stands in
    another sentence than the event, `undated` 1 where it is only that of the report; `agreeing` is
    the logarithm of the number of independent reports; `ahead` by how much its rank is above that
    of the best other answer, negative behind one.
    """

    odds: float = 0.0
    score: float = 0.0
    said: float = 0.0
    told: float = 0.0
    retrieved: float = 0.0
    apart: float = 0.0
    undated: float = 0.0
    agreeing: float = 0.0
    ahead: float = 0.0


@dataclass(frozen=True, slots=True)
class Model:
    """How answers of a kind are put in order, and how likely they are right.

    `rank` weighs features that tell one answer of a question from another; with `likely` and `bias`
    a logistic regression tells right answers of all questions from wrong ones. Both were fitted by
    `scripts/fit_confidence.py`.
    """

    rank: Features
    likely: Features
    bias: float


# Rounded from fits to questions over the seeds, thirty other news reports and an archive; where the
# fits differed, what held for all three was taken.
DATE = Model(
    rank=Features(odds=1, score=7, said=2, retrieved=8),
    likely=Features(odds=0.85, score=3.5, said=0.8, told=1.2, apart=-0.3, ahead=0.2),
    bias=-3.0,
)
WORDS = Model(
    rank=Features(odds=1, score=3, said=1, retrieved=10, agreeing=0.7),
    likely=Features(odds=0.45, score=1.5, said=0.2, told=0.6, ahead=0.25),
    bias=-1.7,
)


def sum_up_evidence(told: Sequence[Evidence], reach: Reach | None) -> Features:
    """Return the features of the answer that `told`, which is not empty, give.

    `reach` is how its date was reached, for a date.
    """
    return Features(
        odds=max(max(_LEAST_ODDS, each.odds) for each in told),
        score=max(each.score for each in told),
        said=max(each.said for each in told),
        told=max(each.told for each in told),
        retrieved=max(each.retrieved for each in told),
        apart=float(reach is Reach.REPORT),
        undated=float(reach is Reach.PUBLISHED),
        agreeing=math.log(len({each.report.story or each.report.source for each in told})),
    )


def estimate_confidences(features: Sequence[Features], model: Model) -> list[float]:
    """Return the probability, from 0 to 1, that each answer to one question is right."""
    leads = measure_leads([_weigh(each, model.rank) for each in features])
    return [
        _squash(model.bias + _weigh(replace(each, ahead=ahead), model.likely))
        for each, ahead in zip(features, leads, strict=True)
    ]


def measure_leads(ranks: Sequence[float]) -> list[float]:
    """Return by how much each of `ranks` is above the best other, at most 5."""
    return [
        min(_MOST_AHEAD, rank - max([*ranks[:place], *ranks[place + 1 :]]))
        if len(ranks) > 1
        else _ALONE
        for place, rank in enumerate(ranks)
    ]


def estimate_unread(features: Features) -> float:
    """Return the same where no reader has marked any words."""
    total = _UNREAD_ODDS + _UNREAD_SLOPE * (features.score - _UNREAD_SCORE)
    return _squash(total + _UNREAD_UNDATED * features.undated)


def _weigh(features: Features, weights: Features) -> float:
    names = Features.__slots__
    return sum(float(getattr(weights, name) * getattr(features, name)) for name in names)


def _squash(total: float) -> float:
    return 1 / (1 + math.exp(-total))
