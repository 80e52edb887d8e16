"""What happened, what was reported, and the latest of it, over made reports."""

from datetime import date

from samples import compose

from qa.answering.evidence.sentences import Evidence
from qa.question.understanding import understand_question
from qa.types import Answer, AnswerKind, DateBasis, Question, Report, ReportDate, Span

TODAY = date(2022, 1, 7)


def tell(
    source: str, day: date, text: str, score: float = 0.8, story: int | None = None
) -> Evidence:
    """Return the only sentence of a report of `day`."""
    report = Report(source, "", text, ReportDate(day, DateBasis.STATED, "so"), story=story)
    return Evidence(report, Span(0, len(text)), score, score, 1.0, 1.0)


STORM = tell("storm", date(2021, 3, 31), "A storm closed the harbour on Monday.", 0.9)
REOPENED = tell("open", date(2021, 4, 20), "The harbour was opened on April 19.", 0.7)
LATER = tell("later", date(2021, 6, 1), "The harbour is to be rebuilt.", 0.8)


def ask(text: str, *told: Evidence) -> Answer:
    return compose(understand_question(Question(text, asked=TODAY)), told)


def test_what_happened_is_told_by_the_days_of_the_events_oldest_first():
    answer = ask("What happened in March and April 2021?", STORM, LATER, REOPENED)
    assert [event.value for event in answer.events] == ["2021-03-29", "2021-04-19"]
    assert answer.text == (
        "March 29, 2021 (Monday): A storm closed the harbour on Monday.\n"
        "April 19, 2021 (Monday): The harbour was opened on April 19."
    )
    assert [each.source for each in answer.citations] == ["storm", "open"]
    assert (answer.answered, answer.support) == (True, 2)


def test_what_was_reported_is_told_by_the_days_of_the_reports():
    answer = ask("What was reported in June 2021?", STORM, LATER, REOPENED)
    assert [(event.value, event.reported) for event in answer.events] == [("2021-06-01", True)]


def test_the_latest_comes_newest_first():
    answer = ask("What is the latest on the harbour?", STORM, LATER, REOPENED)
    assert [event.citation.source for event in answer.events] == ["later", "open", "storm"]


def test_nearly_copies_are_told_once():
    copies = [tell(name, date(2021, 6, 1), "The harbour is dry.", story=3) for name in ("a", "b")]
    assert len(ask("Latest on the harbour", *copies).events) == 1


def test_what_shares_only_a_word_is_left_out():
    far = tell("far", date(2021, 7, 1), "The mayor sang.", 0.3)
    assert [e.citation.source for e in ask("Latest on the harbour", STORM, far).events] == ["storm"]


def test_a_time_that_nothing_tells_of_is_refused_and_named():
    answer = ask("What happened in May 2019?", STORM)
    assert (answer.answered, answer.events) == (False, ())
    assert answer.note == "No dated report tells of this in May 1 to 31, 2019."


def test_the_words_that_ask_for_a_digest_say_nothing_of_its_subject():
    asked = understand_question(Question("What's the latest on the harbour of Lindow?"))
    assert (asked.kind, asked.content) == (AnswerKind.LATEST, ("harbour", "Lindow"))
    assert understand_question(Question("What was reported in June 2021?")).content == ()
