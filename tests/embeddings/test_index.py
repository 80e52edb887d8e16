import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.index import VectorIndex


def unit_rows(seed: int, rows: int, dimension: int = 16) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(rows, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@given(seed=st.integers(0, 10_000), rows=st.integers(1, 60), k=st.integers(1, 80))
def test_search_is_brute_force(seed: int, rows: int, k: int):
    vectors, query = unit_rows(seed, rows), unit_rows(seed + 1, 1)[0]
    found, scores = VectorIndex(vectors).search(query, k)
    expected = np.argsort(-(vectors @ query), kind="stable")[:k]
    assert found.tolist() == expected.tolist()
    np.testing.assert_allclose(scores, (vectors @ query)[expected], atol=1e-5)


@given(seed=st.integers(0, 10_000), among=st.sets(st.integers(0, 29)))
def test_search_among_is_brute_force_over_those_rows(seed: int, among: set[int]):
    vectors, query = unit_rows(seed, 30), unit_rows(seed + 1, 1)[0]
    rows = np.array(sorted(among), dtype=np.int64)
    found, _ = VectorIndex(vectors).search(query, 10, rows)
    assert found.tolist() == sorted(rows.tolist(), key=lambda row: -(vectors[row] @ query))[:10]


@pytest.mark.parametrize("among", [None, np.empty(0, dtype=np.int64)])
def test_nothing_to_search_finds_nothing(among: np.ndarray | None):
    index = VectorIndex(np.empty((0, 16), dtype=np.float32))
    rows, scores = index.search(unit_rows(0, 1)[0], 5, among)
    assert (len(index), rows.tolist(), scores.tolist()) == (0, [], [])
