from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dates.reports.places import read_address, read_name, read_place, settle_order
from qa.dates.reports.publication import date_report
from qa.types import DateBasis

TEXT = "The council agreed on Tuesday to sell the mill. Bids close on Friday."


def day_of(source: str) -> date | None:
    return date_report(TEXT, source)[0].day


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("tannery_25.11.2014.txt", "2014-11-25"),
        ("04.11.2014 mill.txt", "2014-11-04"),
        ("14 Nov 2014 - mill.txt", "2014-11-14"),
        ("14-November-2014.txt", "2014-11-14"),
        ("14nov2014_mill.txt", "2014-11-14"),
        ("14th_Nov_2014.txt", "2014-11-14"),
        ("Nov 14, 2014 mill.txt", "2014-11-14"),
        ("November_14_2014.txt", "2014-11-14"),
        ("2014-Nov-14 mill.txt", "2014-11-14"),
        ("14. März 2014.txt", "2014-03-14"),
        ("14 mars 2014.txt", "2014-03-14"),
        ("14 de marzo de 2014.txt", "2014-03-14"),
        ("20141209T1830Z-statue.txt", "2014-12-09"),
        ("20141209T183000Z.txt", "2014-12-09"),
        ("2014-12-09T18-30 statue.txt", "2014-12-09"),
        ("20141209183000-statue.txt", "2014-12-09"),
        ("report2014-12-09.txt", "2014-12-09"),
        ("report20141209.txt", "2014-12-09"),
        ("001-2014-12-09-mill.txt", "2014-12-09"),
        ("permit 2014.12.02.11 cloister.txt", "2014-12-02"),
        ("2014 12 09 mill.txt", "2014-12-09"),
        ("31-12-2014.txt", "2014-12-31"),
        ("12-31-2014.txt", "2014-12-31"),
        ("2014/11/14/mill.txt", "2014-11-14"),
        ("news/2014/nov/14/mill.txt", "2014-11-14"),
        ("2014/11-November/14/mill.txt", "2014-11-14"),
        ("2014/2014-11/2014-11-14/mill.txt", "2014-11-14"),
        ("2014/1114/mill.txt", "2014-11-14"),
        ("2014-11/14 Nov 2014.txt", "2014-11-14"),
        ("web.archive.org/web/20150101123456/http:/a.org/2014/11/14/mill.html", "2014-11-14"),
        ("https_web.archive.org_web_20150101123456_http_a.org_2014_11_14_mill.txt", "2014-11-14"),
        ("2014-11-14.eml.zip/2014-11-09/a.txt", "2014-11-09"),
    ],
)
def test_a_day_in_the_name_or_the_folders_states_the_date(source: str, day: str):
    published, _ = date_report(TEXT, source)
    assert (published.day, published.basis) == (date.fromisoformat(day), DateBasis.STATED)
    assert published.reason == f"its file name says {day}"


@pytest.mark.parametrize(
    "source",
    [
        "docket-20141312-market.txt",
        "docket-20141209-market.txt",
        "case 2014-04 market.txt",
        "ledger-2014-15-quarry.txt",
        "notes v2014.12.09.txt",
        "app version 3.10.2014.txt",
        "app-2.14.3.txt",
        "10.12.2014.5.txt",
        "ip 10.12.2014.txt",
        "192.168.20.14.txt",
        "tel 0301-2014-12-09.txt",
        "0301 2014 12 09.txt",
        "call 555-04-11-2014.txt",
        "photo 2014x1209.txt",
        "d0d20141209ac.txt",
        "deadbeef20141209.txt",
        "deadbee20141209.txt",
        "120141209.txt",
        "2014-02-30.txt",
        "31.02.2014.txt",
        "12 council 2014.txt",
        "peace march 2014.txt",
        "2014 may day.txt",
        "2014/mill.txt",
        "chapter 2014/14/11/mill.txt",
        "25.11.14 mill.txt",
        "2014-041 mill.txt",
    ],
)
def test_versions_phones_dockets_machines_and_sizes_are_no_dates(source: str):
    published, _ = date_report(TEXT, source)
    assert (published.day, published.earliest, published.latest) == (None, None, None)


