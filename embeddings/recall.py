"""How many of the truly nearest rows an index finds, measured on a sample of its own vectors."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]

NEIGHBOURS = 10
_ASKED = 200


@dataclass(frozen=True, slots=True)
class Sample:
    """Vectors drawn evenly from a collection, shape (n, dimension), and their rows, shape (n,)."""

    rows: Rows
    vectors: Vectors

    @classmethod
    def draw(cls, chunks: Iterable[tuple[Rows, Vectors]], count: int, size: int) -> "Sample":
        """Return `size` of the `count` vectors of `chunks`, drawn the same way each time."""
        size = min(size, count)
        if size == 0:
            return cls(np.empty(0, dtype=np.int64), np.empty((0, 1), dtype=np.float32))
        places = np.sort(np.random.default_rng(0).choice(count, size, replace=False))
        rows: list[Rows] = []
        vectors: list[Vectors] = []
        begin = 0
        for chunk_rows, chunk in chunks:
            first, last = np.searchsorted(places, (begin, begin + len(chunk_rows)))
            inside = places[first:last] - begin
            rows.append(chunk_rows[inside])
            vectors.append(chunk[inside])
            begin += len(chunk_rows)
            if last == size:
                break
        return cls(np.concatenate(rows), np.concatenate(vectors))

    def for_recall(self) -> "Nearest":
        """Return some of the sample as queries whose nearest rows are to be found exactly."""
        step = max(1, len(self.rows) // _ASKED)
        return Nearest(self.rows[::step][:_ASKED].copy(), self.vectors[::step][:_ASKED].copy())


class Nearest:
    """The exactly nearest rows of some queries, as the collection goes by in chunks."""

    def __init__(self, rows: Rows, vectors: Vectors) -> None:
        self.rows = rows
        self.vectors = vectors
        self._best = np.full((len(rows), NEIGHBOURS + 1), -1, dtype=np.int64)
        self._scores = np.full(self._best.shape, -np.inf, dtype=np.float32)

    def look_through(self, rows: Rows, vectors: Vectors) -> None:
        """Keep the nearest of `rows`, shape (n,), and of those that went by before."""
        scores = np.concatenate([self._scores, self.vectors @ vectors.T], axis=1)
        both = np.concatenate([self._best, np.broadcast_to(rows, (len(self.rows), len(rows)))], 1)
        order = np.argpartition(-scores, NEIGHBOURS, axis=1)[:, : NEIGHBOURS + 1]
        self._best = np.take_along_axis(both, order, axis=1)
        self._scores = np.take_along_axis(scores, order, axis=1)

    def others(self) -> list[set[int]]:
        """Return the ten nearest of each query, without the query itself."""
        ranked = np.take_along_axis(self._best, np.argsort(-self._scores, axis=1), axis=1)
        return _without_themselves(ranked, self.rows)


def measure_recall(found: Rows, nearest: Nearest) -> float:
    """Return recall@10 of `found`, shape (queries, 11): a vector's own row is not counted."""
    pairs = zip(_without_themselves(found, nearest.rows), nearest.others(), strict=True)
    return float(np.mean([len(got & truly) / max(1, len(truly)) for got, truly in pairs]))


def _without_themselves(ranked: Rows, rows: Rows) -> list[set[int]]:
    return [
        set([int(each) for each in row if each >= 0 and each != own][:NEIGHBOURS])
        for row, own in zip(ranked, rows, strict=True)
    ]
