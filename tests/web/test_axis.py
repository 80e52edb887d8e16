"""The time axis: where its ticks and marks stand, and that no label is markup."""

import re
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from qa.web.timeline.axis import Mark, draw_axis
from qa.web.timeline.swarm import place_marks
from qa.web.timeline.ticks import choose_ticks

HOSTILE = '<img src=x onerror="window.pwned=1">\u202e"\'&\x00[a](javascript:b)'


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2021-03-31", "2021-03-31", ["Mar 30 2021", "Mar 31", "Apr 1"]),
        ("2020-12-30", "2021-01-01", ["Dec 30 2020", "Dec 31", "Jan 1 2021"]),
        ("2021-03-02", "2021-04-20", None),
        ("2021-01-15", "2021-05-03", ["Jan 2021", "Feb", "Mar", "Apr", "May", "Jun"]),
        ("2019-11-05", "2021-02-01", None),
        ("2003-05-01", "2023-04-01", ["2000", "2005", "2010", "2015", "2020", "2025"]),
    ],
)
def test_ticks_suit_the_span(first: str, last: str, labels: list[str] | None):
    ticks = choose_ticks(day(first), day(last))
    assert ticks[0].day <= day(first)
    assert ticks[-1].day >= day(last)
    assert 2 <= len(ticks) <= 8
    if labels:
        assert [f"{tick.label} {tick.year}".strip() for tick in ticks] == labels


def test_ticks_of_any_span_are_few_and_hold_it():
    first = day("1999-12-31")
    for days in range(0, 12_000, 13):
        last = first + timedelta(days)
        ticks = choose_ticks(first, last)
        assert 2 <= len(ticks) <= 8
        assert ticks[0].day <= first
        assert last <= ticks[-1].day
        assert all(one.day < two.day for one, two in pairwise(ticks))


def test_ends_of_the_calendar_have_ticks():
    ticks = choose_ticks(date.min, date.max)
    assert (ticks[0].day, ticks[-1].day) == (date.min, date.max)
    assert [tick.label for tick in choose_ticks(date.max, date.max)][-1] == "Dec 31"


def test_marks_of_one_day_are_stacked():
    assert [(at.x, at.level) for at in place_marks([50, 50, 50], 100, 10)] == [
        (50, 0),
        (50, 1),
        (50, 2),
    ]


def test_marks_with_room_keep_to_the_line():
    assert [(at.x, at.level) for at in place_marks([0, 10, 25, 100], 100, 10)] == [
        (0, 0),
        (10, 0),
        (25, 0),
        (100, 0),
    ]


@pytest.mark.parametrize("wanted", [[0.0] * 200, [100.0] * 200, [50.0] * 200])
def test_no_mark_of_many_covers_another(wanted: list[float]):
    places = place_marks(wanted, 500, 20)
    assert min(at.x for at in places) >= 0
    assert max(at.x for at in places) <= 500
    levels: dict[int, list[float]] = {}
    for at in places:
        levels.setdefault(at.level, []).append(at.x)
    assert max(levels) < 14
    assert all(
        two - one >= 20 - 1e-9 for xs in levels.values() for one, two in pairwise(sorted(xs))
    )


def test_no_marks_give_nothing():
    assert draw_axis([]) == ""


def test_events_and_reports_are_told_apart_by_shape_and_words():
    drawn = draw_axis(
        [
            Mark(day("2021-04-01"), "002.txt", is_event=False, target="card-2"),
            Mark(day("2021-03-31"), "Milley called", is_event=True, target="card-1"),
        ]
    )
    root = ElementTree.fromstring(drawn)
    links = list(root.iter("a"))
    named = {link.get("aria-label"): link for link in links if link.get("aria-label")}
    assert list(named) == [
        "March 31, 2021: event: Milley called",
        "April 1, 2021: report: 002.txt",
    ]
    event, report = named.values()
    assert event.find("circle").get("class") == "axis-event"
    assert report.find("path").get("class") == "axis-report"
    assert [link.get("href") for link in links] == ["#card-1", "#card-2"] * 2
    assert [link.get("data-card") for link in links] == ["card-1", "card-2"] * 2
    legend = "".join(root.find("figcaption").itertext())
    assert "date of an event" in legend
    assert "date of a report" in legend
    listed = ["".join(item.itertext()) for item in root.iter("li")]
    assert listed == list(named)


def test_place_on_the_axis_is_the_share_of_its_days():
    marks = [Mark(day(text), "e", True, "t") for text in ("2021-03-01", "2021-03-03", "2021-03-05")]
    drawn = draw_axis(marks)
    assert re.findall(r'<svg x="([\d.]+)%" y="[\d.]+" overflow="visible"><a', drawn) == [
        "0.000",
        "50.000",
        "100.000",
    ]


def test_label_and_target_of_a_stranger_are_text():
    drawn = draw_axis([Mark(day("2021-03-31"), HOSTILE, is_event=True, target='x" onclick="y')])
    root = ElementTree.fromstring(drawn)
    assert {each.tag for each in root.iter()} == {
        "figure", "figcaption", "span", "svg", "line", "text", "a", "title", "circle", "ol", "li",
    }  # fmt: skip
    link = next(root.iter("a"))
    assert set(link.keys()) == {"class", "href", "data-card", "aria-label"}
    assert link.get("href") == '#x" onclick="y'
    assert link.get("aria-label") == (
        'March 31, 2021: event: <img src=x onerror="window.pwned=1"> "\'& [a](javascript:b)'
    )
    assert "\u202e" not in drawn
    assert "\x00" not in drawn


def test_long_label_is_shortened():
    name = Mark(day("2021-03-31"), "word " * 200, is_event=True, target="t").name
    assert len(name) < 200
    assert name.endswith("word…")
