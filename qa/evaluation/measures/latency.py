"""How long the answers took, whole and by step."""

from collections.abc import Sequence
from functools import partial

from qa.evaluation.measures.measure import (
    Group,
    Measure,
    Unit,
    observe_each,
    weigh_percentile,
)
from qa.evaluation.metrics import Judged

TOTAL = "total"
_SOURCE = "the nearest rank of Answer.timings_ms"


def _take(step: str, row: Judged) -> float | None:
    return row.answer.timings_ms.get(step)


def _make(name: str, what: str, step: str, percent: int) -> Measure:
    return Measure(
        name,
        what,
        Group.LATENCY,
        observe_each(partial(_take, step)),
        _SOURCE,
        weigh_percentile(percent),
        Unit.MILLISECONDS,
        higher_is_better=False,
    )


def list_steps(judged: Sequence[Judged]) -> tuple[Measure, ...]:
    """Return a measure for each step that answers took time for, in the order of the steps."""
    steps = dict.fromkeys(step for row in judged for step in row.answer.timings_ms)
    return tuple(
        _make(f"{step} p{percent}", f"milliseconds to {step}, {percent} %", step, percent)
        for step in steps
        if step != TOTAL
        for percent in (50, 95)
    )


MEASURES = (
    _make("p50", "milliseconds that half of the answers took at most", TOTAL, 50),
    _make("p95", "milliseconds that 95 of 100 answers took at most", TOTAL, 95),
)
