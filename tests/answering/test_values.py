"""When two answers are one."""

import pytest

from qa.answering.ranking.values import read_numbers, say_the_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("80,000-90,000", "80 000 to 90 000"),
        ("four", "4"),
        ("four servicemen", "four"),
        ("1.5 million", "$1,500,000"),
        ("twenty-four", "24"),
        ("Mark Milley", "Milley"),
        ("General Mark Milley", "mark milley"),
        ("Volodymyr Zelensky", "Zelenskyy"),
        ("the Denver Broncos", "Denver Broncos"),
        ("President Joe Biden", "Joe Biden"),
        ("Tim Cook", "Timothy D. Cook"),
        ("pancreatic cancer", "Pancreatic cancer"),
        ("£5m", "£5 million"),
        ("$1.5bn", "$1.5 billion"),
        ("two hundred", "200"),
        ("five hundred thousand people", "500,000 people"),
        ("a hundred and twenty", "120"),
        ("a dozen boats", "12 boats"),
        ("half a million", "500,000"),
        ("three thousand two hundred", "3,200"),
        ("thirty-five hundred", "3500"),
        ("two and a half million", "2.5 million"),
        ("4,50 euros", "4.50 euros"),
        ("1.200.000", "1.2 million"),
        ("the US", "United States"),
    ],
)
def test_one_answer_in_other_words(one: str, other: str):
    assert say_the_same(one, other)
    assert say_the_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "five"),
        ("80,000-90,000", "80,000"),
        ("3 million", "3 billion"),
        ("Mark Milley", "Mark Esper"),
        ("US", "UN"),
        ("Ukraine", "Russia"),
        ("pancreatic cancer", "liver transplant"),
        ("four servicemen", "four civilians"),
        ("2012", "Sandy Hook"),
        ("£5 million", "$5 million"),
        ("guilty", "not guilty"),
        ("lawful", "unlawful"),
        ("eastern Ukraine", "western Ukraine"),
        ("Austria", "Australia"),
        ("Niger", "Nigeria"),
        ("more than 100", "fewer than 100"),
        ("two hundred", "2"),
    ],
)
def test_different_answers(one: str, other: str):
    assert not say_the_same(one, other)
    assert not say_the_same(other, one)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("between 80,000 and 90 000", (80_000, 90_000)),
        ("1.25", (1.25,)),
        ("thirty-one of 2 dozen", (31, 24)),
        ("no number", ()),
        ("13.7 million Macs", (13_700_000,)),
        ("one hundred and five of 3k", (105, 3_000)),
        ("a million, two hundred thousand, 40km", (1_000_000, 200_000, 40)),
    ],
)
def test_numbers_are_read_by_value(text: str, numbers: tuple[float, ...]):
    assert read_numbers(text) == numbers
