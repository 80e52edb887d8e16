import math
from datetime import date
from pathlib import Path

import pytest

from qa.library.words import WordIndex
from qa.types import Period

DAY = date(2021, 3, 31)
ENTRIES = [
    (7, DAY.toordinal(), "The troops moved to the border."),
    (9, DAY.toordinal() + 1, "Milley called Gerasimov about troop movements. Troops, troops."),
    (4, 0, "The U.S. Army said that Škoda was sold."),
]


@pytest.fixture(scope="module", params=["in memory", "in a folder", "opened", "copied"])
def words(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> WordIndex:
    folder, copy = tmp_path_factory.mktemp("words"), tmp_path_factory.mktemp("copy")
    made = WordIndex.build(ENTRIES, None if request.param == "in memory" else folder)
    if request.param == "opened":
        return WordIndex.open(folder)
    return WordIndex.copy(folder, copy) if request.param == "copied" else made


def test_terms_are_stemmed_lower_case_and_without_accents(words: WordIndex):
    assert words.terms("Škoda's TROOPS, U.S. 80,000") == ["skoda", "s", "troop", "us", "80", "000"]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("movements of troops", [9, 7]),
        ("US", [4]),
        ("skoda", [4]),
        ('"Gerasimov" AND (NOT +called:', [9]),
        ("zebra", []),
        ("", []),
    ],
)
def test_search_ranks_rows_by_their_words(words: WordIndex, query: str, rows: list[int]):
    assert [row for row, _ in words.search(query, 10)] == rows


def test_scores_are_bm25(words: WordIndex):
    ((row, score),) = words.search("gerasimov", 10)
    lengths = [6, 8, 8]
    frequency, length, average = 1, lengths[1], sum(lengths) / 3
    k1, b = 1.2, 0.75
    saturation = frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * length / average))
    assert row == 9
    assert score == pytest.approx(words.rarity("gerasimov") * saturation, rel=0.02)


def test_rarity_is_inverse_document_frequency(words: WordIndex):
    assert words.rarity("troop") == pytest.approx(math.log(1 + (3 - 2 + 0.5) / (2 + 0.5)))
    assert words.rarity("zebra") == pytest.approx(math.log(1 + 3.5 / 0.5))
    assert len(words) == 3


def test_k_bounds_the_rows(words: WordIndex):
    assert [row for row, _ in words.search("troops", 1)] == [9]


@pytest.mark.parametrize(
    ("period", "rows"),
    [
        (Period(DAY, DAY), [7]),
        (Period(first=DAY), [9, 7]),
        (Period(last=DAY), [7]),
        (Period(last=date(2021, 3, 30)), []),
        (Period(), [9, 7]),
    ],
)
def test_period_keeps_the_rows_of_its_days_with_the_same_scores(
    words: WordIndex, period: Period, rows: list[int]
):
    everywhere = dict(words.search("troops of the army", 10))
    found = words.search("troops", 10, period)
    assert [row for row, _ in found] == rows
    assert dict(found) == {row: dict(words.search("troops", 10))[row] for row in rows}
    assert 4 in everywhere
    assert 4 not in [row for row, _ in words.search("army", 10, Period(first=date.min))]


def test_rows_are_kept_to_with_the_same_scores(words: WordIndex):
    everywhere = dict(words.search("troops", 10))
    kept = sorted(everywhere)[:2]
    assert dict(words.search("troops", 10, among=kept)) == {row: everywhere[row] for row in kept}
    assert words.search("troops", 10, among=[]) == []


def test_a_copy_changes_and_its_original_does_not(tmp_path: Path):
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    original = WordIndex.build(ENTRIES, first)
    copy = WordIndex.copy(first, second)
    copy.update([9, 4], [(12, 0, "Gerasimov left.")])
    assert [row for row, _ in copy.search("Gerasimov", 10)] == [12]
    assert sorted(copy.rows()) == sorted(WordIndex.open(second).rows()) == [7, 12]
    for each in (original, WordIndex.open(first)):
        assert sorted(each.rows()) == [4, 7, 9]
        assert [row for row, _ in each.search("Gerasimov", 10)] == [9]


def test_rarity_stays_a_number_when_most_rows_are_gone(tmp_path: Path):
    words = WordIndex.build([(row, 0, "troops") for row in range(50)], tmp_path)
    words.update(range(1, 50), [])
    assert (len(words), words.rarity("troop") > 0) == (1, True)


def test_what_is_no_index_is_an_os_error(tmp_path: Path):
    with pytest.raises(OSError, match="cannot read"):
        WordIndex.open(tmp_path)
