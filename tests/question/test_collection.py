"""Questions about the collection are told from questions about what the reports tell."""

from datetime import date

import pytest

from qa.question.collection import CollectionQuestion, Wanted, read_collection_question
from qa.types import Period

YEAR = Period(date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Which reports are from 2022?", CollectionQuestion(Wanted.LIST, period=YEAR)),
        ("List all the reports from 2022", CollectionQuestion(Wanted.LIST, period=YEAR)),
        ("How many articles were published in 2022?", CollectionQuestion(Wanted.COUNT, "", YEAR)),
        ("How many reports mention Milley?", CollectionQuestion(Wanted.COUNT, "Milley")),
        (
            "which documents talk about the Lindow ferry",
            CollectionQuestion(Wanted.LIST, "the Lindow ferry"),
        ),
        ("What is the oldest report?", CollectionQuestion(Wanted.OLDEST)),
        ("which is the most recent article", CollectionQuestion(Wanted.NEWEST)),
        ("What is in here?", CollectionQuestion(Wanted.LIST)),
        ("what's in this folder", CollectionQuestion(Wanted.LIST)),
        ("How many files are there?", CollectionQuestion(Wanted.COUNT)),
        ("Which reports do you have?", CollectionQuestion(Wanted.LIST)),
    ],
)
def test_what_is_asked_of_the_collection(text: str, read: CollectionQuestion | None):
    assert read_collection_question(text, None) == read


@pytest.mark.parametrize(
    "text",
    [
        "How many reports of theft were filed in 2022?",
        "What is the latest report on the fire?",
        "What did the reports say about the fire in 2022?",
        "Which report did the minister publish in 2022?",
        "What is in the water?",
        "How many documents did the FBI seize?",
        "What was the oldest ship?",
        "Which articles of the treaty were broken?",
        "What is the first?",
        "Which reports from 2022 tell of the fire in Lindow?",
    ],
)
def test_what_the_reports_tell_is_not_asked_of_the_collection(text: str):
    assert read_collection_question(text, None) is None
