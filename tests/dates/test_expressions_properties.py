"""What holds for every text: offsets, order, no exception, time that grows with length."""

import importlib
import sys
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.dates.timex.almanac import HOLIDAYS, nth_weekday
from qa.dates.timex.expressions import find_expressions
from qa.dates.timex.grammar.heads import HEADS
from qa.dates.timex.values import days_of
from qa.dates.timex.wording import say_value

PIECES = st.sampled_from(
    [
        *sorted(HEADS)[::7],
        *("March", "Friday", "31", "2021", "the", "last", "a", "two", "of", "ago", "before"),
        *("-", "/", ".", ",", ":", "'", "İ", "²", "٣", "½", "99999999999999", "\n\n", "Feb."),
    ]
)
WORDS = st.lists(PIECES, max_size=12)
TEXTS = st.one_of(
    st.text(), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES).map("".join)
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2020, 2, 29)]))


@given(TEXTS, DAYS)
@settings(max_examples=250)
def test_every_expression_is_a_slice_of_the_text(text: str, published: date | None) -> None:
    end = 0
    for found in find_expressions(text, published):
        assert text[found.start : found.end] == found.text
        assert end <= found.start < found.end
        assert found.value
        assert "X" not in say_value(found.value)
        end = found.end


@given(TEXTS, DAYS)
@settings(max_examples=50)
def test_the_same_text_gives_the_same_expressions(text: str, published: date | None) -> None:
    assert find_expressions(text, published) == find_expressions(text, published)


@given(st.text(alphabet="İıßﬁ²٣ 🙂\n", max_size=20))
def test_letters_that_grow_in_lower_case_move_no_offset(prefix: str) -> None:
    text = f"{prefix} on March 31, 2021."
    assert [e.text for e in find_expressions(text, None)] == ["March 31, 2021"]


@given(st.dates())
def test_a_written_date_covers_its_day(day: date) -> None:
    (found,) = find_expressions(f"Signed {day.isoformat()} here.", None)
    period = days_of(found.value)
    assert period is not None
    assert (period.first, period.last) == (day, day)


@pytest.mark.parametrize(
    "piece",
    [
        "on ",
        "7",
        "31 ",
        "1999 ",
        "last week ",
        "1,000",
        "last last ",
        "one hundred and ",
        "-",
        "the end of ",
        ".",
    ],
)
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    short, long = _seconds(text), _seconds(text * 4)
    # Linear is 4, quadratic is 16; the rest is room for a busy machine.
    assert long < 10 * short + 0.1


def _seconds(text: str) -> float:
    start = time.process_time()
    find_expressions(text, date(2021, 4, 2))
    return time.process_time() - start


@pytest.mark.parametrize("name", sorted(HOLIDAYS), ids=" ".join)
def test_every_day_of_the_almanac_is_found_with_its_year(name: tuple[str, ...]) -> None:
    written = " ".join(name).title().replace(" ' S", "'s")
    (found,) = find_expressions(f"Shops shut on {written} 2021, they said.", date(2020, 6, 1))
    assert (found.text, found.value) == (f"{written} 2021", HOLIDAYS[name](2021).isoformat())


def test_a_day_added_to_the_almanac_alone_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in list(sys.modules):
        if module.startswith("qa.dates.timex.") and module != "qa.dates.timex.almanac":
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(HOLIDAYS, ("presidents", "day"), lambda year: nth_weekday(year, 2, 1, 3))
    find = importlib.import_module("qa.dates.timex.expressions").find_expressions
    (found,) = find("Shops shut on Presidents Day 2021.", None)
    assert (found.text, found.value) == ("Presidents Day 2021", "2021-02-15")
