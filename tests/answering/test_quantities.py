"""Which numbers measure what a question asks for."""

import pytest

from qa.answering.quantities import fits_measure, has_number

TEXT = (
    "In 2021 the Boeing 737 of the 41st squadron carried 180 people, 19 percent of them children;"
    " a seat cost $250 and about 60 dollars more for two bags of COVID-19 tests."
)


@pytest.mark.parametrize(
    ("question", "words", "fits"),
    [
        ("How many people were on board?", "180 people", True),
        ("How many people were on board?", "Boeing 737", False),
        ("How many planes were there?", "737", False),
        ("How many squadrons were there?", "41st squadron", False),
        ("How many tests were there?", "COVID-19 tests", False),
        ("How many seats were there?", "$250", False),
        ("How many bags were there?", "two bags", True),
        ("What percentage were children?", "19", True),
        ("What percentage were children?", "180", False),
        ("How much did a seat cost?", "$250", True),
        ("How much did a seat cost?", "60", True),
        ("How much did a seat cost?", "180", False),
        ("How much is it?", "180", True),
        ("How old is he?", "children", False),
    ],
)
def test_a_number_measures_what_is_asked_for(question: str, words: str, fits: bool):
    start = TEXT.index(words)
    assert fits_measure(question, TEXT, start, start + len(words)) is fits


@pytest.mark.parametrize(
    ("text", "has"), [("seven boats", True), ("7 boats", True), ("someone rowed", False)]
)
def test_numbers_are_told_in_digits_or_words(text: str, has: bool):
    assert has_number(text) is has
