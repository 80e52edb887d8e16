"""Lists of days: each number is a day of its own, with the month that stands once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dates.timex.expressions import find_expressions

# A Wednesday.
PUBLISHED = date(2020, 4, 15)


def _read(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(each.text, each.value) for each in find_expressions(text, published)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Monday 20, Tuesday 21 and Sunday 26 April",
            {"Monday 20": "04-20", "Tuesday 21": "04-21", "Sunday 26 April": "04-26"},
        ),
        ("on April 20, 21 and 26", {"April 20": "04-20", "21": "04-21", "26": "04-26"}),
        ("20, 21 and 26 April", {"20": "04-20", "21": "04-21", "26 April": "04-26"}),
        (
            "April 20, 21, 22, and 26, 2020",
            {"April 20": "04-20", "21": "04-21", "22": "04-22", "26, 2020": "04-26"},
        ),
        ("Mondays 20 and 27 April", {"Mondays 20": "04-20", "27 April": "04-27"}),
        (
            "on the 3rd, 4th and 9th of May",
            {"the 3rd": "05-03", "4th": "05-04", "9th of May": "05-09"},
        ),
        (
            "Tuesday and Wednesday, March 3 and 4",
            {"Tuesday": "03-03", "Wednesday": "03-04", "March 3": "03-03", "4": "03-04"},
        ),
        (
            "Tuesday through Thursday (March 3-5)",
            {"Tuesday": "03-03", "Thursday": "03-05", "March 3": "03-03", "5": "03-05"},
        ),
        ("Monday (20 April)", {"Monday": "04-20", "20 April": "04-20"}),
        (
            "From Tuesday 21 to Thursday 23 April",
            {"Tuesday 21": "04-21", "Thursday 23 April": "04-23"},
        ),
        ("29, 30 April and 1 May", {"29": "04-29", "30 April": "04-30", "1 May": "05-01"}),
        (
            "April 29, 30 and May 1, 2",
            {"April 29": "04-29", "30": "04-30", "May 1": "05-01", "2": "05-02"},
        ),
        ("Sat 18 and Sun 19 April", {"Sat 18": "04-18", "Sun 19 April": "04-19"}),
        ("the March 3 and 4 clashes", {"March 3": "03-03", "4": "03-04"}),
    ],
)
def test_every_day_of_a_list_has_its_value(text: str, found: dict[str, str]) -> None:
    assert dict(_read(text)) == {words: f"2020-{day}" for words, day in found.items()}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It met Monday the 13th.", "2020-04-13"),
        ("It meets Monday the 27th.", "2020-04-27"),
        ("The vote will be on Thursday, the 30th.", "2020-04-30"),
        ("Shops shut on Tuesday 14, the mayor said.", "2020-04-14"),
        ("It is due on Monday, the 27th of April.", "2020-04-27"),
    ],
)
def test_a_weekday_with_its_number_finds_its_month(text: str, value: str) -> None:
    assert [each for _, each in _read(text)] == [value]


def test_weekdays_with_numbers_need_no_month() -> None:
    days = _read("Trains stop on Tuesday 21, Thursday 23 and Monday 27.")
    assert [value for _, value in days] == ["2020-04-21", "2020-04-23", "2020-04-27"]


def test_a_weekday_takes_the_nearest_month_in_which_it_has_its_number() -> None:
    assert _read("It met on Friday the 31st.") == [("Friday the 31st", "2020-01-31")]


def test_a_weekday_that_has_its_number_in_no_month_near_stays_unknown() -> None:
    assert _read("It met on Friday the 30th.") == [("Friday the 30th", "XXXX-XX-30")]


def test_an_undated_report_keeps_the_number_alone() -> None:
    assert _read("It meets Monday the 27th.", None) == [("Monday the 27th", "XXXX-XX-27")]
    assert _read("20, 21 and 26 April", None) == [
        ("20", "XXXX-04-20"),
        ("21", "XXXX-04-21"),
        ("26 April", "XXXX-04-26"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On March 3 and 4 people died.", [("March 3", "2020-03-03")]),
        ("On March 3 and 4 soldiers died.", [("March 3", "2020-03-03")]),
        ("on April 20, 21 and 26 people", [("April 20", "2020-04-20")]),
        ("On Tuesday 21 people died.", [("Tuesday", "2020-04-14")]),
        ("April 20, 2020 and 21 others", [("April 20, 2020", "2020-04-20")]),
        ("chapters 3, 4 and 9", []),
        ("30 and 31 September", []),
    ],
)
def test_numbers_that_count_are_no_days(text: str, found: list[tuple[str, str]]) -> None:
    assert _read(text) == found


@given(
    month=st.integers(1, 12),
    days=st.lists(st.integers(1, 28), min_size=2, max_size=6, unique=True).map(sorted),
    behind=st.booleans(),
)
def test_a_list_of_any_length_gives_all_its_days(month: int, days: list[int], behind: bool):
    name = f"{date(2020, month, 1):%B}"
    numbers = ", ".join(map(str, days[:-1])) + f" and {days[-1]}"
    text = f"Closed on {numbers} {name} 2020." if behind else f"Closed on {name} {numbers}, 2020."
    assert [value for _, value in _read(text)] == [f"2020-{month:02d}-{day:02d}" for day in days]
