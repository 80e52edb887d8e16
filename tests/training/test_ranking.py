"""How the ranking is fitted, on made cases whose weights are known, and what it is fitted on."""

import re

import numpy as np
import pytest

from qa.answering.ranking.confidence import Features
from training.ranking.fit import (
    FOR_IT,
    NAMES,
    Case,
    choose_least,
    fit_likely,
    fit_rank,
    hold_words,
    measure_ece,
)
from training.ranking.held_out import _match_date, _match_words


def make_cases(count: int = 400) -> list[Case]:
    """Questions of two answers: high odds are right, high coverage by the question is not."""
    chance = np.random.default_rng(3)
    cases = []
    for number in range(count):
        odds, said = chance.normal(size=2), chance.random(2)
        chances = 1 / (1 + np.exp(-(2 * odds - 3 * said)))
        right = tuple((chance.random(2) < chances).tolist())
        answers = tuple(
            Features(odds=float(o), word_coverage=float(s)) for o, s in zip(odds, said, strict=True)
        )
        cases.append(Case("made", str(number), "words", True, answers, right))
    return cases


def test_what_tells_right_from_wrong_weighs_and_what_may_not_count_against_does_not():
    cases = make_cases()
    rank = fit_rank(cases)
    likely = fit_likely(cases, rank)
    for weights in (rank, likely.coef_[0]):
        assert weights[NAMES.index("odds")] > 0.5
        assert all(weights[NAMES.index(name)] >= 0 for name in FOR_IT)
        # Left to itself the fit would take about -3.
        assert weights[NAMES.index("word_coverage")] == 0.0


def test_the_least_confidence_costs_least():
    held_out = [(0.9, True, True), (0.6, True, True), (0.5, False, True), (0.4, False, False)]
    # From above .5 to .6: both right ones given, no wrong one, one told refused.
    assert 0.5 < choose_least(held_out) <= 0.6


def test_the_calibration_error_is_the_mean_gap_of_the_bins():
    held_out = [(0.95, True, True), (0.95, False, True), (0.15, False, True), (0.15, False, True)]
    assert measure_ece(held_out) == pytest.approx(0.5 * 0.45 + 0.5 * 0.15)


@pytest.mark.parametrize(
    ("sentence", "known", "held"),
    [
        ("About 70 staffers were lifted out.", "70 staffers", True),
        ("About 70 were lifted out.", "70 staffers", False),
    ],
)
def test_a_sentence_holds_known_words(sentence: str, known: str, held: bool):
    assert hold_words(sentence, known) is held


@pytest.mark.parametrize(
    ("value", "told", "matched"),
    [
        ("2021-03-31", "March 31, 2021 (Wednesday)", True),
        ("2021-03-31", "March 30, 2021", False),
        ("2021-03", "March 2021", True),
        ("2021-03", "May 2021", False),
        ("2021", "2021", True),
    ],
)
def test_a_known_date_is_matched_in_words(value: str, told: str, matched: bool):
    assert any(re.search(each, told) for each in _match_date(value)) is matched


def test_known_words_match_whatever_the_spaces_and_articles():
    assert re.search(_match_words("the old  mill."), "at the old\nmill today")
