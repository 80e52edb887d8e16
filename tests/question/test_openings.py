"""Which digest the first words of a question ask for, and of what."""

import pytest

from qa.question.openings import find_digest
from qa.types import AnswerKind

HAPPENED, REPORTED, LATEST = AnswerKind.HAPPENED, AnswerKind.REPORTED, AnswerKind.LATEST


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("What happened in March 2021?", HAPPENED, "in March 2021"),
        ("In March 2021, what happened in Lindow?", HAPPENED, "in Lindow In March 2021"),
        ("Can you tell me what happened in May?", HAPPENED, "in May"),
        ("What were the main events of 2021?", HAPPENED, "of 2021"),
        ("What was reported about the harbour?", REPORTED, "about the harbour"),
        ("What made headlines in May 2021?", REPORTED, "in May 2021"),
        ("What was published in May 2021?", REPORTED, "in May 2021"),
        ("What do the reports say about the harbour?", REPORTED, "the harbour"),
        ("What's the latest on the harbour?", LATEST, "the harbour"),
        ("Give me the latest on the harbour", LATEST, "the harbour"),
        ("Any news from Lindow?", LATEST, "Lindow"),
        ("Please give me an update on the ferry.", LATEST, "the ferry."),
        ("latest Lindow news", LATEST, "Lindow"),
        ("What's going on in Lindow?", LATEST, "Lindow"),
        ("What is the latest?", LATEST, ""),
    ],
)
def test_a_digest_is_asked_for(text: str, kind: AnswerKind, subject: str):
    assert find_digest(text) == (kind, subject)


@pytest.mark.parametrize(
    "text",
    [
        "What was written in the letter?",
        "What was reported stolen from the museum?",
        "What is reported to have caused the fire?",
        "What was published in the journal?",
        "Who reported the theft?",
        "report on the harbour",
        "Who was on the latest ferry?",
    ],
)
def test_a_question_for_one_thing_is_no_digest(text: str):
    assert find_digest(text) is None
