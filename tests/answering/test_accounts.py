"""A figure of one account is no answer to a question for another."""

import pytest

from qa.answering.fitting.quantities import is_of_other_account
from qa.question.understanding import understand_question
from qa.types import Question


@pytest.mark.parametrize(
    ("question", "sentence", "words", "other"),
    [
        ("What was Hulm's profit in 2019?", "Revenue was 4 million.", "4 million", True),
        ("What was Hulm's turnover in 2019?", "Sales came to 4 million.", "4 million", False),
        ("What was Hulm's revenue in 2019?", "It took in 4 million.", "4 million", False),
        ("What was Hulm's revenue in 2019?", "It lost 4 million.", "4 million", True),
        ("What was Hulm's revenue in 2019?", "It hired 40 clerks.", "40 clerks", True),
        ("What was Hulm's revenue in 2019?", "It came to 4 million.", "4 million", False),
        ("What was Hulm's profit?", "It earned 4 crowns of 9 in sales.", "4 crowns", False),
        ("How much did Hulm spend?", "Investments were 7 million euros.", "7 million", False),
        ("How much did Hulm owe?", "Spending was 7 million euros.", "7 million", True),
        ("Why did Hulm's profit fall?", "Sales fell by 4 percent.", "4 percent", False),
        ("How many clerks did it hire?", "It hired 40 clerks.", "40 clerks", False),
    ],
)
def test_other_accounts_are_told(question: str, sentence: str, words: str, other: bool):
    asked = understand_question(Question(question))
    assert is_of_other_account(asked.accounts, sentence, words) is other
