from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dates.reports.given import Metadata
from qa.dates.reports.publication import UNKNOWN, date_report
from qa.types import DateBasis

CAPTION = (
    "The minister arrived in Lindow for talks on harbour fees on May 7, 2019, officials said.\n"
    "LINDOW - The minister held talks on harbour fees with the mayor of Lindow on Tuesday.\n"
)


@pytest.mark.parametrize(
    ("text", "source", "field", "day", "reason"),
    [
        ("A text.", "a.txt", "2020-06-01", "2020-06-01", "its date field says 2020-06-01"),
        ("A text.", "", "2020-06-01T09:00:00Z", "2020-06-01", "says 2020-06-01T09:00:00Z"),
        (" date 2021-11-01 A text.", "", "", "2021-11-01", "its first line says 2021-11-01"),
        ("Published: 2021-11-01\nA text.", "", "", "2021-11-01", "its first line says 2021-11-01"),
        ("A text.", "2021-03-31-call.txt", "", "2021-03-31", "its file name says 2021-03-31"),
        ("A text.", "news/20210331_call.txt", "", "2021-03-31", "its file name says 2021-03-31"),
        ("Title\n\nApril 5, 2006\n\nA text.", "", "", "2006-04-05", "says “April 5, 2006”"),
        ("Title\nBy Ann Lee\n5 April 2006\nText.", "", "", "2006-04-05", "says “5 April 2006”"),
        ("LINDOW, May 7, 2019 (AP) — Boats sank.", "", "", "2019-05-07", "says “May 7, 2019”"),
        ("Updated May 9, 2019\nPublished May 7, 2019\nA.", "", "", "2019-05-07", "“May 7, 2019”"),
    ],
)
def test_what_is_stated(text: str, source: str, field: str, day: str, reason: str):
    published, _ = date_report(text, source, field)
    assert (published.day, published.basis) == (date.fromisoformat(day), DateBasis.STATED)
    assert (published.earliest, published.latest) == (published.day, published.day)
    assert reason in published.reason


def test_the_surer_is_taken_first():
    text = " date 2021-11-01 Title\n\nApril 5, 2006\n\nText."
    assert date_report(text, "2020-01-01.txt", "2019-05-07")[0].day == date(2019, 5, 7)
    assert date_report(text, "2020-01-01.txt")[0].day == date(2021, 11, 1)
    assert date_report(text[17:], "2020-01-01.txt")[0].day == date(2020, 1, 1)
    assert date_report(text[17:])[0].day == date(2006, 4, 5)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The harbour was closed.", "a.txt"),
        ("date 2021-02-30 no such day", ""),
        ("In a speech on harbours, he spoke of a date 2021-11-01 as well.", ""),
        ("The harbour.", "d0d20210331ac.txt"),
        ("The harbour.", "2021-13-31.txt"),
        ("Memorial Day 2023\n\nA parade was held.", ""),
    ],
)
def test_what_says_nothing_of_its_date_is_not_dated(text: str, source: str):
    published, start = date_report(text, source)
    assert (published.day, published.basis, start) == (None, DateBasis.UNKNOWN, 0)


def test_prose_starts_behind_the_header():
    text = "\ufeff date 2021-11-01 The harbour."
    assert text[date_report(text)[1] :] == "The harbour."


def test_weekday_of_the_same_event_infers_the_date():
    published, _ = date_report(CAPTION)
    assert (published.day, published.basis) == (date(2019, 5, 7), DateBasis.INFERRED)
    assert (published.earliest, published.latest) == (date(2019, 5, 7), date(2019, 5, 13))
    assert published.reason == "it tells of one event on “May 7, 2019” and on “Tuesday”"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("on Tuesday", "on Wednesday"),
        ("The minister held talks on harbour fees with the mayor of Lindow", "A strike began"),
        ("May 7, 2019", "May 7"),
    ],
)
def test_weekday_of_another_day_or_event_infers_nothing(old: str, new: str):
    assert date_report(CAPTION.replace(old, new))[0].basis is DateBasis.UNKNOWN


def test_year_worked_out_only_estimates():
    text = (
        "The strike broke the truce of July 2018 and closed the port on March 26, unions said.\n"
        "On Thursday the port was still closed.\n"
    )
    published, _ = date_report(text)
    assert (published.day, published.basis) == (date(2019, 3, 28), DateBasis.ESTIMATED)
    assert published.earliest == date(2019, 3, 26)
    assert "“March 26” after “July 2018” is 2019-03-26" in published.reason


def test_what_is_told_as_past_bounds_the_date():
    published, _ = date_report("The harbour was closed on May 7, 2019 after a storm.")
    assert (published.day, published.basis) == (None, DateBasis.UNKNOWN)
    assert (published.earliest, published.latest) == (date(2019, 5, 7), None)
    coming, _ = date_report("The harbour will be closed on May 7, 2019 for works.")
    assert coming == UNKNOWN


CREATED = Metadata(created="2020-02-03T10:00:00", created_name="the PDF's creation date")


def test_metadata_states_the_date_before_the_text_does():
    metadata = Metadata("2019-05-07", "its HTML metadata", created="2024-01-01")
    published, start = date_report(" date 2021-11-01 Text.", "2020-01-01.txt", metadata=metadata)
    assert (published.day, published.basis) == (date(2019, 5, 7), DateBasis.STATED)
    assert published.reason == "its HTML metadata says 2019-05-07"
    assert start == len(" date 2021-11-01 ")


def test_creation_is_the_last_resort_and_only_estimates():
    published, _ = date_report("Boats sank.", metadata=CREATED)
    assert (published.day, published.basis) == (date(2020, 2, 3), DateBasis.ESTIMATED)
    assert published.reason == "it does not say; the PDF's creation date is 2020-02-03"
    stated, _ = date_report("LINDOW, May 7, 2019 (AP) — Boats sank.", metadata=CREATED)
    assert (stated.day, stated.basis) == (date(2019, 5, 7), DateBasis.STATED)
    assert date_report(CAPTION, metadata=CREATED)[0].basis is DateBasis.INFERRED


def test_creation_keeps_to_the_bound_that_the_text_gives():
    text = "The harbour was closed on May 7, 2019 after a storm."
    published, _ = date_report(text, metadata=CREATED)
    assert (published.day, published.earliest) == (date(2020, 2, 3), date(2019, 5, 7))
    before = Metadata(created="2018-02-03")
    assert date_report(text, metadata=before)[0] == date_report(text)[0]


@pytest.mark.parametrize("created", ["1980-01-01", "1970-01-01T00:00:00", "2020-13-01", "soon"])
def test_creation_of_a_clock_that_was_never_set_says_nothing(created: str):
    assert date_report("Boats sank.", metadata=Metadata(created=created))[0] == UNKNOWN


def test_the_nearest_name_dates_and_that_of_an_archive_does_not():
    assert date_report("A text.", "2020-01-01/2021-03-31.txt")[0].day == date(2021, 3, 31)
    assert date_report("A text.", "2020-01-01/a.txt")[0].day == date(2020, 1, 1)
    assert date_report("A text.", "backup-2020-01-01.zip/a.txt")[0] == UNKNOWN


@given(text=st.text(), source=st.text(), field=st.text())
def test_any_text_is_dated_or_not_without_an_error(text: str, source: str, field: str):
    published, start = date_report(text, source, field)
    assert 0 <= start <= len(text)
    assert (published.day is None) == (published.basis is DateBasis.UNKNOWN)
    assert published.reason
