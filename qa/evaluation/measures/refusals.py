"""Both errors of refusing: what is told and refused, and what is not told and answered."""

from qa.evaluation.measures.measure import Group, Measure, observe_each, weigh_mean
from qa.evaluation.metrics import Judged

_SOURCE = "Rajpurkar et al., SQuAD 2.0, 2018: answerable and unanswerable questions apart"


def _is_refused(row: Judged) -> float | None:
    return float(not row.answer.answered) if row.question.answerable else None


def _is_made_up(row: Judged) -> float | None:
    return None if row.question.answerable else float(row.answer.answered)


MEASURES = (
    Measure(
        "refused_wrongly",
        "answerable questions that were refused",
        Group.REFUSING,
        observe_each(_is_refused),
        _SOURCE,
        weigh_mean,
        higher_is_better=False,
    ),
    Measure(
        "answered_wrongly",
        "unanswerable questions that were answered",
        Group.REFUSING,
        observe_each(_is_made_up),
        _SOURCE,
        weigh_mean,
        higher_is_better=False,
    ),
)
