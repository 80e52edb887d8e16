"""Weekdays and neighbouring days; the verb tells which Wednesday is meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dates.timex.expressions import find_expressions, resolve_expressions

FRIDAY = date(2021, 4, 2)
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def values(text: str, published: date | None = FRIDAY) -> list[str]:
    return [e.value for e in find_expressions(text, published)]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They spoke on Wednesday.", "2021-03-31"),
        ("They spoke last Wednesday.", "2021-03-31"),
        ("Officials Tuesday refused to comment.", "2021-03-30"),
        ("The minister said Monday that he will resign.", "2021-03-29"),
        ("They spoke on Friday.", "2021-04-02"),
        ("They spoke last Friday.", "2021-03-26"),
        ("The two sides will meet on Wednesday.", "2021-04-07"),
        ("The hearing is scheduled for Monday.", "2021-04-05"),
        ("The talks are set to resume Monday.", "2021-04-05"),
        ("The ship is expected to sail on Tuesday.", "2021-04-06"),
        ("She said the report would be published Thursday.", "2021-04-08"),
        ("The strike goes on until Sunday.", "2021-04-04"),
        ("The ship could sail as early as Tuesday.", "2021-04-06"),
        ("He fled a newly closed border on Tuesday.", "2021-03-30"),
        ("Profit of 5.2 percent was reported Tuesday.", "2021-03-30"),
        ("She would not speak of Tuesday's vote.", "2021-03-30"),
        ("They will meet next Friday.", "2021-04-09"),
        ("On Tuesday, they planned to meet.", "2021-03-30"),
        ("On Tuesday, they are expected to meet.", "2021-04-06"),
        ("It follows Tuesday's vote on what it will do.", "2021-03-30"),
        ("It will end on a Big Day. Tuesday they met.", "2021-03-30"),
        ("The deal expires at the end of Sunday.", "2021-04-04"),
        ("It had been scheduled for Tuesday.", "2021-03-30"),
        ("It went as previously planned Tuesday.", "2021-03-30"),
        ("They will look for ways around Tuesday's ruling.", "2021-03-30"),
        ("It was to end in the West. So the king on Tuesday fled.", "2021-03-30"),
        ('It "will end." In Tuesday\'s debate nobody spoke.', "2021-03-30"),
        ("The vote is this Tuesday.", "2021-04-06"),
    ],
)
def test_the_verb_tells_the_side(sentence: str, value: str) -> None:
    assert values(sentence) == [value]


@pytest.mark.parametrize(
    ("sentence", "type_", "value"),
    [
        ("It struck yesterday.", "DATE", "2021-04-01"),
        ("It struck today.", "DATE", "2021-04-02"),
        ("It will strike tomorrow.", "DATE", "2021-04-03"),
        ("It struck the day before yesterday.", "DATE", "2021-03-31"),
        ("It will strike tonight.", "TIME", "2021-04-02TNI"),
        ("It struck last night.", "TIME", "2021-04-01TNI"),
        ("It struck Wednesday night.", "TIME", "2021-03-31TNI"),
    ],
)
def test_days_near_the_report(sentence: str, type_: str, value: str) -> None:
    (found,) = find_expressions(sentence, FRIDAY)
    assert (found.type.value, found.value) == (type_, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left on March 3, 2020. The following day he came back.", "2020-03-04"),
        ("He left on March 3, 2020. He had fallen ill the day before.", "2020-03-02"),
        ("He left on March 3, 2020. That day it snowed.", "2020-03-03"),
        ("He left on March 3, 2020. It snowed that same day.", "2020-03-03"),
        ("He left on March 3, 2020. He came back three days later.", "2020-03-06"),
        ("He left in May 1998. The following year he came back.", "1999"),
        ("He left on March 3, 2020. The following Friday he came back.", "2020-03-06"),
        ("He left on March 3, 2020. He had come the previous Friday.", "2020-02-28"),
        ("He left in May 1998. It snowed that year.", "1998"),
    ],
)
def test_days_near_the_one_last_spoken_of(text: str, value: str) -> None:
    assert values(text)[-1] == value


def test_a_sentence_opens_with_the_week_and_names_the_day() -> None:
    assert values("Earlier this week on Wednesday, they spoke.") == ["2021-W13", "2021-03-31"]


def test_the_way_to_a_value_is_told() -> None:
    (found,) = resolve_expressions("They spoke on Wednesday.", FRIDAY)
    assert found.anchor == FRIDAY
    assert found.step == "the Wednesday at or before 2021-04-02"


def test_a_weekday_of_an_undated_report() -> None:
    assert values("They spoke on Wednesday.", None) == ["XXXX-WXX-3"]


@given(
    published=st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1)),
    name=st.sampled_from(NAMES),
    frame=st.sampled_from(["He spoke {}.", "He will speak {}.", "He came last {}.", "{}, maybe."]),
)
def test_a_resolved_weekday_is_that_weekday(published: date, name: str, frame: str) -> None:
    (value,) = values(frame.format(name), published)
    day = date.fromisoformat(value)
    assert NAMES[day.weekday()] == name
    assert abs((day - published).days) <= 7


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1)))
def test_the_day_of_the_report_is_meant_on_that_day(published: date) -> None:
    name = NAMES[published.weekday()]
    assert values(f"He spoke {name}.", published) == [published.isoformat()]
