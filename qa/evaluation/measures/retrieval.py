"""How well the listed sources are found, as ir_measures counts it (MacAvaney et al., 2022)."""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Final

from qa.evaluation.measures.measure import Group, Measure, Observed, gather, weigh_mean
from qa.evaluation.metrics import Judged

# Our name, that of ir_measures, and what it is.
_KNOWN: Final = (
    ("hits@1", "Success@1", "a listed source comes first"),
    ("hits@4", "Success@4", "a listed source is among the first 4"),
    ("hits@10", "Success@10", "a listed source is among the first 10"),
    ("mrr@10", "RR@10", "one over the place of the first listed source, 0 behind the 10th"),
    ("ndcg@10", "nDCG@10", "how near the first 10 are to the best order of the listed sources"),
    ("recall@10", "R@10", "of the listed sources, those among the first 10"),
    ("recall@20", "R@20", "of the listed sources, those among the first 20"),
)

Qrels = tuple[tuple[str, tuple[tuple[str, int], ...], tuple[str, ...]], ...]


def _observe(measure: str, judged: Sequence[Judged]) -> Observed:
    about = tuple(
        (str(place), _grade(row), row.answer.retrieved)
        for place, row in enumerate(judged)
        if row.question.answerable and row.question.sources
    )
    scores = _calculate(about) if about else {}
    return gather([(int(query), scores[measure, query]) for query, _, _ in about])


def _grade(row: Judged) -> tuple[tuple[str, int], ...]:
    grades = row.question.grades or (1,) * len(row.question.sources)
    return tuple(dict(zip(row.question.sources, grades, strict=True)).items())


@lru_cache(maxsize=4)
def _calculate(about: Qrels) -> dict[tuple[str, str], float]:
    """Return the value of each measure for each query, all in one go."""
    import ir_measures

    measures = {ir_measures.parse_measure(theirs): theirs for _, theirs, _ in _KNOWN}
    qrels = {query: dict(graded) for query, graded, _ in about}
    run = {
        query: {source: 1 / rank for rank, source in enumerate(retrieved, start=1)}
        for query, _, retrieved in about
    }
    scores = {(theirs, query): 0.0 for theirs in measures.values() for query in qrels}
    found = ir_measures.iter_calc(list(measures), qrels, run)
    return scores | {(measures[each.measure], each.query_id): float(each.value) for each in found}


MEASURES = tuple(
    Measure(
        name, what, Group.RETRIEVAL, partial(_observe, theirs), f"ir_measures: {theirs}", weigh_mean
    )
    for name, theirs, what in _KNOWN
)
