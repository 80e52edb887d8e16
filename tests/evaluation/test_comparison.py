import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from judged_samples import run_of

from qa.errors import FigureError, QuestionFileError
from qa.evaluation.comparison import Trend, compare_runs, find_chance
from qa.evaluation.gates import Bound, check_figures, read_bound
from qa.evaluation.scores import score_run


def test_chance_is_counted_exactly():
    moved = np.array([1.0, 1.0, -0.5, 0.0, 2.0])
    sums = [
        sum(np.array(signs) @ moved[moved != 0] for _ in (0,))
        for signs in product((1, -1), repeat=4)
    ]
    by_hand = np.mean([abs(each) >= 3.5 for each in sums])
    assert find_chance(moved) == by_hand == 0.25
    assert find_chance(np.zeros(5)) == 1


def test_chance_of_many_is_drawn_and_is_always_the_same():
    moved = np.array([1.0] * 20 + [-1.0] * 10)
    # Binomial: at least 20 of 30 heads or tails.
    assert find_chance(moved) == pytest.approx(0.0987, abs=0.01)
    assert find_chance(moved) == find_chance(moved)
    assert 0 < find_chance(np.ones(100)) < 1e-3


def test_what_got_better_and_worse_is_told():
    before = run_of(True, False, False, True, False)
    after = run_of(True, True, False, False, False)[:5]
    after[2] = replace(after[2], answer=replace(after[2].answer, text="Mayer"))
    compared = compare_runs(before, after)
    assert [pair[1].question.identity for pair in compared.better] == ["q1"]
    assert [pair[1].question.identity for pair in compared.worse] == ["q3"]
    assert [pair[1].question.identity for pair in compared.changed] == ["q2"]
    right = compared.find("right")
    assert (right.before, right.after, right.trend) == (0.4, 0.4, Trend.SAME)


def test_a_small_difference_is_no_more_than_noise_and_a_large_one_is_more():
    small = compare_runs(run_of(*[True] * 9, False), run_of(*[True] * 10)).find("right")
    assert (small.trend, small.chance) == (Trend.NOISE, 1.0)
    assert small.low <= small.change <= small.high
    before, after = run_of(*[False] * 8, *[True] * 8), run_of(*[True] * 16)
    assert compare_runs(before, after).find("right").trend is Trend.BETTER
    assert compare_runs(after, before).find("right").trend is Trend.WORSE
    assert compare_runs(before, after).find("wrong_answers").trend is Trend.BETTER
    assert compare_runs(before, after).find("right").chance == 2 / 2**8


def test_only_what_both_have_is_compared():
    compared = compare_runs(run_of(True, True, True), run_of(True, False)[1:])
    assert (compared.shared, compared.left_out) == (1, ("q0", "q2"))
    with pytest.raises(QuestionFileError, match="none of these questions"):
        compare_runs(run_of(True), run_of(True, True)[1:])


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("right=0.8", ("right", 0.8)),
        ("right = 80%", ("right", 0.8)),
        ("wrong-answers=.1", ("wrong_answers", 0.1)),
        ("p95=900", ("p95", 900)),
        ("nDCG@10=1", ("ndcg@10", 1)),
    ],
)
def test_bounds_are_read(text: str, bound: tuple[str, float]):
    assert read_bound(text, is_least=True) == Bound(*bound, is_least=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rigth=0.8", "no figure is called 'rigth'; is right meant?"),
        ("=0.8", "no figure is called ''"),
        ("right", "'right' has no number"),
        ("right=", "'right=' has no number"),
        ("right=nan", "'right=nan' has no number"),
        ("right=80", "right is a share from 0 to 1"),
        ("right=-1", "right is a share from 0 to 1"),
    ],
)
def test_bounds_that_mean_nothing_are_told(text: str, message: str):
    with pytest.raises(ValueError, match=re.escape(message)):
        read_bound(text, is_least=True)


@pytest.mark.parametrize(
    ("bounds", "failed"),
    [
        ((("right", 0.8, True), ("wrong_answers", 0.2, False)), ""),
        ((("right", 0.81, True),), "right is 0.8, at least 0.81 was asked for"),
        ((("wrong_answers", 0.1, False), ("right", 1, True)),
         "wrong_answers is 0.2, at most 0.1 was asked for; right is 0.8, at least 1 was asked for"),
        ((("answered_wrongly", 1, False),), "answered_wrongly cannot be measured"),
    ],
)  # fmt: skip
def test_figures_are_checked(bounds, failed: str):
    scores = score_run(run_of(True, True, True, True, False))
    wanted = [Bound(*each) for each in bounds]
    if not failed:
        check_figures(scores, wanted)
        return
    with pytest.raises(FigureError, match=re.escape(failed)) as caught:
        check_figures(scores, wanted)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 1


def test_worse_than_a_baseline_by_more_than_noise_fails():
    good, bad = run_of(*[True] * 10), run_of(*[False] * 10)
    check_figures(score_run(good), [], compare_runs(bad, good))
    slightly = run_of(*[True] * 9, False)
    check_figures(score_run(slightly), [], compare_runs(good, slightly))
    with pytest.raises(FigureError, match=r"right is 0, worse than the baseline's 1 .* wrong_ans"):
        check_figures(score_run(bad), [], compare_runs(good, bad))
