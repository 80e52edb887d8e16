import math

import pytest

from qa.library.words import WordIndex


@pytest.fixture(scope="module")
def words() -> WordIndex:
    return WordIndex(
        [
            (7, "The troops moved to the border."),
            (9, "Milley called Gerasimov about troop movements. Troops, troops."),
            (4, "The U.S. Army said that Škoda was sold."),
        ]
    )


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
