from datetime import date

from samples import compose

from qa.answering.evidence.dating import date_evidence
from qa.answering.evidence.sentences import Evidence
from qa.dates.reports.publication import UNKNOWN
from qa.language.sentences import split_sentences
from qa.question.understanding import understand_question
from qa.types import Answer, DateBasis, Question, Report, ReportDate

WHEN = understand_question(Question("When did Brandt call Meier?"))
CALLED = "Mayor Brandt called Meier."


def report(source: str, text: str, day: date | None = date(2021, 4, 1)) -> Report:
    if day is None:
        return Report(source, "", text, UNKNOWN)
    return Report(
        source, "", text, ReportDate(day, DateBasis.STATED, "its header says so", day, day)
    )


def ask(*found: tuple[Report, int, float]) -> Answer:
    """Answer from sentence number n of each report, all as like the question as said."""
    ranked = [
        Evidence(each, split_sentences(each.text)[number], like, like, 1.0, 1.0)
        for each, number, like in found
    ]
    return compose(WHEN, ranked)


def test_the_date_leads_and_the_note_tells_how_it_was_reached():
    answer = ask((report("a.txt", "Mayor Brandt called Meier on Wednesday."), 0, 0.9))
    assert (answer.text, answer.date) == ("March 31, 2021 (Wednesday)", "2021-03-31")
    assert answer.note.startswith("“Wednesday” in a.txt, which is dated 2021-04-01 (its header")
    assert [citation.quote for citation in answer.citations] == [
        "Mayor Brandt called Meier on Wednesday."
    ]


def test_a_date_that_stands_in_another_sentence_is_cited_with_it():
    text = f"The mayor resigned on Wednesday. {CALLED}"
    answer = ask((report("a.txt", text), 1, 0.9))
    assert (answer.date, answer.reported) == ("2021-03-31", False)
    assert [citation.quote for citation in answer.citations] == [
        CALLED,
        "The mayor resigned on Wednesday.",
    ]
    assert "has no date of its own" in answer.note


def test_the_day_of_a_report_is_told_as_that():
    answer = ask((report("a.txt", CALLED), 0, 0.9))
    assert (answer.text, answer.reported) == ("Reported on April 1, 2021 (Thursday)", True)
    assert "does not date the event" in answer.note


def test_a_surer_date_that_fits_nearly_as_well_is_preferred():
    dated = report("b.txt", "Brandt called Meier on March 30, 2021, he said.")
    answer = ask((report("a.txt", CALLED), 0, 0.9), (dated, 0, 0.85))
    assert answer.date == "2021-03-30"
    assert [citation.source for citation in answer.citations] == ["b.txt"]


def test_reports_that_agree_are_cited_and_those_that_differ_are_not():
    answer = ask(
        (report("a.txt", "Brandt called Meier on Wednesday."), 0, 0.9),
        (report("b.txt", "Brandt called Meier on March 31, 2021."), 0, 0.89),
        (report("c.txt", "Brandt called Meier on March 30, 2021."), 0, 0.88),
        (report("d.txt", "Brandt called Meier in March."), 0, 0.87),
    )
    assert answer.date == "2021-03-31"
    assert [citation.source for citation in answer.citations] == ["a.txt", "b.txt", "d.txt"]


def test_what_nothing_dates_is_refused_with_the_words():
    answer = ask((report("a.txt", CALLED, day=None), 0, 0.9))
    assert (answer.answered, answer.date) == (False, None)
    assert [citation.quote for citation in answer.citations] == [CALLED]
    assert "nothing in them dates it" in answer.note


def test_of_reports_that_agree_a_dated_one_is_cited_first():
    text = "Mayor Brandt called Meier on Wednesday."
    by_another = ReportDate(date(2021, 4, 1), DateBasis.ESTIMATED, "another says so")
    estimated = Report("a.txt", "", text, by_another)
    answer = ask((estimated, 0, 0.9), (report("b.txt", text), 0, 0.85))
    assert [citation.source for citation in answer.citations] == ["b.txt", "a.txt"]


def undated(text: str, earliest: date | None = None, latest: date | None = None) -> Report:
    published = ReportDate(None, DateBasis.UNKNOWN, "it does not say when", earliest, latest)
    return Report("a.txt", "", text, published)


def test_a_time_of_an_undated_report_is_told_as_seen_from_it():
    answer = ask((undated("Mayor Brandt called Meier yesterday evening."), 0, 0.9))
    said = "The evening before the report, whose date is not known (“yesterday evening”)"
    assert (answer.text, answer.date) == (said, None)
    assert answer.note == "“yesterday evening” in a.txt, which is undated: it does not say when."


def test_a_time_of_an_undated_report_is_told_with_what_bounds_the_report():
    found = undated("Mayor Brandt called Meier last week.", latest=date(2019, 5, 2))
    answer = ask((found, 0, 0.9))
    assert answer.text == (
        "The week before the report, whose date is not known "
        "(“last week”; published by 2019-05-02 at the latest)"
    )


def test_a_time_that_hangs_on_one_never_told_is_quoted():
    answer = ask((undated("Mayor Brandt called Meier the following day."), 0, 0.9))
    assert (answer.text, answer.date) == ("“the following day”", None)


def test_a_weekday_of_an_undated_report_is_said_without_its_code():
    answer = ask((undated("Mayor Brandt called Meier on Tuesday morning."), 0, 0.9))
    assert (answer.text, answer.date) == ("Tuesday morning", None)


def test_what_undoes_a_deed_dates_no_deed():
    asked = understand_question(Question("When did Brandt ground the boats?"))
    lifted = report("a.txt", "Mayor Brandt lifted the ban on the boats on Wednesday.")
    grounded = report("b.txt", "Mayor Brandt grounded the boats on Monday.")
    found = [
        Evidence(each, split_sentences(each.text)[0], like, like, 1.0, 1.0)
        for each, like in ((lifted, 0.9), (grounded, 0.8))
    ]
    assert [each.event.value for each in date_evidence(asked, found)] == ["2021-03-29"]


def test_of_two_deeds_in_a_sentence_the_one_asked_for_is_dated():
    told = report("a.txt", "Brandt fined the mill on March 3 and closed the yard on March 9.")
    found = [Evidence(told, split_sentences(told.text)[0], 0.9, 0.9, 1.0, 1.0)]
    for question, value in (
        ("When did Brandt close the yard?", "2021-03-09"),
        ("When did Brandt fine the mill?", "2021-03-03"),
    ):
        asked = understand_question(Question(question))
        assert [each.event.value for each in date_evidence(asked, found)] == [value]
