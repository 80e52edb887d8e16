"""What the evidence answers: equal answers of several reports together, the likeliest first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from qa.answering.evidence import Evidence
from qa.answering.ranking import Model, Ranking, estimate_confidences, sum_up_evidence
from qa.answering.values import say_the_same
from qa.answering.when import DatedEvidence, agree, date_evidence
from qa.dates.events import Reach
from qa.question.asked import Asked
from qa.types import AnswerKind, DateBasis

Each = TypeVar("Each")

# What a reader's log-odds add where sentences are put in order as quotes: the sentence that tells
# of the event comes before the one that has only the words.
_ODDS_IN_ORDER = 0.1
# A sentence whose report is itself dated is the better proof of a day.
_DATED_IN_ORDER = 0.1


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer: the sentences that give it, the best to quote first, and how likely it is right.

    `dated` are the same sentences with their dates, where a date is asked for.
    """

    told: tuple[Evidence, ...]
    confidence: float
    dated: tuple[DatedEvidence, ...] = ()

    @property
    def is_marked(self) -> bool:
        """Whether a reader found the words that answer, rather than a sentence."""
        return bool(self.told[0].spans)

    @property
    def is_reported(self) -> bool:
        """Whether its date is but that of the report."""
        return bool(self.dated) and self.dated[0].event.reach is Reach.PUBLISHED

    @property
    def support(self) -> int:
        """How many independent reports give it: nearly copies of one text count once."""
        return len({each.report.story or each.report.source for each in self.told})


def find_answers(asked: Asked, evidence: Sequence[Evidence], ranking: Ranking) -> list[Finding]:
    """Return the answers that `evidence` gives to what is `asked`, the likeliest first."""
    is_date = asked.kind is AnswerKind.DATE
    found = list(_find_dates(asked, evidence) if is_date else _find_words(evidence))
    features = [
        sum_up_evidence(each.told, each.dated[0].event.reach if each.dated else None)
        for each in found
    ]
    confidences = estimate_confidences(features, choose_model(asked, ranking))
    likely = [
        replace(each, confidence=confidence)
        for each, confidence in zip(found, confidences, strict=True)
    ]
    return sorted(likely, key=lambda finding: -finding.confidence)


def choose_model(asked: Asked, ranking: Ranking) -> Model:
    """Return the model for what is `asked`."""
    match asked.kind:
        case AnswerKind.DATE:
            return ranking.date
        case AnswerKind.YES_OR_NO:
            return ranking.closed
        case _:
            return ranking.words


def _find_dates(asked: Asked, evidence: Sequence[Evidence]) -> Iterator[Finding]:
    dated = date_evidence(asked, evidence)
    dated.sort(key=lambda each: -_date_order(each.evidence))
    for group in _gather(dated, lambda one, other: agree(one.event, other.event)):
        yield Finding(tuple(each.evidence for each in group), 0.0, tuple(group))


def _find_words(evidence: Iterable[Evidence]) -> Iterator[Finding]:
    ordered = sorted(evidence, key=lambda each: -each.odds)
    for group in _gather(ordered, _answer_alike):
        yield Finding(tuple(sorted(group, key=lambda each: -_quote_order(each))), 0.0)


def _answer_alike(one: Evidence, other: Evidence) -> bool:
    if not one.spans or not other.spans:
        return False
    return say_the_same(one.words, other.words)


def _gather(items: Iterable[Each], is_alike: Callable[[Each, Each], bool]) -> list[list[Each]]:
    """Return `items` in groups, each of those that are like the first of the group."""
    groups: list[list[Each]] = []
    for item in items:
        for group in groups:
            if is_alike(group[0], item):
                group.append(item)
                break
        else:
            groups.append([item])
    return groups


def _date_order(found: Evidence) -> float:
    is_dated = found.report.published.basis in (DateBasis.STATED, DateBasis.INFERRED)
    return _quote_order(found) + _DATED_IN_ORDER * is_dated


def _quote_order(found: Evidence) -> float:
    return found.score + _ODDS_IN_ORDER * max(-4.0, found.odds)
