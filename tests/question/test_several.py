"""Which questions ask for several things."""

import pytest

from qa.question.several import asks_several


@pytest.mark.parametrize(
    "text",
    [
        "Which countries did Brandt visit?",
        "In which two countries is the ferry built?",
        "What storms have sunk boats?",
        "Which Danish boats reached the harbour?",
        "what kinds of boats were sunk",
        "Which people left?",
        "Name the three largest harbours",
        "list the boats",
        "Who else was there?",
    ],
)
def test_a_plural_asks_for_several_things(text: str):
    assert asks_several(text)


@pytest.mark.parametrize(
    "text",
    [
        "Which country did Brandt visit?",
        "Which analyst thinks it will rain?",
        "Which virus is spreading?",
        "What causes storms?",
        "What was reported?",
        "What sank the boats?",
        "Which of his boat's sails tore?",
        "Name the mayor's wife",
        "Who closed the harbour?",
    ],
)
def test_a_singular_asks_for_one(text: str):
    assert not asks_several(text)
