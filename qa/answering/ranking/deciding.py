"""When an answer is given: which could answer, in what order, what is told beside, what refused.

How likely each is right, `confidence` says; every threshold that an answer passes stands here.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from qa.answering.absence import find_absent, is_named
from qa.answering.evidence.dating import DatedEvidence, agree, date_evidence
from qa.answering.evidence.sentences import Evidence
from qa.answering.fitting.periods import is_of_other_time, select_figures
from qa.answering.fitting.quantities import fits_measure, is_of_other_account
from qa.answering.ranking.confidence import Model, Ranking, estimate_confidences, sum_up_evidence
from qa.answering.ranking.values import say_the_same
from qa.dates.events import Reach, names_day_of
from qa.language.lemmas import list_forms
from qa.language.negation import is_undone
from qa.question.asked import Asked
from qa.types import AnswerKind, DateBasis

Each = TypeVar("Each")

# An answer is told as differing where it is nearly as likely as the first.
_DIFFERING = 0.6
_MOST_DIFFERING, _MOST_LISTED = 2, 5
# To a question for a statement, the sentence that the reader's words stand in says more than they.
_STATEMENT_SURER = 0.1
# What a reader's log-odds add where sentences are put in order as quotes: the sentence that tells
# of the event comes before the one that has only the words.
_ODDS_IN_ORDER = 0.1
# A sentence whose report is itself dated is the better proof of a day.
_DATED_IN_ORDER = 0.1
# A digest may hold what a single answer may not, for it is read as a whole; behind this share of
# the best score, sentences only share a word with what is asked.
_LEAST_SCORE, _NEARLY = 0.35, 0.6
# A sentence that tells of the event, if only something dated it.
_TELLS = 0.6


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer: the sentences that give it, the best to quote first, and how likely it is right.

    `dated` are the same sentences with their dates, where a date is asked for. `stands_alone` tells
    that the words which a reader marked are the answer, without the sentence around them.
    """

    told: tuple[Evidence, ...]
    confidence: float = 0.0
    dated: tuple[DatedEvidence, ...] = ()
    stands_alone: bool = False

    @property
    def is_reported(self) -> bool:
        """Whether its date is but that of the report."""
        return bool(self.dated) and self.dated[0].event.reach is Reach.PUBLISHED

    @property
    def support(self) -> int:
        """How many independent reports give it: nearly copies of one text count once."""
        return len({each.report.story or each.report.source for each in self.told})


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Why nothing is answered, in a sentence; `telling` tell of it, but nothing dates them."""

    why: str
    telling: tuple[Evidence, ...] = ()


def decide_answers(asked: Asked, evidence: Sequence[Evidence], ranking: Ranking) -> list[Finding]:
    """Return the answer, and behind it those that differ and are nearly as likely.

    Where several things are asked for, those are further ones. None at all is a refusal.
    """
    if not asked.content and not asked.time_words:
        return []
    found = find_answers(asked, list_fitting(asked, evidence), ranking)
    least = ranking.choose_model(asked.kind).least
    if not found or found[0].confidence < least:
        return []
    if asked.kind is AnswerKind.YES_OR_NO:
        return found[:1]
    least = max(least, _DIFFERING * found[0].confidence)
    differing = [each for each in found[1:] if each.confidence >= least]
    return [found[0], *differing[: _MOST_LISTED if asked.several else _MOST_DIFFERING]]


def find_answers(asked: Asked, evidence: Sequence[Evidence], ranking: Ranking) -> list[Finding]:
    """Return the answers that `evidence` gives to what is `asked`, the likeliest first.

    Equal answers of several sentences are one.
    """
    is_date = asked.kind is AnswerKind.DATE
    found = list(_find_dates(asked, evidence) if is_date else _find_words(evidence))
    features = [
        sum_up_evidence(each.told, each.dated[0].event.reach if each.dated else None)
        for each in found
    ]
    model = ranking.choose_model(asked.kind)
    likely = [
        replace(each, confidence=confidence)
        for each, confidence in zip(found, estimate_confidences(features, model), strict=True)
    ]
    likely.sort(key=lambda finding: -finding.confidence)
    return [replace(each, stands_alone=_stands_alone(asked, each, model)) for each in likely]


def list_fitting(asked: Asked, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return those of `evidence` that could answer, without figures of another time than is asked.

    They have the names, are of the time that is asked about, and hold a number if one is asked for.
    """
    return [
        replace(found, spans=select_figures(asked, found.report, found.span, found.spans))
        for found in evidence
        if _could_answer(asked, found)
    ]


