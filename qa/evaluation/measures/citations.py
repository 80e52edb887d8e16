"""How far the sources that are cited are those that hold the answer."""

from qa.evaluation.measures.measure import Group, Measure, observe_each, weigh_mean
from qa.evaluation.metrics import Judged

_SOURCE = "Gao et al., ALCE, 2023, over sources: here the listed ones are the right ones"


def _is_about(row: Judged) -> bool:
    return row.question.answerable and bool(row.question.sources) and row.answer.answered


def _precision(row: Judged) -> float | None:
    if not _is_about(row) or not row.cited:
        return None
    return len(row.cited & row.listed) / len(row.cited)


def _recall(row: Judged) -> float | None:
    return len(row.cited & row.listed) / len(row.listed) if _is_about(row) else None


MEASURES = (
    Measure(
        "citation_precision",
        "of the sources that an answer cites, those that are listed",
        Group.CITATIONS,
        observe_each(_precision),
        _SOURCE,
        weigh_mean,
    ),
    Measure(
        "citation_recall",
        "of the listed sources, those that the answer cites",
        Group.CITATIONS,
        observe_each(_recall),
        _SOURCE,
        weigh_mean,
    ),
)
