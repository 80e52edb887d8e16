"""How confidence is computed: what is known of an answer, its weights, how likely it is right.

The weights stand in `weights.json`, a set for each kind of reader; `training/ranking/` fits them.
From which confidence on an answer is given, `deciding` says.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from qa.answering.evidence.sentences import Evidence
from qa.dates.events import Reach
from qa.types import AnswerKind

WEIGHTS = Path(__file__).parent / "weights.json"
# A reader's log-odds are told apart down to here; below, and where it read nothing, they say no.
_LEAST_ODDS = -4.0
# Further ahead of the others an answer is not likelier; one without others is ahead of nothing.
_LARGEST_LEAD, _ALONE = 5.0, 1.0
# What the weights for whole sentences are called.
_UNREAD = "none"


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of the evidence for one answer, the best of each.

    `odds` are the reader's log-odds, and `first` those of the first of two readers; `stance` are
    the log-odds that it says yes or no, of a question for that; `score`, `name_coverage`,
    `word_coverage` and `passage_coverage` are as of `Evidence`, `retrieved` how far below the best
    passage its own was scored; `elsewhere` is 1 where the date of an event stands in another
    sentence than the event, `undated` 1 where it is only that of the report; `agreeing` is the
    logarithm of the number of independent reports; `lead` by how much its rank is above that of the
    best other answer, negative behind one.
    """

    odds: float = 0.0
    first: float = 0.0
    stance: float = 0.0
    score: float = 0.0
    name_coverage: float = 0.0
    word_coverage: float = 0.0
    passage_coverage: float = 0.0
    retrieved: float = 0.0
    elsewhere: float = 0.0
    undated: float = 0.0
    agreeing: float = 0.0
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class Model:
    """How answers of a kind are put in order, and how likely they are right.

    `rank` weighs features that tell one answer of a question from another; with `likely` and `bias`
    a logistic regression tells right answers of all questions from wrong ones. From `least` on an
    answer is given, and from `sure` on it is the reader's words alone.
    """

    rank: Features
    likely: Features
    bias: float
    least: float
    sure: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The models of one kind of reader: for dates, for yes or no, for all else."""

    date: Model
    closed: Model
    words: Model

    def choose_model(self, kind: AnswerKind) -> Model:
        """Return the model for answers of `kind`."""
        match kind:
            case AnswerKind.DATE:
                return self.date
            case AnswerKind.YES_OR_NO:
                return self.closed
            case _:
                return self.words


@cache
def load_ranking(reader: str) -> Ranking:
    """Return the ranking for `reader`: "large", "none", or any other, which reads as the small."""
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    models = table.get(reader) or table["small"]
    return Ranking(**{name: _read_model(models[name]) for name in ("date", "closed", "words")})


def choose_ranking(reader: str, evidence: Iterable[Evidence]) -> Ranking:
    """Return the ranking for what `reader` read: `evidence` in which nothing is marked is unread.

    Where no words of the kind that is asked for were marked, whole sentences answer.
    """
    return load_ranking(reader if any(each.spans for each in evidence) else _UNREAD)


def sum_up_evidence(told: Sequence[Evidence], reach: Reach | None) -> Features:
    """Return the features of the answer that `told`, which is not empty, give.

    `reach` is how its date was reached, for a date.
    """
    return Features(
        odds=max(max(_LEAST_ODDS, each.odds) for each in told),
        first=max(max(_LEAST_ODDS, each.first_odds) for each in told),
        stance=max(each.stance.log_odds if each.stance else 0.0 for each in told),
        score=max(each.score for each in told),
        name_coverage=max(each.name_coverage for each in told),
        word_coverage=max(each.word_coverage for each in told),
        passage_coverage=max(each.passage_coverage for each in told),
        retrieved=max(each.retrieved for each in told),
        elsewhere=float(reach is Reach.REPORT),
        undated=float(reach is Reach.PUBLISHED),
        agreeing=math.log(len({each.report.story or each.report.source for each in told})),
    )


def estimate_confidences(features: Sequence[Features], model: Model) -> list[float]:
    """Return the probability, from 0 to 1, that each answer to one question is right."""
    leads = measure_leads([_weigh(each, model.rank) for each in features])
    return [
        _squash(model.bias + _weigh(replace(each, lead=lead), model.likely))
        for each, lead in zip(features, leads, strict=True)
    ]


def estimate_nearest(found: Evidence, ranking: Ranking) -> float:
    """Return the probability that the sentence `found`, the nearest of a digest, tells of it."""
    (likely,) = estimate_confidences([sum_up_evidence([found], None)], ranking.words)
    return likely


def estimate_list(found: Sequence[Evidence]) -> float:
    """Return how likely the things of a list are told of: the mean of the surest sentence of each.

    `found`, which is not empty, are those sentences.
    """
    return sum(_squash(each.odds) for each in found) / len(found)


def measure_leads(ranks: Sequence[float]) -> list[float]:
    """Return by how much each of `ranks` is above the best other, at most 5."""
    return [
        min(_LARGEST_LEAD, rank - max([*ranks[:place], *ranks[place + 1 :]]))
        if len(ranks) > 1
        else _ALONE
        for place, rank in enumerate(ranks)
    ]


def _read_model(table: dict[str, object]) -> Model:
    known = {each.name for each in fields(Features)}
    rank, likely = (
        Features(**{name: float(value) for name, value in table[part].items() if name in known})  # type: ignore[attr-defined]
        for part in ("rank", "likely")
    )
    numbers = {name: float(str(table[name])) for name in ("bias", "least", "sure")}
    return Model(rank, likely, **numbers)


def _weigh(features: Features, weights: Features) -> float:
    names = Features.__slots__
    return sum(float(getattr(weights, name) * getattr(features, name)) for name in names)


def _squash(total: float) -> float:
    return 1 / (1 + math.exp(-total))
