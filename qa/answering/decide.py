"""Whether the evidence answers, and what to say when it does not."""

from collections.abc import Sequence

from qa.answering.evidence import Evidence
from qa.answering.findings import Finding, choose_model, find_answers
from qa.answering.quantities import fits_measure
from qa.answering.ranking import Ranking
from qa.answering.understand import Understanding
from qa.types import AnswerKind

# Half of the question's names may stand in the words around a sentence, none of them nowhere.
_LEAST_NAMES = 0.5
# An answer is told as differing where it is nearly as likely as the first.
_DIFFERING = 0.6
_MOST_DIFFERING, _MOST_LISTED = 2, 5


def decide_answers(
    asked: Understanding, evidence: Sequence[Evidence], ranking: Ranking
) -> list[Finding]:
    """Return the answer, and behind it those that differ and are nearly as likely.

    Where several things are asked for, those are further ones. None at all is a refusal.
    """
    if not asked.content and not asked.time_words:
        return []
    found = find_answers(asked, list_fitting(asked, evidence), ranking)
    least = choose_model(asked, ranking).least
    if not found or found[0].confidence < least:
        return []
    if asked.kind is AnswerKind.YES_OR_NO:
        return found[:1]
    least = max(least, _DIFFERING * found[0].confidence)
    differing = [each for each in found[1:] if each.confidence >= least]
    return [found[0], *differing[: _MOST_LISTED if asked.several else _MOST_DIFFERING]]


def explain_refusal(asked: Understanding, evidence: Sequence[Evidence]) -> str:
    """Return one sentence on why nothing was answered."""
    if not asked.content and not asked.time_words:
        return "The question names nothing that reports could tell of."
    if not evidence:
        return "No report matches the question."
    nearest = evidence[0].report.source
    return f"No sentence of the reports answers this; the nearest is in {nearest}."


def list_fitting(asked: Understanding, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return those of `evidence` that could answer: they have the names, and a number if asked."""
    return [
        found
        for found in evidence
        if found.names >= _LEAST_NAMES
        and (
            asked.kind is not AnswerKind.NUMBER
            or fits_measure(asked.text, found.text, 0, len(found.text))
        )
    ]