@pytest.mark.parametrize(
    ("source", "first", "last"),
    [
        ("2014-04_council-mill.txt", "2014-04-01", "2014-04-30"),
        ("council 2014_02.txt", "2014-02-01", "2014-02-28"),
        ("Nov 2014 mill.txt", "2014-11-01", "2014-11-30"),
        ("May 2014.txt", "2014-05-01", "2014-05-31"),
        ("2014/11/mill.txt", "2014-11-01", "2014-11-30"),
        ("2014/nov/mill.txt", "2014-11-01", "2014-11-30"),
        ("04-11-2014.txt", "2014-04-11", "2014-11-04"),
        ("2014-11-03 to 2014-11-09.txt", "2014-11-03", "2014-11-09"),
        ("season 2011-12.txt", "2011-01-01", "2012-12-31"),
    ],
)
def test_a_month_two_days_or_a_range_bound_the_date(source: str, first: str, last: str):
    published, _ = date_report(TEXT, source)
    assert (published.day, published.basis) == (None, DateBasis.UNKNOWN)
    assert (str(published.earliest), str(published.latest)) == (first, last)
    assert published.reason.startswith("its file name says ")


def test_two_days_are_told_and_the_text_decides_between_them():
    published, _ = date_report(TEXT, "04-11-2014.txt")
    assert published.reason == (
        "its file name says 04-11-2014, which is 2014-04-11 or 2014-11-04: "
        "nothing beside it tells the order"
    )
    stated, _ = date_report(f"LINDOW, November 4, 2014 (AP) - {TEXT}", "04-11-2014.txt")
    assert (stated.day, stated.basis) == (date(2014, 11, 4), DateBasis.STATED)


@pytest.mark.parametrize(
    ("others", "day"),
    [
        (["25-11-2014 a.txt"], date(2014, 11, 4)),
        (["11-25-2014 a.txt"], date(2014, 4, 11)),
        (["council_tannery_25.11.2014.txt"], date(2014, 11, 4)),
        (["25-11-2014 a.txt", "11-25-2014 b.txt"], None),
        (["05-11-2014 a.txt", "2014-04.txt"], None),
        ([], None),
    ],
)
def test_names_beside_it_settle_the_order_of_day_and_month(others: list[str], day: date | None):
    named = settle_order("04-11-2014 mill.txt", lambda: [*others, "04-11-2014 mill.txt"])
    assert (named.written.day if named else None) == day


def test_the_address_of_a_page_states_or_bounds_its_date():
    plain = "https://example.org/news/2014/11/14/mill.html?from=2020-01-01"
    assert date_report(TEXT, url=plain)[0].reason == "its address says 2014-11-14"
    wayback = f"https://web.archive.org/web/20150101123456id_/{plain}"
    assert date_report(TEXT, url=wayback)[0].day == date(2014, 11, 14)
    captured = "https://web.archive.org/web/20150101123456/https://example.org/mill"
    published, _ = date_report(TEXT, url=captured)
    assert (published.day, published.latest) == (None, date(2015, 1, 1))
    assert published.reason == "it does not say; its page was captured on 2015-01-01"
    # What was captured before is no page of that day.
    older = "https://web.archive.org/web/20130101123456/https://example.org/2014/11/14/mill"
    assert date_report(TEXT, url=older)[0].day is None
    assert list(read_address("https://example.org/article-20145612/2014")) == []


@given(st.text(alphabet="0123456789-._/ TZNovMarweb", max_size=40))
def test_any_name_is_read_without_an_error(name: str):
    for named in [read_name(name), *read_place(name), *read_address(name)]:
        assert named is None or named.written.first <= named.written.last
