from datetime import date
from pathlib import Path

import pytest

from qa.answering.composing.digest import NO_ANSWER
from qa.assistant import Assistant
from qa.errors import QuestionError, ReaderError, SourceError
from qa.opening import open_assistant
from qa.question.checking import LONGEST_QUESTION
from qa.settings import SEEDS
from qa.types import DateBasis, Period, Question, Said

CALL = "when did Milley call Gerasimov?"


def test_the_call_is_answered_from_the_reports_that_tell_of_it(seed_assistant: Assistant):
    answer = seed_assistant.ask(Question(CALL))
    assert answer.answered
    assert {citation.source for citation in answer.citations} <= {
        "002_c2ad5648f3e7c3ce.txt",
        "004_8b40e7e1e4305815.txt",
    }


@pytest.mark.parametrize(
    "text", ["Who spoke to whom?", CALL, "How many troops are near the border?", "Why? 1999 ()*"]
)
def test_every_quote_stands_in_its_file_where_it_is_said_to(seed_assistant: Assistant, text: str):
    answer = seed_assistant.ask(Question(text))
    for citation in answer.citations:
        file_text = (SEEDS / citation.source).read_text(encoding="utf-8")
        assert file_text[citation.start : citation.end] == citation.quote != ""


def test_what_no_report_tells_is_refused_as_a_field(seed_assistant: Assistant):
    answer = seed_assistant.ask(Question("Who is the president of France?"))
    assert (answer.answered, answer.text, answer.citations) == (False, NO_ANSWER, ())
    assert answer.note


def test_another_person_than_the_one_who_was_called_is_refused(seed_assistant: Assistant):
    assert seed_assistant.ask(Question(CALL)).answered
    assert not seed_assistant.ask(Question("When did Milley call Shoigu?")).answered


def test_the_words_answer_and_are_marked_in_their_sentence(seed_assistant: Assistant):
    answer = seed_assistant.ask(Question("Who is the chairman of the US Joint Chiefs of Staff?"))
    assert answer.text.endswith(("Mark Milley", "Mark Milli"))
    first = answer.citations[0]
    (mark,) = first.marks
    assert len(first.quote) > len(answer.text)
    assert first.quote[mark.start - first.start : mark.end - first.start] == answer.text


def test_without_a_reader_the_best_sentence_is_the_answer(reports: Path):
    asked = Question("Who said that boats had sunk?")
    sentence = open_assistant(reports, reader="none").ask(asked)
    assert sentence.text == sentence.citations[0].quote
    assert sentence.text.startswith("Mayor Ilse Brandt said that")
    assert sentence.citations[0].marks == ()
    assert open_assistant(reports, reader="small").ask(asked).text == "Mayor Ilse Brandt"


def test_a_missing_reader_is_told_with_what_to_do(reports: Path):
    with pytest.raises(ReaderError, match=r"cannot load the reader .*leave --reader out"):
        open_assistant(reports, reader="/no/such/reader")


def test_sources_are_listed_best_first_and_once(seed_assistant: Assistant):
    retrieved = seed_assistant.ask(Question(CALL)).retrieved
    assert retrieved[0] == "004_8b40e7e1e4305815.txt"
    assert sorted(retrieved) == sorted(path.name for path in SEEDS.iterdir())


def test_only_reports_published_in_the_period_are_read(seed_assistant: Assistant):
    november = Period(date(2021, 11, 1), date(2021, 11, 30))
    answer = seed_assistant.ask(Question("What did Kirby say?", period=november))
    assert answer.retrieved == ("000_d0d3707c2fddfba2.txt",)
    nothing = seed_assistant.ask(Question(CALL, period=Period(first=date(2030, 1, 1))))
    assert (nothing.answered, nothing.retrieved) == (False, ())
    assert nothing.note == "No report matches the question."


def test_a_follow_up_is_read_with_the_question_before(seed_assistant: Assistant):
    question = "How many were wounded?"
    follow_up = Question("And when was that?", history=(Said(question),))
    answer = seed_assistant.ask(follow_up)
    assert answer.citations[0].quote.startswith("On March 26, four servicemen")
    assert not seed_assistant.ask(Question("And when was that?")).answered


def test_steps_are_timed(seed_assistant: Assistant):
    timings = seed_assistant.ask(Question(CALL)).timings_ms
    assert list(timings) == [
        "understand",
        "embed",
        "retrieve",
        "read",
        "rank",
        "decide",
        "total",
    ]
    steps = sum(value for name, value in timings.items() if name != "total")
    assert 0 < steps <= timings["total"] * 1.01


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("x" * 100_000, f"100,000 characters, at most {LONGEST_QUESTION:,}"),
        ("when \ud800?", "not valid UTF-8"),
    ],
)
def test_what_cannot_be_asked_is_an_error(seed_assistant: Assistant, text: str, message: str):
    with pytest.raises(QuestionError, match=message):
        seed_assistant.ask(Question(text))


@pytest.mark.parametrize(
    "text", ["\x00", "?" * 2000, "漢字はどこですか", "a\u202eb", "😀" * 300, "AND OR NOT", "(((("]
)
def test_odd_questions_are_answered_or_refused_without_an_error(
    seed_assistant: Assistant, text: str
):
    assert seed_assistant.ask(Question(text)).timings_ms["total"] > 0


def test_files_that_cannot_be_read_are_named_and_the_others_answer(reports: Path):
    (reports / "binary.txt").write_bytes(b"Caf\xe9\0\0")
    assistant = open_assistant(reports)
    assert [refusal.source for refusal in assistant.refused] == ["binary.txt"]
    answer = assistant.ask(Question("How many boats sank in the harbour?"))
    assert answer.citations[0].source == "harbour.txt"
    assert answer.citations[0].published.day == date(2019, 5, 7)
    assert answer.citations[0].published.basis is DateBasis.STATED


def test_a_folder_of_nothing_readable_is_an_error(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(SourceError, match=r"no report could be read.*1 refused; a.txt: empty"):
        open_assistant(tmp_path)
