"""Several rankings to one."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Row = TypeVar("Row", bound=Hashable)

_DAMPING = 60


def fuse_ranks(rankings: Iterable[tuple[Sequence[Row], float]]) -> list[tuple[Row, float]]:
    """Return all rows of `rankings` with their reciprocal rank fusion score, best first.

    A row scores the sum of weight / (60 + rank) over the rankings that hold it, each given with its
    weight, rank counted from 1 (Cormack, Clarke and Büttcher, SIGIR 2009). Equal scores keep the
    order of first appearance.
    """
    scores: dict[Row, float] = {}
    for ranking, weight in rankings:
        for rank, row in enumerate(ranking, start=1):
            scores[row] = scores.get(row, 0.0) + weight / (_DAMPING + rank)
    return sorted(scores.items(), key=lambda item: -item[1])
