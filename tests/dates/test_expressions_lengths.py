"""Durations, repeated times, times of day and vague times."""

from datetime import date

import pytest

from qa.dates.timex.expressions import find_expressions

FRIDAY = date(2021, 4, 2)


def check(sentence: str, text: str, type_: str, value: str) -> None:
    (found,) = find_expressions(sentence, FRIDAY)
    assert (found.text, found.type.value, found.value) == (text, type_, value)


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        (
            "In the last twenty-four hours it fell.",
            "the last twenty-four hours",
            "PT24H",
        ),
        ("He served five years.", "five years", "P5Y"),
        ("He served more than two decades.", "more than two decades", "P20Y"),
        ("He served a five-year term.", "five-year", "P5Y"),
        ("It was the two-day visit.", "two-day", "P2D"),
        ("He served for two and a half years.", "two and a half years", "P2Y6M"),
        ("He served a couple of months.", "a couple of months", "P2M"),
        ("He waited several weeks.", "several weeks", "PXW"),
        ("He waited half an hour.", "half an hour", "PT30M"),
        ("He waited at least 1,000 days.", "at least 1,000 days", "P1000D"),
        ("They grew in the first nine months.", "the first nine months", "P9M"),
        ("They grew over the past two years.", "the past two years", "P2Y"),
        ("They waited for years.", "years", "PXY"),
        ("It is expected to last six weeks.", "six weeks", "P6W"),
        ("It was a decade-long war.", "decade-long", "P10Y"),
        ("It took 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
        ("They waited for a while.", "a while", "PXX"),
        ("They stayed one day.", "one day", "P1D"),
        ("They waited an hour and a half.", "an hour and a half", "PT1H30M"),
        ("They left two hours later.", "two hours later", "PT2H"),
        ("It took 1000 days.", "1000 days", "P1000D"),
        ("It took 1000 to 1200 days.", "1000 to 1200 days", "P1000D"),
        ("They worked for 1900 hours.", "1900 hours", "PT1900H"),
    ],
)
def test_durations(sentence: str, text: str, value: str) -> None:
    check(sentence, text, "DURATION", value)


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("They met every Friday.", "every Friday", "XXXX-WXX-5"),
        ("They met on Fridays.", "Fridays", "XXXX-WXX-5"),
        ("They met each year.", "each year", "P1Y"),
        ("They met every other week.", "every other week", "P2W"),
        ("They met annually.", "annually", "P1Y"),
        ("They met daily.", "daily", "P1D"),
        ("They met twice a week.", "a week", "P1W"),
        ("It grew 5% a year.", "a year", "P1Y"),
        ("It earned $5 a month.", "a month", "P1M"),
        ("It earned 20 euros per day.", "per day", "P1D"),
        ("They met each July.", "each July", "XXXX-07"),
        ("They met on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
        ("They met on weekdays.", "weekdays", "XXXX-WXX"),
    ],
)
def test_sets(sentence: str, text: str, value: str) -> None:
    check(sentence, text, "SET", value)


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("It began at 8 p.m. yesterday.", "8 p.m. yesterday", "2021-04-01T20:00"),
        ("It began at 14:00 GMT.", "14:00 GMT", "2021-04-02T14:00"),
        ("It began at 0735 GMT.", "0735 GMT", "2021-04-02T07:35"),
        ("It began at 12 a.m. today.", "12 a.m. today", "2021-04-02T00:00"),
        ("It began at noon Thursday.", "noon Thursday", "2021-04-01T12:00"),
        ("It began Thursday at 8:30 a.m. EDT.", "Thursday at 8:30 a.m. EDT", "2021-04-01T08:30"),
        ("It began overnight Thursday.", "overnight Thursday", "2021-04-01TNI"),
        (
            "It began at 5 p.m. local time Thursday.",
            "5 p.m. local time Thursday",
            "2021-04-01T17:00",
        ),
        ("It began this morning.", "this morning", "2021-04-02TMO"),
        ("It began on Monday evening.", "Monday evening", "2021-03-29TEV"),
        ("It began on the night of March 5.", "the night of March 5", "2021-03-05TNI"),
        ("Logged 2013-03-22T14:05:00Z.", "2013-03-22T14:05:00Z", "2013-03-22T14:05"),
        (
            "Sent Fri, 22 Mar 2013 14:05:00.",
            "Fri, 22 Mar 2013 14:05:00",
            "2013-03-22T14:05",
        ),
        (
            "Sent Wed, 31 Mar 2021 10:00:00 +0000 (UTC) by wire.",
            "Wed, 31 Mar 2021 10:00:00 +0000 (UTC)",
            "2021-03-31T10:00",
        ),
        ("Logged 2021-03-31T10:00:00Z.", "2021-03-31T10:00:00Z", "2021-03-31T10:00"),
        (
            "Logged 2021-03-31T10:00:00.25-05:00 here.",
            "2021-03-31T10:00:00.25-05:00",
            "2021-03-31T10:00",
        ),
        ("It began at 1900 hours.", "1900 hours", "2021-04-02T19:00"),
        ("It began at 0600 hours on March 3.", "0600 hours on March 3", "2021-03-03T06:00"),
        (
            "It began at 5:05 a.m. on March 3, 2021.",
            "5:05 a.m. on March 3, 2021",
            "2021-03-03T05:05",
        ),
        (
            "It began March 3, 2021, at 5:05 a.m. here.",
            "March 3, 2021, at 5:05 a.m.",
            "2021-03-03T05:05",
        ),
        ("It began at 1400 local time.", "1400 local time", "2021-04-02T14:00"),
        (
            "It began at 8 a.m. local time (0400 GMT) on Thursday.",
            "8 a.m. local time (0400 GMT) on Thursday",
            "2021-04-01T08:00",
        ),
        ("It began by mid-afternoon.", "mid-afternoon", "2021-04-02TAF"),
        (
            "It began mid-afternoon yesterday.",
            "mid-afternoon yesterday",
            "2021-04-01TAF",
        ),
    ],
)
def test_times(sentence: str, text: str, value: str) -> None:
    check(sentence, text, "TIME", value)


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("They recently met.", "recently", "PAST_REF"),
        ("They are now at peace.", "now", "PRESENT_REF"),
        ("They currently rest.", "currently", "PRESENT_REF"),
        ("They fought in the past.", "the past", "PAST_REF"),
        ("They may rest in the future.", "the future", "FUTURE_REF"),
        ("It was hard in recent quarters.", "recent quarters", "PAST_REF"),
        ("They fear for future years.", "future years", "FUTURE_REF"),
        ("It will one day be theirs.", "one day", "FUTURE_REF"),
        ("It soon will be theirs.", "soon", "FUTURE_REF"),
        ("They will tell at a later date.", "a later date", "FUTURE_REF"),
        ("They hope in the near term.", "the near term", "FUTURE_REF"),
        ("They want it as soon as possible.", "as soon as possible", "FUTURE_REF"),
        ("They fought in recent years.", "recent years", "PAST_REF"),
    ],
)
def test_vague_times(sentence: str, text: str, value: str) -> None:
    check(sentence, text, "DATE", value)


@pytest.mark.parametrize(
    "sentence",
    [
        "It closed at $2.50 a share.",
        "Call as soon as you can.",
        "It was a year-on-year rise.",
        "He was soon released.",
        "He lost at once and once again.",
        "About three-quarters of them left.",
        "The score was 3:99 at the break.",
        "They were once at war.",
        "Previously, they fought.",
        "It is a matter of weeks.",
        "He told USA Today of it.",
        'He was on "This Week" with it.',
        "He was on ''60 Minutes'' with it.",
        "Not that long ago it rained.",
        "They changed to a fiscal year.",
    ],
)
def test_what_is_no_time(sentence: str) -> None:
    assert find_expressions(sentence, FRIDAY) == ()
