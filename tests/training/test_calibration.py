"""How scores become log-odds, and from which on a reader answers."""

import numpy as np
import pytest

from qa.reader.adapter import Calibration
from training.reader.calibrate import Scores, choose_threshold, fit_calibration, join_files
from training.reader.scoring import token_f1


def test_f1_counts_shared_words_without_articles() -> None:
    assert token_f1("The Mark Milley.", "Mark Milley") == 1.0
    assert token_f1("General Mark Milley", "Mark Milley") == pytest.approx(0.8)
    assert token_f1("", "Milley") == 0.0


def test_the_threshold_is_the_best_of_a_brute_force() -> None:
    chance = np.random.default_rng(5)
    answerable = chance.random(200) < 0.5
    raw = chance.normal(size=200) + answerable
    f1 = np.where(answerable, chance.random(200), 0.0)
    scores = Scores(raw, np.zeros(200), f1, answerable, np.ones(200))

    def mean_f1(threshold: float) -> float:
        answered = raw >= threshold
        return float(np.where(answerable, answered * f1, ~answered).mean())

    best = max(mean_f1(threshold) for threshold in [*raw, raw.max() + 1])
    assert mean_f1(choose_threshold(raw, scores)) == pytest.approx(best)
    strict = choose_threshold(raw, scores, refused=0.9)
    assert (raw[~answerable] < strict).mean() >= 0.9
    # One more of the unanswerable would be answered below it.
    lower = np.nextafter(raw[raw < strict].max(), -np.inf)
    assert (raw[~answerable] < lower).mean() < 0.9


def test_calibration_finds_the_weights_that_made_the_data() -> None:
    chance = np.random.default_rng(6)
    raw, missing = chance.normal(scale=3, size=20_000), chance.integers(0, 3, size=20_000)
    odds = 0.5 * raw - 0.25 - 1.0 * missing
    answerable = chance.random(20_000) < 1 / (1 + np.exp(-odds))
    scores = Scores(raw, missing.astype(float), answerable * 1.0, answerable, np.ones(20_000))
    fitted = fit_calibration(scores)
    assert isinstance(fitted, Calibration)
    assert fitted.slope == pytest.approx(0.5, abs=0.03)
    assert fitted.intercept == pytest.approx(-0.25, abs=0.08)
    assert fitted.missing_weight == pytest.approx(1.0, abs=0.06)
    assert fit_calibration(scores, missing_weight=0.3).missing_weight == 0.3


def test_each_dev_file_counts_the_same() -> None:
    def rows(count: int, raw: float, *, answerable: bool) -> Scores:
        flags = np.full(count, answerable)
        return Scores(np.full(count, raw), np.zeros(count), flags * 1.0, flags, np.ones(count))

    joined = join_files([rows(30, 1.0, answerable=True), rows(10, 2.0, answerable=False)])
    assert joined.raw.tolist() == [1.0] * 30 + [2.0] * 10
    assert joined.weight[:30].sum() == pytest.approx(joined.weight[30:].sum()) == 20.0
    # Refusing all costs what it wins; of files unweighed, answering all would win.
    assert choose_threshold(joined.raw, joined, refused=1.0) > 2.0
