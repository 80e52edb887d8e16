"""How likely an answer is right, from what is known of the evidence for it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from qa.answering.evidence import Evidence
from qa.dates.events import Reach

# The reader's log-odds are told apart down to here; below, and where it read nothing, they say no.
_LEAST_ODDS = -4.0
# Without any reader only a sentence's own score is known; .44 is as likely right as the least that
# is answered, one in five.
_UNREAD_SCORE, _UNREAD_SLOPE, _UNREAD_ODDS = 0.44, 8.0, -1.386


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of the evidence for one answer, the best of each.

    `odds` are the reader's log-odds, `score` and `said` as of `Evidence`, `retrieved` how far below
    the best passage its own was scored; `apart` is 1 where the date of an event stands in another
    sentence than the event, `undated` 1 where it is only that of the report; `agreeing` is the
    logarithm of the number of independent reports.
    """

    odds: float = 0.0
    score: float = 0.0
    said: float = 0.0
    retrieved: float = 0.0
    apart: float = 0.0
    undated: float = 0.0
    agreeing: float = 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over `Features`, fitted by `scripts/fit_confidence.py`."""

    bias: float
    of: Features

    def estimate(self, features: Features) -> float:
        """Return the probability, from 0 to 1, that the answer is right."""
        names = Features.__slots__
        total = sum(getattr(self.of, name) * getattr(features, name) for name in names)
        return _squash(self.bias + total)


# Rounded from fits to questions over the seeds, thirty other news reports and an archive; where the
# fits differed, what held for all three was taken.
DATE = Weights(
    -2.6, Features(odds=0.86, score=4.0, said=1.0, retrieved=2.4, apart=-0.3, undated=-0.15)
)
WORDS = Weights(-2.2, Features(odds=0.28, score=2.2, said=0.6, retrieved=3.1, agreeing=0.2))


def sum_up_evidence(told: Sequence[Evidence], reach: Reach | None, *, is_read: bool) -> Features:
    """Return the features of an answer that the sentences `told` give, of which there is one.

    `reach` is how its date was reached, for a date; `is_read` whether a reader was there.
    """
    odds = max(max(_LEAST_ODDS, each.odds) for each in told)
    if not is_read:
        odds = 0.0
    return Features(
        odds=odds,
        score=max(each.score for each in told),
        said=max(each.said for each in told),
        retrieved=max(each.retrieved for each in told),
        apart=float(reach is Reach.REPORT),
        undated=float(reach is Reach.PUBLISHED),
        agreeing=math.log(len({each.report.story or each.report.source for each in told})),
    )


def estimate_confidence(features: Features, weights: Weights, *, is_read: bool) -> float:
    """Return the probability, from 0 to 1, that an answer with these `features` is right."""
    if is_read:
        return weights.estimate(features)
    total = _UNREAD_ODDS + _UNREAD_SLOPE * (features.score - _UNREAD_SCORE)
    return _squash(total - 0.5 * features.undated)


def _squash(total: float) -> float:
    return 1 / (1 + math.exp(-total))
