import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.errors import DamagedIndexError
from embeddings.index import VectorIndex


def unit_rows(seed: int, rows: int, dimension: int = 16) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(rows, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def clustered_rows(seed: int, rows: int, dimension: int = 32) -> np.ndarray:
    source = np.random.default_rng(seed)
    centres = source.normal(size=(40, dimension))
    vectors = centres[source.integers(0, 40, rows)] + 0.5 * source.normal(size=(rows, dimension))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def build(vectors: np.ndarray, rows: np.ndarray | None = None, **options: int) -> VectorIndex:
    numbers = np.arange(len(vectors)) if rows is None else rows

    def chunks():
        for begin in range(0, len(vectors), 1000):
            yield numbers[begin : begin + 1000], vectors[begin : begin + 1000]

    return VectorIndex.build(chunks, len(vectors), **options)


def nearest(vectors: np.ndarray, query: np.ndarray, k: int) -> list[int]:
    return np.argsort(-(vectors @ query), kind="stable")[:k].tolist()


@given(seed=st.integers(0, 10_000), rows=st.integers(1, 60), k=st.integers(1, 80))
def test_search_is_brute_force(seed: int, rows: int, k: int):
    vectors, query = unit_rows(seed, rows), unit_rows(seed + 1, 1)[0]
    found, scores = build(vectors).search(query, k)
    expected = nearest(vectors, query, k)
    assert found.tolist() == expected
    np.testing.assert_allclose(scores, (vectors @ query)[expected], atol=1e-5)


@given(seed=st.integers(0, 10_000), rows=st.integers(0, 60), k=st.integers(1, 80))
def test_many_searches_find_what_each_finds(seed: int, rows: int, k: int):
    index, queries = build(unit_rows(seed, rows)), unit_rows(seed + 1, 70)
    found = index.search_many(queries, k)
    assert found.shape == (70, min(rows, k))
    for query, row in zip(queries, found, strict=True):
        assert row.tolist() == index.search(query, k)[0].tolist()


@given(seed=st.integers(0, 10_000), among=st.sets(st.integers(0, 29)))
def test_search_among_is_brute_force_over_those_rows(seed: int, among: set[int]):
    vectors, query = unit_rows(seed, 30), unit_rows(seed + 1, 1)[0]
    rows = np.array(sorted(among), dtype=np.int64)
    found, _ = build(vectors).search(query, 10, rows)
    assert found.tolist() == sorted(rows.tolist(), key=lambda row: -(vectors[row] @ query))[:10]


@pytest.mark.parametrize("among", [None, np.empty(0, dtype=np.int64)])
def test_nothing_to_search_finds_nothing(among: np.ndarray | None):
    index = build(np.empty((0, 16), dtype=np.float32))
    rows, scores = index.search(unit_rows(0, 1)[0], 5, among)
    assert (len(index), rows.tolist(), scores.tolist()) == (0, [], [])


@pytest.mark.parametrize("exact_up_to", [10_000, 1000])
def test_rows_go_in_and_out_by_their_numbers(exact_up_to: int):
    vectors = clustered_rows(1, 3000)
    numbers = 7 * np.arange(3000) + 3
    index = build(vectors[:2500], numbers[:2500], exact_up_to=exact_up_to)
    index.add(numbers[2500:], vectors[2500:])
    index.remove(numbers[:500])
    assert len(index) == 2500
    for place in (600, 2700):
        assert index.search(vectors[place], 1)[0].tolist() == [numbers[place]]
    assert index.rows().tolist() == numbers[500:].tolist()
    assert numbers[0] not in index.search(vectors[0], 50)[0]


def test_large_index_is_approximate_with_a_recall_that_is_measured():
    vectors, queries = np.split(clustered_rows(2, 4100), [4000])
    index = build(vectors, exact_up_to=1000)
    facts = index.facts
    assert facts.kind == "IVF100,SQ8"
    assert (facts.rows, facts.dimension, facts.built_rows) == (4000, 32, 4000)
    assert 0.95 <= facts.recall <= 1
    assert 1 <= facts.probes < 100
    found = [
        len(set(index.search(query, 10)[0]) & set(nearest(vectors, query, 10))) for query in queries
    ]
    assert np.mean(found) / 10 == pytest.approx(facts.recall, abs=0.05)


@pytest.mark.parametrize("share", [2, 40, 1000])
def test_search_among_a_few_rows_of_a_large_index_is_nearly_exact(share: int):
    vectors, queries = np.split(clustered_rows(4, 4050), [4000])
    index = build(vectors, exact_up_to=1000)
    among = np.arange(0, 4000, share)
    found = [
        len(set(index.search(query, 10, among)[0]) & set(among[nearest(vectors[among], query, 10)]))
        for query in queries
    ]
    assert np.mean(found) / min(10, len(among)) >= 0.93


def test_index_is_of_the_kind_that_its_size_asks_for():
    small = build(clustered_rows(6, 1000), exact_up_to=1000)
    large = build(clustered_rows(6, 1001), exact_up_to=1000)
    assert (small.facts.kind, large.facts.kind) == ("Flat", "IVF25,SQ8")
    assert (small.can_take(1000, 1000), small.can_take(1001, 1000)) == (True, False)
    assert [large.can_take(count, 1000) for count in (900, 1001, 1501, 1502)] == [
        False, True, True, False
    ]  # fmt: skip


@pytest.mark.parametrize("exact_up_to", [10_000, 1000])
def test_saved_index_finds_the_same(tmp_path: Path, exact_up_to: int):
    vectors = clustered_rows(7, 2000)
    index = build(vectors, exact_up_to=exact_up_to)
    index.save(tmp_path / "v.faiss")
    again = VectorIndex.load(tmp_path / "v.faiss")
    for query in clustered_rows(8, 5):
        assert again.search(query, 10)[0].tolist() == index.search(query, 10)[0].tolist()
    beside = json.loads((tmp_path / "v.json").read_text())
    assert (beside["rows"], beside["recall"]) == (2000, index.facts.recall)
    assert len(beside["checksum"]) == 64


@pytest.mark.parametrize("damage", ["cut", "flip", "delete", "facts"])
def test_damaged_file_is_never_loaded(tmp_path: Path, damage: str):
    path = tmp_path / "v.faiss"
    build(unit_rows(0, 50)).save(path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    if damage == "delete":
        path.unlink()
    elif damage == "facts":
        (tmp_path / "v.json").write_text("{")
    else:
        path.write_bytes(content if damage == "flip" else content[:-100])
    with pytest.raises(DamagedIndexError, match=r"v\.(faiss|json)"):
        VectorIndex.load(path)


def test_index_that_cannot_be_written_is_an_os_error(tmp_path: Path):
    with pytest.raises(OSError, match="cannot write"):
        build(unit_rows(0, 50)).save(tmp_path / "no" / "v.faiss")
