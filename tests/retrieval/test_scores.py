"""What makes a passage's score: its meaning, its words, its day, against hand arithmetic."""

from datetime import date
from math import exp, log

import pytest

from qa.retrieval.fusion import fuse_scores
from qa.retrieval.recency import weigh_day
from qa.retrieval.retriever import Times
from qa.types import Period

ASKED = date(2022, 1, 7)


def test_words_add_to_the_cosine_as_a_share_of_the_best_match():
    likeness = {1: 0.5, 2: 0.4, 3: 0.1}
    scores = fuse_scores(likeness, [[(2, 12.0), (3, 6.0)], [(3, 9.0)]])
    assert scores == {
        # What the words did not bring counts half of the last that they brought.
        1: pytest.approx(0.5 + 0.3 * 3.0 / 12.0),
        2: pytest.approx(0.4 + 0.3),
        3: pytest.approx(0.1 + 0.3 * 9.0 / 12.0),
    }


@pytest.mark.parametrize("rankings", [[], [[]], [[], []]])
def test_without_a_match_the_cosine_is_the_score(rankings: list):
    assert fuse_scores({1: 0.5}, rankings) == {1: 0.5}


def test_a_match_only_in_a_period_leaves_the_others_their_cosine():
    assert fuse_scores({1: 0.5, 2: 0.4}, [[], [(2, 3.0)]]) == {1: 0.5, 2: pytest.approx(0.7)}


@pytest.mark.parametrize(
    ("day", "weight"),
    [
        (ASKED, log(1 + exp(-5))),
        (date(2022, 1, 2), log(exp(-1) + exp(-5))),
        (date(2012, 1, 7), -5.0),
        (None, -5.0),
        (date(2022, 1, 8), -1.0),
        (date(2022, 2, 7), -5.0),
    ],
)
def test_a_day_weighs_less_the_longer_ago_or_ahead_it_is(day: date | None, weight: float):
    assert weigh_day(day, ASKED) == pytest.approx(weight)


def test_times_add_recency_and_the_named_period():
    this_week, first_days = (Period(date(2022, 1, 1), date(2022, 1, last)) for last in (9, 5))
    recent = 0.07 * log(1 + exp(-5))
    assert Times(asked=ASKED).weigh(ASKED) == pytest.approx(recent)
    assert Times(named=this_week, asked=ASKED).weigh(ASKED) == pytest.approx(recent + 0.08)
    early = date(2022, 1, 2)
    before = 0.07 * log(exp(-1) + exp(-5))
    assert Times(named=first_days, asked=ASKED).weigh(early) == pytest.approx(before + 0.28)
    assert Times(named=this_week).weigh(date(2021, 1, 1)) == Times().weigh(None) == 0.0


def test_pools_are_the_named_period_and_the_week_before_unless_the_user_set_one():
    named, week = Period(last=date(2020, 1, 1)), Period(date(2021, 12, 31), date(2022, 1, 8))
    assert Times(named=named, asked=ASKED).pools() == [Period(), named, week]
    assert Times(Period(first=ASKED), named, ASKED).pools() == [Period(first=ASKED)]
