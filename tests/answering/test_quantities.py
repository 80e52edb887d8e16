"""Which numbers measure what a question asks for."""

import pytest

from qa.answering.fitting.quantities import fits_measure
from qa.question.measures import find_measure

TEXT = (
    "In 2021 the 41st squadron carried 180 people, 19 percent of them children; a seat cost $250"
    " and about 60 dollars more for two bags of COVID-19 tests.\n\nAbout 12 died. A third won 52"
    " seats, 500 rand and 40 to 60 per cent of 16GB. He was away for a year and called twice."
    " Nobody else lost 7k and sold 5M of 1.4bn."
)


@pytest.mark.parametrize(
    ("question", "words", "fits"),
    [
        ("How many people were on board?", "180 people", True),
        ("How many died?", "12", True),
        ("How many squadrons were there?", "41st", False),
        ("How many squadrons were there?", "41", False),
        ("How many tests were there?", "COVID-19 tests", False),
        ("How many tests were there?", "19 tests", False),
        ("How many were stored?", "16GB", False),
        ("How many seats were there?", "250", False),
        ("How many dollars did it cost?", "$250", True),
        ("How many bags were there?", "two bags", True),
        ("What number of visitors paid?", "180", True),
        ("What percentage were children?", "19", True),
        ("What percentage were children?", "180", False),
        ("What percentage were children?", "2021", False),
        ("What share of the seats was won?", "A third", True),
        ("What share of the seats was won?", "40", True),
        ("How much did a seat cost?", "$250", True),
        ("How much did a seat cost?", "250", True),
        ("How much did a seat cost?", "60", True),
        ("How much did a seat cost?", "500 rand", True),
        ("How much did a seat cost?", "180", False),
        ("How much did he pay?", "52", False),
        ("How much did it cost in lives?", "12", True),
        ("How much time did he spend there?", "180", True),
        ("How much is it?", "180", True),
        ("How old is he?", "children", False),
        ("How long was he away?", "a year", True),
        ("How many live there?", "1.4bn", True),
        ("How many were sold?", "5M", True),
        ("How many soldiers fell?", "7k", True),
        ("How many times did he call?", "twice", True),
        ("How many were hurt?", "Nobody", True),
    ],
)
def test_a_number_measures_what_is_asked_for(question: str, words: str, fits: bool):
    start = TEXT.index(words)
    assert fits_measure(find_measure(question), TEXT, start, start + len(words)) is fits
