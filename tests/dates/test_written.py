from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dates.reports.columns import Column
from qa.dates.reports.given import DateField
from qa.dates.reports.publication import date_report
from qa.dates.reports.written import Order, read_written
from qa.types import DateBasis

APRIL = date(2019, 4, 15)


@pytest.mark.parametrize(
    "value",
    [
        "2019-04-15", "2019-4-15", "20190415", "2019-04-15T10:00:00.123+02:00", "2019-04-15Z",
        "2019-04-15T23:30:00[Europe/Berlin]", "2019-04-15 10:00", "20190415T101500Z", "2019-105",
        "2019-W16-1", "2019/04/15", "2019.04.15", "15/4/2019", "4/15/2019",
        "15.04.2019", "15-04-19",
        "April 15, 2019", "15th of April 2019", "15-Apr-19", "Mon Apr 15 10:00:00 2019",
        "Mon, 15 Apr 2019 23:30:00 -0500", "1555286400", "1555286400000", "1555286400.0",
        "15. April 2019, 14:00 Uhr", "15 avril 2019", "15 de abril de 2019", "15 апреля 2019",
        "2019年4月15日", "４/１５/２０１９", " '2019-04-15' ", "Mon 4/15/2019 3:04 PM",
    ],
)  # fmt: skip
def test_a_day_is_read_in_all_its_forms(value: str):
    written = read_written(value)
    assert written is not None
    assert written.day == APRIL


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019-04", "2019-04-01", "2019-04-30"),
        ("04/2019", "2019-04-01", "2019-04-30"),
        ("April 2019", "2019-04-01", "2019-04-30"),
        ("avril 2019", "2019-04-01", "2019-04-30"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-W16", "2019-04-15", "2019-04-21"),
        ("Q2 2019", "2019-04-01", "2019-06-30"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-04-15/2019-04-17", "2019-04-15", "2019-04-17"),
        ("2/5/2019", "2019-02-05", "2019-05-02"),
    ],
)
def test_what_is_longer_than_a_day_has_both_its_ends(value: str, first: str, last: str):
    written = read_written(value)
    assert written is not None
    assert (written.first.isoformat(), written.last.isoformat()) == (first, last)
    assert written.day is None


@pytest.mark.parametrize(
    "value",
    [
        "", "soon", "n/a", "Monday", "yesterday", "Apr 15", "5 May", "4,50", "43570", "12:30",
        "2019-02-30", "2019-15-04", "20141312", "2019041510", "1/2", "Saturday 2019",
        "12 euros 2019", "vor 2 Tagen", "2019 nonsense 3", "x" * 500,
    ],
)  # fmt: skip
def test_what_does_not_hold_a_whole_date_is_not_read(value: str):
    assert read_written(value) is None


def settle(*values: str) -> list[date | None]:
    column = Column()
    read = [read_written(value) for value in values]
    for each in read:
        column.note(each)
    return [each.read_in(column.order_of(each)).day if each else None for each in read]


def test_one_value_settles_its_column():
    assert settle("15/4/2019", "2/5/2019") == [APRIL, date(2019, 5, 2)]
    assert settle("2/5/2019", "4/15/2019") == [date(2019, 2, 5), APRIL]
    assert settle("Thu 2/5/2019", "3/5/2019") == [date(2019, 5, 2), date(2019, 5, 3)]
    assert settle("2/5/2019", "5/5/2019") == [None, date(2019, 5, 5)]


def test_a_column_of_both_orders_settles_nothing():
    assert settle("15/4/2019", "4/16/2019", "2/5/2019") == [APRIL, date(2019, 4, 16), None]


def test_dots_put_the_day_first_unless_their_column_does_not():
    assert settle("03.06.2022") == [date(2022, 6, 3)]
    assert settle("03.06.2022", "04.15.2019") == [date(2022, 3, 6), APRIL]


def test_a_field_that_leaves_two_days_or_a_month_bounds_the_report():
    published, _ = date_report("Boats sank.", field="2/5/2019")
    assert (published.day, published.basis) == (None, DateBasis.UNKNOWN)
    assert (published.earliest, published.latest) == (date(2019, 2, 5), date(2019, 5, 2))
    settled, _ = date_report("Boats sank.", field=DateField("2/5/2019", order=Order.DAY_FIRST))
    assert (settled.day, settled.basis) == (date(2019, 5, 2), DateBasis.STATED)
    assert settled.reason == "its date field says 2/5/2019, the day first"


def test_a_dateline_counts_within_the_month_of_the_field():
    text = "LINDOW, April 15, 2019 (AP) — Boats sank."
    assert date_report(text, field="2019-04")[0].day == APRIL
    assert date_report(text, field="2019-05")[0].day is None
    assert date_report(text, field="2019-05")[0].latest == date(2019, 5, 31)


def test_a_field_that_cannot_be_read_is_named():
    text = "LINDOW, April 15, 2019 (AP) — Boats sank."
    assert date_report("Boats sank.", field="soon")[0].reason == (
        "it does not say when it was published; its date field, “soon”, is no date it can read"
    )
    dated, _ = date_report(text, field="soon")
    assert dated.day == APRIL
    assert dated.reason.endswith("its date field, “soon”, is no date it can read")


@given(st.text())
def test_any_value_is_read_or_not_without_an_error(value: str):
    written = read_written(value)
    assert written is None or written.first <= written.last


@given(
    st.dates(date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%b %d, %Y"])
)
def test_a_day_that_is_written_is_read_again(day: date, form: str):
    written = read_written(day.strftime(form))
    assert written is not None
    assert written.day == day
