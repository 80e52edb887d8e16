"""Numbers in digits and in words: the value, and the characters that tell it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.numbers import find_numbers


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("half a million", 500_000),
        ("three thousand two hundred", 3_200),
        ("thirty-five hundred", 3_500),
        ("1.5 million", 1_500_000),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("three point five million", 3_500_000),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("4,50", 4.5),
        ("1.200.000", 1_200_000),
        ("1.200,50", 1_200.5),
        ("1,200.50", 1_200.5),
        ("1,200", 1_200),
        ("1.25", 1.25),
        ("3.14159", 3.14159),
        ("1'200'000", 1_200_000),
        ("1 200 000", 1_200_000),
        ("1\u202f200", 1_200),
        ("1 234,56", 1_234.56),
        ("1,50,000", 150_000),
        ("10 lakh", 1_000_000),
        ("two hundred and fifty thousand", 250_000),
        ("five million two hundred thousand and four", 5_200_004),
        ("a hundred and one", 101),
        ("a thousand million", 10**9),
        ("a quarter of a million", 250_000),
        ("three-quarters of a billion", 750_000_000),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("1.5bn", 1_500_000_000),
        ("7k", 7_000),
        ("5-million", 5_000_000),
        ("zero", 0),
        ("six hundred thousand", 600_000),
    ],
)
def test_a_number_is_read_whole(written: str, value: float):
    (found,) = find_numbers(f"It took {written} people.")
    assert found.value == value
    assert f"It took {written} people."[found.start : found.end] == written


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between one hundred and two hundred", [100, 200]),
        ("between one thousand and two thousand", [1000, 2000]),
        ("80,000-90,000", [80_000, 90_000]),
        ("1,2,3", [1, 2, 3]),
        ("in 2020 300 people", [2020, 300]),
        ("on May 3, 2020", [3, 2020]),
        ("4, 50 people", [4, 50]),
        ("an hour, hundreds of boats", []),
        ("12,5% of 4,5 or 6", [12.5, 4, 5, 6]),
        ("99999999999999999999", []),
        ("five to six hundred", [5, 600]),
    ],
)
def test_numbers_side_by_side_stay_apart(text: str, values: list[float]):
    assert [number.value for number in find_numbers(text)] == values


@given(st.integers(0, 10**12))
def test_thousands_are_read_with_any_mark(number: int):
    for mark in (",", "\u202f", "'"):
        (found,) = find_numbers(f"{number:,}".replace(",", mark))
        assert found.value == number


@given(st.text(alphabet="half a two hundred thousand and point 1.,5 ½k-", max_size=60))
def test_every_number_is_a_slice_of_the_text(text: str):
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end
