import pytest

from qa.retrieval.fusion import fuse_ranks


def test_scores_are_weighted_sums_of_reciprocal_ranks():
    fused = fuse_ranks([(["a", "b"], 1.0), (["b", "c"], 3.0)])
    assert fused == [
        ("b", pytest.approx(1 / 62 + 3 / 61)),
        ("c", pytest.approx(3 / 62)),
        ("a", pytest.approx(1 / 61)),
    ]


def test_equal_scores_keep_the_order_of_first_appearance():
    fused = fuse_ranks([(["x", "y"], 1.0), (["y", "x"], 1.0)])
    assert [row for row, _ in fused] == ["x", "y"]


def test_nothing_to_fuse():
    assert fuse_ranks([([], 1.0), ([], 2.0)]) == []
