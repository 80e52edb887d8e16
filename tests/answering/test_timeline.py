"""Dated sentences in the order of their days."""

from datetime import date

from qa.answering.composing.timeline import list_events
from qa.answering.evidence.sentences import Evidence
from qa.language.sentences import split_sentences
from qa.question.understanding import understand_question
from qa.types import DateBasis, Question, Report, ReportDate

CALLS = understand_question(Question("Brandt calls Meier"))
THURSDAY = date(2021, 4, 1)


def told(source: str, text: str, like: float = 0.8, story: int | None = None) -> Evidence:
    """Return the first sentence of a report of April 1, 2021."""
    published = ReportDate(THURSDAY, DateBasis.STATED, "its header says so", THURSDAY, THURSDAY)
    report = Report(source, "", text, published, story=story)
    return Evidence(report, split_sentences(text)[0], like, like, 1.0, 1.0)


def test_events_stand_in_the_order_of_their_days_with_their_words_marked():
    events = list_events(
        CALLS,
        [
            told("a.txt", "Brandt called Meier on Wednesday.", 0.9),
            told("b.txt", "Brandt calls Meier back."),
            told("c.txt", "Brandt had called Meier in 2019."),
        ],
        limit=10,
    )
    assert [(event.day, event.value, event.reported) for event in events] == [
        (date(2019, 1, 1), "2019", False),
        (date(2021, 3, 31), "2021-03-31", False),
        (THURSDAY, "2021-04-01", True),
    ]
    assert [event.said for event in events][1:] == [
        "March 31, 2021 (Wednesday)",
        "April 1, 2021 (Thursday)",
    ]
    cited = events[1].citation
    (mark,) = cited.marks
    assert cited.quote[mark.start - cited.start : mark.end - cited.start] == "Wednesday"
    assert events[2].citation.marks == ()


def test_a_copy_of_a_text_tells_nothing_new():
    text = "Brandt called Meier on Wednesday."
    events = list_events(CALLS, [told("a.txt", text, 0.9, 7), told("b.txt", text, 0.8, 7)], 10)
    assert [event.citation.source for event in events] == ["a.txt"]


def test_a_named_period_is_kept_to_and_the_limit_keeps_the_likeliest():
    evidence = [
        told("a.txt", "Brandt called Meier on Wednesday.", 0.9),
        told("b.txt", "Brandt called Meier in 2019.", 0.85),
        told("c.txt", "Brandt called Meier on March 2, 2021.", 0.8),
    ]
    asked = understand_question(Question("Brandt calls Meier in March 2021"))
    days = [event.day for event in list_events(asked, evidence, 10)]
    assert days == [date(2021, 3, 2), date(2021, 3, 31)]
    assert [event.day.year for event in list_events(CALLS, evidence, 2)] == [2019, 2021]


def test_what_hardly_fits_is_no_event():
    assert list_events(CALLS, [told("a.txt", "It rained on Wednesday.", 0.2)], 10) == []
    assert list_events(CALLS, [], 10) == []
