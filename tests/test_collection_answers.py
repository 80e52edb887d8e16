"""Questions about the collection and several questions in one, asked of real reports."""

from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.opening import open_assistant
from qa.types import Question

TEXTS = {
    "a.txt": "Published: 2021-03-05\n\nThe mill in Osby burned down on Friday. A man was held.",
    "b.txt": "Published: 2022-04-01\n\nThe Lindow ferry was sold. It cost 4 million euros.",
    "c.txt": "Published: 2022-06-03\n\nThe mill in Osby was built again. The mayor was there.",
    "d.txt": "The weir is old.",
    "e.txt": "Published: 2023-02-01\n\nThe Hansen bridge was sold. It cost 9 million euros.",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("reports")
    for name, text in TEXTS.items():
        (folder / name).write_text(f"{text}\n", encoding="utf-8")
    return open_assistant(folder, reader="small")


def test_reports_of_a_year_are_listed(assistant: Assistant):
    answer = assistant.ask(Question("Which reports are from 2022?"))
    assert answer.text == (
        "2 reports from 2022-01-01 to 2022-12-31:\n- b.txt (April 1, 2022 (Friday))"
        "\n- c.txt (June 3, 2022 (Friday))"
    )
    assert "1 report without a known day left out." in answer.note
    assert [each.source for each in answer.citations] == ["b.txt", "c.txt"]


def test_reports_that_have_a_word_are_counted(assistant: Assistant):
    assert (
        assistant.ask(Question("How many reports mention Osby?")).text == "2 reports with “Osby”."
    )
    assert assistant.ask(Question("How many reports mention Milley?")).text.startswith("0 reports")


def test_the_oldest_and_the_newest_are_told_with_their_day(assistant: Assistant):
    oldest = assistant.ask(Question("What is the oldest report?"))
    assert (oldest.date, oldest.citations[0].source) == ("2021-03-05", "a.txt")
    assert assistant.ask(Question("what is the newest report?")).date == "2023-02-01"


def test_several_questions_in_one_are_each_answered_and_cited(assistant: Assistant):
    answer = assistant.ask(Question("When did the mill burn down, and what did the ferry cost?"))
    first, second = answer.text.splitlines()
    assert first == "When did the mill burn down? March 5, 2021 (Friday)"
    assert second.startswith("what did the ferry cost? ")
    assert "4 million euros" in second
    assert {each.source for each in answer.citations} >= {"a.txt", "b.txt"}
    assert answer.note.startswith("2 questions were asked in one.")


def test_one_of_several_may_be_of_the_collection(assistant: Assistant):
    answer = assistant.ask(Question("When did the mill burn down? What is the oldest report?"))
    assert answer.text.splitlines() == [
        "When did the mill burn down? March 5, 2021 (Friday)",
        "What is the oldest report? a.txt (March 5, 2021 (Friday)) is the oldest report.",
    ]


@pytest.mark.parametrize(
    ("thing", "cost"), [("Lindow ferry", "4 million euros"), ("Hansen bridge", "9 million euros")]
)
def test_a_later_question_is_of_what_the_one_before_was_about(
    assistant: Assistant, thing: str, cost: str
):
    answer = assistant.ask(Question(f"When was the {thing} sold, and what did it cost?"))
    assert cost in answer.text.splitlines()[1]


def test_a_question_in_capitals_is_read_like_any_other(assistant: Assistant):
    loud = assistant.ask(Question("WHEN DID THE MILL BURN DOWN?"))
    assert loud.date == "2021-03-05"
