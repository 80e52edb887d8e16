import pytest

from qa.retrieval.fusion import fuse_ranks


def test_scores_are_sums_of_reciprocal_ranks():
    fused = fuse_ranks([["a", "b"], ["b", "c"]])
    assert fused == [
        ("b", pytest.approx(1 / 62 + 1 / 61)),
        ("a", pytest.approx(1 / 61)),
        ("c", pytest.approx(1 / 62)),
    ]


def test_equal_scores_keep_the_order_of_first_appearance():
    assert [row for row, _ in fuse_ranks([["x", "y"], ["y", "x"]])] == ["x", "y"]


def test_nothing_to_fuse():
    assert fuse_ranks([[], []]) == []
