"""Several questions in one are taken apart; one that only looks so is left whole."""

import pytest

from qa.question.parts import split_questions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "When did the mill burn, who was arrested, and how much was the damage?",
            ("When did the mill burn?", "who was arrested?", "how much was the damage?"),
        ),
        (
            "When did the mill burn? Who was arrested? How much was the damage?",
            ("When did the mill burn?", "Who was arrested?", "How much was the damage?"),
        ),
        (
            "when did the fire break out and when was the watchman released?",
            ("when did the fire break out?", "when was the watchman released?"),
        ),
        ("Who sold the mill and what did it cost?", ("Who sold the mill?", "what did it cost?")),
        (
            "Where is the port, and why was it closed?",
            ("Where is the port?", "why was it closed?"),
        ),
    ],
)
def test_questions_that_are_joined_are_taken_apart(text: str, parts: tuple[str, ...]):
    assert split_questions(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "When did the mill burn?",
        "When he resigned, who replaced him?",
        "When did the mayor, who is ill, resign?",
        "Did she say when and where it happened?",
        "Did the mayor explain why it was closed and who was to blame?",
        "Who sold the mill and the barn?",
        "When and where did it happen?",
        "The mill burned in March. Who was arrested?",
        "Who, in June, was arrested?",
        "What did the firm, which was sold in May, make?",
        "mill fire, arrests and damage",
    ],
)
def test_one_question_stays_whole(text: str):
    assert split_questions(text) == (text,)


def test_questions_beyond_the_sixth_stay_with_it():
    text = " ".join(f"Who was number {each}?" for each in range(8))
    parts = split_questions(text)
    assert parts[:5] == tuple(f"Who was number {each}?" for each in range(5))
    assert parts[5] == "Who was number 5? Who was number 6? Who was number 7?"