def list_near(asked: Asked, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return those of `evidence`, best first, that fit nearly as well as the best of them."""
    fitting = list_fitting(asked, evidence)
    least = max(_LEAST_SCORE, _NEARLY * fitting[0].score) if fitting else 0.0
    return [found for found in fitting if found.score >= least]


def refuse_answer(asked: Asked, evidence: Sequence[Evidence]) -> Unanswered:
    """Return why nothing is answered."""
    telling = tuple(each for each in evidence if each.score >= _TELLS)
    if asked.kind is AnswerKind.DATE and telling and not telling[0].report.published.day:
        return Unanswered("The reports tell of this, but nothing in them dates it.", telling)
    return Unanswered(explain_refusal(asked, evidence))


def explain_refusal(asked: Asked, evidence: Sequence[Evidence]) -> str:
    """Return one sentence on what `evidence` lacks that an answer needs."""
    if not asked.content and not asked.time_words:
        return "The question names nothing that reports could tell of."
    if not evidence:
        return "No report matches the question."
    nearest = evidence[0]
    if name := find_absent(asked.named, nearest.report, nearest.span):
        if any(is_named(name, each.report) for each in evidence):
            return f"No report that names {name.text} tells of this."
        return f"No report names {name.text}."
    if _is_undone(asked, nearest):
        return f"The nearest sentence, in {nearest.report.source}, says that it was not so."
    is_told = any(names_day_of(each.report, each.span, asked.period) for each in evidence)
    if is_of_other_time(asked, nearest.report, nearest.span) and not is_told:
        return f"The reports that tell of this are of another time than {asked.time}."
    return f"No sentence of the reports answers this; the nearest is in {nearest.report.source}."


def _could_answer(asked: Asked, found: Evidence) -> bool:
    report, sentence = found.report, found.span
    if find_absent(asked.named, report, sentence):
        return False
    if is_of_other_time(asked, report, sentence) or _is_undone(asked, found):
        return False
    is_figure = asked.kind in (AnswerKind.NUMBER, AnswerKind.STATEMENT)
    if is_figure and is_of_other_account(asked.accounts, found.text, found.words):
        return False
    if found.spans and not select_figures(asked, report, sentence, found.spans):
        return False
    is_number = asked.kind is AnswerKind.NUMBER
    return not is_number or fits_measure(asked.measure, found.text, 0, len(found.text))


def _is_undone(asked: Asked, found: Evidence) -> bool:
    """Whether the sentence says that what is asked about was not done: nobody did it on a day."""
    if asked.kind not in (AnswerKind.DATE, AnswerKind.PERSON) or asked.is_negated:
        return False
    said = " ".join(word for word in asked.content if word not in asked.names)
    return is_undone(found.text, list_forms(said))


def _stands_alone(asked: Asked, found: Finding, model: Model) -> bool:
    sure = model.sure + (_STATEMENT_SURER if asked.kind is AnswerKind.STATEMENT else 0)
    return bool(found.told[0].spans) and found.confidence >= sure and not asked.wants_sentence


def _find_dates(asked: Asked, evidence: Sequence[Evidence]) -> Iterator[Finding]:
    dated = date_evidence(asked, evidence)
    dated.sort(key=lambda each: -_date_order(each.evidence))
    for group in _gather(dated, lambda one, other: agree(one.event, other.event)):
        yield Finding(tuple(each.evidence for each in group), dated=tuple(group))


def _find_words(evidence: Iterable[Evidence]) -> Iterator[Finding]:
    ordered = sorted(evidence, key=lambda each: -each.odds)
    for group in _gather(ordered, _answer_alike):
        yield Finding(tuple(sorted(group, key=lambda each: -_quote_order(each))))


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
