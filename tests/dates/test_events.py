from datetime import date

import pytest

from qa.dates.events import EventDate, Reach, date_event, names_day_of, read_timeline
from qa.language.sentences import split_sentences
from qa.types import DateBasis, Period, Report, ReportDate

THURSDAY = date(2021, 4, 1)


def event_of(text: str, words: str, day: date | None = THURSDAY) -> EventDate | None:
    """Date the sentence of `text` that holds `words`, asked about where they stand."""
    basis = DateBasis.STATED if day else DateBasis.UNKNOWN
    report = Report("a.txt", "", text, ReportDate(day, basis, "", day, day))
    place = text.index(words)
    (sentence,) = (s for s in split_sentences(text) if s.start <= place < s.end)
    return date_event(report, read_timeline(report), sentence, place)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mayor resigned on Wednesday.", "resigned", "2021-03-31"),
        ("The mayor resigned in March.", "resigned", "2021-03"),
        ("The mayor resigned in 2014.", "resigned", "2014"),
        ("The truce of July 2020 broke when a boat sank on March 26.", "truce", "2020-07"),
        ("The truce of July 2020 broke when a boat sank on March 26.", "sank", "2021-03-26"),
        ("The fair was held from 3 to 5 May 2019.", "fair", "2019-05-03/2019-05-05"),
    ],
)
def test_a_date_of_its_own_sentence_is_nearest_to_what_is_asked(text: str, words: str, value: str):
    found = event_of(text, words)
    assert found is not None
    assert (found.value, found.reach) == (value, Reach.SENTENCE)
    assert found.span is not None
    assert text[found.span.start : found.span.end] == found.words


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The night watchman was released on Friday.", "released", "2021-03-26"),
        ("The morning train to Osby was cut on Monday.", "cut", "2021-03-29"),
        ("It printed the evening paper until March 3.", "printed", "2021-03-03"),
        ("The boat sank in the night.", "sank", "2021-04-01TNI"),
        ("The night was cold when the boat sank.", "sank", "2021-04-01TNI"),
    ],
)
def test_a_part_of_the_day_that_names_a_thing_dates_nothing(text: str, words: str, value: str):
    found = event_of(text, words)
    assert found is not None
    assert found.value == value


def test_a_sentence_without_a_date_takes_the_day_told_before_it():
    text = "The mayor resigned on Wednesday. The truce of July 2020 held. She also called Meier."
    found = event_of(text, "Meier")
    assert found is not None
    assert (found.value, found.reach, found.words) == ("2021-03-31", Reach.REPORT, "Wednesday")
    assert "2021-04-01" in found.step


def test_words_that_lean_on_another_date_carry_none():
    text = "The mayor resigned on Wednesday. Later in the day she spoke. She also called Meier."
    found = event_of(text, "Meier")
    assert found is not None
    assert (found.value, found.words) == ("2021-03-31", "Wednesday")


def test_else_the_day_told_behind_it():
    found = event_of("She called Meier. It was late, she said today.", "Meier")
    assert found is not None
    assert (found.value, found.reach, found.words) == ("2021-04-01", Reach.REPORT, "today")


def test_else_the_day_of_the_report_which_is_never_the_events():
    found = event_of("She called Meier. The truce was signed in July 2020.", "Meier")
    assert found == EventDate("2021-04-01", Reach.PUBLISHED, None, "", "")


@pytest.mark.parametrize(
    "line",
    ["April 1, 2021", "Published on April 1, 2021 at 10:30 AM", "LINDOW, April 1, 2021"],
)
def test_a_dateline_is_no_day_of_an_event(line: str):
    found = event_of(f"Mayor resigns\n\n{line}\n\nShe called Meier.", "Meier")
    assert found == EventDate("2021-04-01", Reach.PUBLISHED, None, "", "")


def test_another_heading_is_the_day_of_what_stands_below_it():
    found = event_of("What happened\n\nMarch 26, 2021:\nShe called Meier.", "Meier")
    assert found is not None
    assert (found.value, found.reach) == ("2021-03-26", Reach.REPORT)


def test_without_a_day_of_the_report_only_the_sentence_dates():
    assert event_of("She called Meier.", "Meier", day=None) is None
    found = event_of("She called Meier on March 26.", "Meier", day=None)
    assert found is not None
    assert found.value == "XXXX-03-26"


def test_names_day_of():
    text = "The mayor resigned on Wednesday. She called Meier."
    report = Report("a", "", text, ReportDate(THURSDAY, DateBasis.STATED, ""))
    first, second = split_sentences(text)
    march = Period(date(2021, 3, 1), date(2021, 3, 31))
    assert names_day_of(report, first, march)
    assert not names_day_of(report, second, march)
    assert not names_day_of(report, first, Period(first=THURSDAY))
