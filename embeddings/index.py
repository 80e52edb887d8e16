"""Vectors to nearest rows; the only module that imports faiss."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]


class VectorIndex:
    """Exact nearest neighbours by dot product over rows of unit vectors."""

    def __init__(self, vectors: Vectors) -> None:
        """Index `vectors`, shape (rows, dimension); a row is known by its position."""
        import faiss

        self._index: Any = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, query: Vectors, k: int, among: Rows | None = None) -> tuple[Rows, Vectors]:
        """Return the `k` nearest rows to `query`, shape (dimension,), and their dot products.

        Only the rows `among` are looked at, where they are given. Both results come best first and
        have the same shape, (n,) with n at most `k`.
        """
        import faiss

        wanted = min(k, len(self) if among is None else len(among))
        if wanted == 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        parameters = None
        if among is not None:
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]
        queries = np.ascontiguousarray(query[None], dtype=np.float32)
        scores, rows = self._index.search(queries, wanted, params=parameters)
        return rows[0], scores[0]
