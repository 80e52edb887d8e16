import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dates.timex.expressions import resolve_expressions
from qa.dates.timex.wording import say_value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2021-03-31", "March 31, 2021 (Wednesday)"),
        ("0999-02-03", "February 3, 999 (Sunday)"),
        ("XXXX-03-26", "March 26"),
        ("2021-03", "March 2021"),
        ("XXXX-03", "March"),
        ("2021", "2021"),
        ("202", "the 2020s"),
        ("2021-W13", "March 29 to April 4, 2021"),
        ("2021-W13-WE", "April 3 to 4, 2021"),
        ("2020-W53", "December 28, 2020 to January 3, 2021"),
        ("9999-W52", "December 27 to 31, 9999"),
        ("XXXX-WXX-3", "Wednesday"),
        ("2021-SU", "summer 2021"),
        ("2021-Q3", "the third quarter of 2021"),
        ("2021-H1", "the first half of 2021"),
        ("2021-03-31TNI", "March 31, 2021 (Wednesday), night"),
        ("2021-03-31T20:00", "March 31, 2021 (Wednesday), 20:00"),
        ("2021-05-03/2021-05-05", "May 3 to 5, 2021"),
        ("2021-05-30/2021-06-02", "May 30 to June 2, 2021"),
        ("PAST_REF", "in the past"),
        ("XXXX-Q3", "the third quarter"),
        ("XXXX-H1", "the first half of the year"),
        ("XXXX-WXX", "a week"),
        ("XXXX-WXX-WE", "a weekend"),
        ("XXXX-XX-XXTEV", "an evening"),
        ("XXXX-WXX-5TNI", "Friday night"),
        ("XXXX-WXX-5T14:00", "Friday, 14:00"),
        ("XXXX-XX-27", "the 27th"),
        ("2021-03-31TDT", "March 31, 2021 (Wednesday), daytime"),
        ("19", "the 20th century"),
        ("P2D", "2 days"),
        ("PXY", "some years"),
        ("P1YT30M", "1 year and 30 minutes"),
        ("PXX", "some time"),
        ("PXDE", "some decades"),
    ],
)
def test_values_in_words(value: str, said: str):
    assert say_value(value) == said


# Words of every kind that the grammar reads, alone and in the frames that turn them.
NAMED = (
    "day week weekend fortnight month quarter year decade century morning evening night noon "
    "midnight spring winter Monday Tuesday March May Easter Thanksgiving Christmas today yesterday "
    "tonight overnight years days hours decades centuries now recently soon weekly Fridays weekends"
).split()
FRAMES = (
    "{}",
    "last {}",
    "this {}",
    "next {}",
    "the {}",
    "every {}",
    "the following {}",
    "the previous {}",
    "two {}s ago",
    "a {} ago",
    "a {} later",
    "three {}s later",
    "early {}",
    "{} morning",
    "{} night",
    "{} at 8 p.m.",
    "the week of {} 6",
    "{} the 27th",
    "the end of the {}",
    "{} last year",
    "5% a {}",
    "a few {}s",
    "the {} of last year",
)
OTHERS = (
    *("the third quarter", "Q2", "the first half of the year", "the 1980s", "the '80s", "8 p.m."),
    *(
        "the second quarter last year",
        "the 19th century",
        "14:00 GMT",
        "half an hour",
        "2 1/2 years",
    ),
    *("March 26", "March 3 to 5", "20, 21 and 26 April", "2 1/2 years", "year-end", "2011-12"),
)


@pytest.mark.parametrize("published", [None, date(2021, 4, 2)])
def test_no_value_is_said_with_a_placeholder(published: date | None):
    texts = [frame.format(name) for frame in FRAMES for name in NAMED]
    seen = set()
    for text in (*texts, *OTHERS):
        for each in resolve_expressions(f"They met {text}.", published):
            for said in (say_value(each.expression.value), each.told, each.step):
                assert not re.search("X|_REF|TEV|TNI|Q\\d", said), (text, said)
            assert say_value(each.expression.value) != "a time that is not told"
            seen.add(re.sub(r"\d", "0", each.expression.value))
    # The kinds of value that a text without a date leaves open.
    if published is None:
        assert {"XXXX-XX-XX", "XXXX-WXX", "XXXX-WXX-WE", "XXXX-XX", "XXXX-QX", "XXXX"} <= seen
        assert {"XXXX-XX-XXTEV", "XXXX-WXX-0TNI", "XXXX-Q0", "XXXX-SP", "XXXX-XX-00"} <= seen


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("yesterday evening", "the evening before the report"),
        ("next week", "the week after the report"),
        ("two days ago", "two days before the report"),
        ("earlier this month", "the month of the report"),
        ("last Friday night", "the Friday night before the report"),
        ("yesterday at 8 p.m.", "20:00 on the day before the report"),
        ("tonight", "the night of the report"),
        ("June last year", "June of the year before the report"),
        ("last summer", "the summer before the report"),
        ("three weeks ago", "three weeks before the report"),
        ("20 years ago", "20 years before the report"),
        ("Tuesday morning", ""),
        ("the following day", ""),
    ],
)
def test_an_undated_report_tells_where_a_time_lies(words: str, told: str):
    (found,) = resolve_expressions(f"It shut {words}.", None)
    assert found.told == told


@given(day=st.dates())
def test_every_day_is_said_with_its_month_day_year_and_weekday(day: date):
    assert say_value(day.isoformat()) == f"{day:%B} {day.day}, {day.year} ({day:%A})"
