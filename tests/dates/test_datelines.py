from datetime import date

import pytest

from qa.dates.reports.dateline import read_dateline
from qa.dates.reports.publication import date_report
from qa.types import DateBasis

STORY = "The talks between the two harbour unions have been put off until Monday, they said."
DAY = date(2018, 5, 9)


@pytest.mark.parametrize(
    "head",
    [
        "May 9, 2018 (TORVIK) - ",
        "May 9, 2018 (Torvik, Norland) -- ",
        "(May 9, 2018) TORVIK — ",
        "May 9, 2018 TORVIK - ",
        "May 9, 2018 – TORVIK – ",
        "2018-05-09 TORVIK (AP) — ",
        "2018-05-09 (TORVIK): ",
        "2018-05-09: ",
        "9 May 2018 - ",
        "9th May, 2018 | ",
        "Wed, 9 May 2018 10:30 GMT - ",
        "May 9, 2018, 10:30 AM EDT - ",
        "Wednesday, May 9, 2018: ",
        "09.05.2018 – ",
        "May 9, 2018 /PRNewswire/ -- ",
        "TORVIK, May 9, 2018 /PRNewswire/ -- ",
        "TORVIK, Norland, 9 May 2018 (Reuters) — ",
        "TORVIK: May 9, 2018: ",
        "TORVIK - May 9, 2018 - ",
        "TORVIK | May 9, 2018 | ",
        "TORVIK (Reuters), May 9, 2018 - ",
        "Torvik/Osby, May 9, 2018 [AFP] - ",
        "BAD TORVIK, 9. Mai 2018 (dpa) - ",
        "TORVIK, 9 mai 2018 (AFP) - ",
        "**TORVIK, May 9, 2018** - ",
        "Harbour talks put off\n\nMay 9, 2018 (TORVIK) - ",
    ],
)
def test_a_dateline_states_the_date(head: str):
    published, _ = date_report(head + STORY + "\n\nMore of it.\n")
    assert (published.day, published.basis) == (DAY, DateBasis.STATED)
    assert published.reason.startswith("its dateline says “")


@pytest.mark.parametrize(
    "text",
    [
        "On May 9, 2018 the council of Torvik put the talks off. " + STORY,
        "May 9, 2018 was a Wednesday, and the harbour of Torvik lay still. " + STORY,
        "May 9, 2018 - a Wednesday - is remembered in Torvik as the day of the strike.",
        "9 May 2018 (a Wednesday) - nobody in Torvik forgot it, the mayor said.",
        "The treaty of Torvik was signed on April 5, 2006 - a day of rain. " + STORY,
        "The council, on May 9, 2018 (Wednesday) - a day before the strike - met in Torvik.",
        "Signed in Torvik, May 9, 2018 - the paper holds until today, both sides said.",
        "May 9, 2018: a day to remember",
        "May 9, 2018 - Talks open in Torvik.\nMay 11, 2018 - Talks break down over fees.\n",
        "9 May 2018: The strike begins in the port.\n\n14 May 2018: The strike ends at noon.\n",
        "Until May 9, 2018 - the day of the strike - the port was open.",
        "In Torvik, May 9, 2018 - a holiday - was a day of work.",
    ],
)
def test_a_sentence_or_a_chronology_that_begins_with_a_date_is_no_dateline(text: str):
    assert read_dateline(text) is None


def test_numbers_in_an_order_that_nothing_tells_leave_two_days():
    published, _ = date_report(f"TORVIK, 4/5/2018 (AP) - {STORY}")
    assert (published.day, published.basis) == (None, DateBasis.UNKNOWN)
    assert (published.earliest, published.latest) == (date(2018, 4, 5), date(2018, 5, 4))
    assert date_report(f"TORVIK, 25/5/2018 (AP) - {STORY}")[0].day == date(2018, 5, 25)


@pytest.mark.parametrize(
    "line",
    [
        "Printed on 2 January 2024",
        "Printed 2 January 2024 from the archive. Copyright 2024.",
        "Downloaded from the archive on January 2, 2024",
        "Accessed: 2024-01-02",
        "This page was saved on 2 January 2024",
    ],
)
def test_the_day_of_a_copy_only_bounds_the_date_from_above(line: str):
    for text in (f"{STORY}\n\n{line}\n", f"{line}\n\n{STORY}\n"):
        published, _ = date_report(text)
        assert (published.day, published.basis) == (None, DateBasis.UNKNOWN)
        assert (published.earliest, published.latest) == (None, date(2024, 1, 2))
        assert "it was printed or fetched on" in published.reason


def test_what_was_published_and_changed_has_the_day_of_publication():
    for line in (
        "9 May 2018 09:10 | Updated on 11 May 2018 18:45",
        "Updated May 11, 2018, first published May 9, 2018",
        "Updated May 11, 2018\nPublished May 9, 2018",
    ):
        assert date_report(f"{line}\n\n{STORY}")[0].day == DAY


def test_a_change_alone_only_estimates_the_date():
    published, _ = date_report(f"Updated May 11, 2018, 10:30 p.m. ET\n\n{STORY}")
    assert (published.day, published.basis) == (date(2018, 5, 11), DateBasis.ESTIMATED)
    assert (published.earliest, published.latest) == (None, date(2018, 5, 11))
    assert published.reason == ("it does not say; it was changed on “May 11, 2018, 10:30 p.m. ET”")
