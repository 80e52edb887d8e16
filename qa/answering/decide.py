"""Whether the evidence answers, and what to say when it does not."""

from collections.abc import Sequence
from dataclasses import replace

from qa.answering.absence import find_absent, is_named
from qa.answering.evidence import Evidence
from qa.answering.findings import Finding, choose_model, find_answers
from qa.answering.periods import is_of_other_time, select_figures
from qa.answering.quantities import fits_measure, is_of_other_account
from qa.answering.ranking import Ranking
from qa.dates.events import names_day_of
from qa.question.asked import Asked
from qa.types import AnswerKind

# An answer is told as differing where it is nearly as likely as the first.
_DIFFERING = 0.6
_MOST_DIFFERING, _MOST_LISTED = 2, 5


def decide_answers(asked: Asked, evidence: Sequence[Evidence], ranking: Ranking) -> list[Finding]:
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


def explain_refusal(asked: Asked, evidence: Sequence[Evidence]) -> str:
    """Return one sentence on why nothing was answered."""
    if not asked.content and not asked.time_words:
        return "The question names nothing that reports could tell of."
    if not evidence:
        return "No report matches the question."
    nearest = evidence[0]
    if name := find_absent(asked.named, nearest.report, nearest.span):
        if any(is_named(name, each.report) for each in evidence):
            return f"No report that names {name.text} tells of this."
        return f"No report names {name.text}."
    is_told = any(names_day_of(each.report, each.span, asked.period) for each in evidence)
    if is_of_other_time(asked, nearest.report, nearest.span) and not is_told:
        return f"The reports that tell of this are of another time than {asked.time}."
    return f"No sentence of the reports answers this; the nearest is in {nearest.report.source}."


def list_fitting(asked: Asked, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return those of `evidence` that could answer, without figures of another time than is asked.

    They have the names, are of the time that is asked about, and hold a number if one is asked for.
    """
    return [
        replace(found, spans=select_figures(asked, found.report, found.span, found.spans))
        for found in evidence
        if _could_answer(asked, found)
    ]


def _could_answer(asked: Asked, found: Evidence) -> bool:
    report, sentence = found.report, found.span
    if find_absent(asked.named, report, sentence):
        return False
    if is_of_other_time(asked, report, sentence):
        return False
    is_figure = asked.kind in (AnswerKind.NUMBER, AnswerKind.STATEMENT)
    if is_figure and is_of_other_account(asked.accounts, found.text, found.words):
        return False
    if found.spans and not select_figures(asked, report, sentence, found.spans):
        return False
    is_number = asked.kind is AnswerKind.NUMBER
    return not is_number or fits_measure(asked.measure, found.text, 0, len(found.text))
