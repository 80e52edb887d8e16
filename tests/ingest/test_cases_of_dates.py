"""The dates of reports in folders that are named for what was once wrong with them."""

from datetime import date
from pathlib import Path

import pytest
from format_samples import make_zip, read_bytes
from reading import read_files

from qa.ingest.sources import find_files
from qa.types import Report, ReportDate

CASES = Path(__file__).parent.parent / "cases"


def read_dates(case: str) -> dict[str, ReportDate]:
    results = read_files(find_files([CASES / case / "docs"]))
    return {each.source: each.published for each in results if isinstance(each, Report)}


def test_a_dateline_that_begins_with_its_date():
    published = read_dates("01-dateline-with-date")["a.txt"]
    assert (published.day, published.reason) == (
        date(2018, 5, 9),
        "its dateline says “May 9, 2018”",
    )


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("04-11-2014 council granary.txt", date(2014, 11, 4)),
        ("14 Nov 2014 - council brewery.txt", date(2014, 11, 14)),
        ("20141209T1830Z-statue.txt", date(2014, 12, 9)),
        ("council_tannery_25.11.2014.txt", date(2014, 11, 25)),
        ("permit 2014.12.02.11 cloister.txt", date(2014, 12, 2)),
        ("2014-04_council-mill.txt", None),
        ("docket-20141312-market.txt", None),
        ("ledger-2014-15-quarry.txt", None),
    ],
)
def test_dates_in_file_names(source: str, day: date | None):
    assert read_dates("06-dates-in-file-names")[source].day == day


def test_a_month_in_a_file_name_bounds_the_date():
    published = read_dates("06-dates-in-file-names")["2014-04_council-mill.txt"]
    assert (published.earliest, published.latest) == (date(2014, 4, 1), date(2014, 4, 30))


def test_names_beside_it_in_its_archive_settle_the_order_of_a_name():
    text = b"The council agreed on Tuesday to sell the mill. Bids close on Friday."
    members = {"x/04-11-2014.txt": text, "x/2014-11-25.txt": text}
    two = {**members, "x/25-11-2014.txt": text, "y/04-12-2014.txt": text}
    alone, _ = read_bytes(make_zip(members), "a.zip")
    settled, _, _, elsewhere = read_bytes(make_zip(two), "a.zip")
    days = [each.published.day for each in (alone, settled, elsewhere) if isinstance(each, Report)]
    assert days == [None, date(2014, 11, 4), None]


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("page1.html", date(2020, 3, 3)),
        ("page2.html", date(2018, 7, 10)),
        ("visible_date.html", date(2020, 3, 3)),
        ("time_element.html", date(2020, 3, 3)),
        ("item_list.html", date(2020, 11, 6)),
        ("teaser.html", None),
        ("comment.html", None),
    ],
)
def test_the_dates_of_pages(source: str, day: date | None):
    assert read_dates("07-html-updated-and-comments")[source].day == day


@pytest.mark.parametrize("source", ["by_columns.pdf", "by_rows.pdf", "over_pages.pdf"])
def test_the_dates_of_pdfs(source: str):
    published = read_dates("11-pdf-two-columns")[source]
    assert published.day == date(2019, 11, 14)
    assert "header says 2019-11-14" in published.reason
