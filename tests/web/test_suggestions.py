"""Questions to begin with and to go on with: only such as are answered."""

from datetime import date
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.opening import open_assistant
from qa.types import Period, Question
from qa.web.ask.conversation import Turn, recall_turns
from qa.web.ask.suggestions import EXAMPLES, suggest_questions, suggest_starters

MILLEY = "When did Milley call Gerasimov?"


def converse(assistant: Assistant, question: Question) -> list[Turn]:
    return [Turn(question, "…", assistant.ask(question))]


def test_the_seeds_have_their_examples(seed_assistant: Assistant) -> None:
    assert suggest_starters(seed_assistant) == EXAMPLES


def test_other_reports_have_starters_of_their_own_that_are_answered(reports: Path) -> None:
    (reports / "mills.txt").write_text(
        " date 2020-06-03 The engineer Ada Mills inspected the Ostrava bridge.\n", encoding="utf-8"
    )
    assistant = open_assistant(reports)
    starters = suggest_starters(assistant)
    assert starters == (
        "What was reported in June 2020?",
        "Latest on Ada Mills?",
        "Latest on Ostrava?",
        "Latest on Lindow?",
    )
    assert all(assistant.ask(Question(text, date.today())).answered for text in starters)


@pytest.mark.parametrize(
    "asked",
    [
        MILLEY,
        "Who is John Kirby?",
        "What did Kirby say about Russian troops?",
        "What is the highest watch level of US European Command?",
        "When did Milley visit Kyiv?",
        "What happened in March 2021?",
        "Latest on Milley",
        "Did Milley call Gerasimov?",
    ],
)
def test_what_is_proposed_is_answered(seed_assistant: Assistant, asked: str) -> None:
    turns = converse(seed_assistant, Question(asked, date.today()))
    proposed = suggest_questions(seed_assistant, turns)
    assert 1 <= len(proposed) <= 3
    assert asked not in proposed
    for text in proposed:
        question = Question(text, date.today(), history=recall_turns(turns))
        assert seed_assistant.ask(question).answered, text


def test_what_is_proposed_keeps_to_the_reports_that_are_asked(seed_assistant: Assistant) -> None:
    kept = Question(MILLEY, period=Period(date(2021, 3, 1), date(2021, 4, 30)), source="004")
    assert suggest_questions(seed_assistant, converse(seed_assistant, kept)) == (
        "What else happened on March 31, 2021?",
        "Latest on Milley?",
        "Latest on Gerasimov?",
    )
    other = Question("Who is John Kirby?", period=Period(date(2021, 11, 1)), source="d0d37")
    assert suggest_questions(seed_assistant, converse(seed_assistant, other)) == (
        "Latest on John Kirby?",
        "What was reported in November 2021?",
    )


def test_what_was_asked_is_not_proposed_again(seed_assistant: Assistant) -> None:
    turns = converse(seed_assistant, Question(MILLEY))
    turns += converse(seed_assistant, Question("Latest on Milley", history=recall_turns(turns)))
    assert "Latest on Milley?" not in suggest_questions(seed_assistant, turns)
    assert suggest_questions(seed_assistant, ()) == ()


def test_proposing_asks_nothing(seed_assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = converse(seed_assistant, Question(MILLEY))
    embedded: list[str] = []
    monkeypatch.setattr(seed_assistant.encoder, "encode_queries", embedded.extend)
    assert suggest_questions(seed_assistant, turns)
    assert embedded == []
