"""Every step from a text to a "when" answer, on dates heaped up and at the calendar's ends."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from qa.dates.events import date_event, read_timeline
from qa.dates.timex.values import days_of
from qa.dates.timex.wording import say_value
from qa.language.sentences import split_sentences
from qa.types import DateBasis, Report, ReportDate

WORDS = (
    "March 3 0000 9999 2021 January Monday last next the week of 5 p.m. 1900 hours decade 1980s "
    "century spring fall third quarter from to between and on before since two years ago 31 "
    "February 30 / - : 12 99999999 Easter weekend this yesterday night 2021-13-40 noon '68 half"
).split()
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
DAYS = st.none() | st.sampled_from(
    [date(1, 1, 1), date(999, 6, 5), date(2020, 2, 29), date(9999, 12, 31)]
)


@given(text=TEXTS, day=DAYS)
@example(text="this week", day=date(9999, 12, 31))
@example(text="this week", day=date(1, 1, 1))
def test_every_event_is_dated_and_said_without_an_error(text: str, day: date | None):
    report = Report("a", "", text, ReportDate(day, DateBasis.STATED, "", day, day))
    timeline = read_timeline(report)
    for sentence in split_sentences(text):
        event = date_event(report, timeline, sentence, sentence.start)
        if event is not None:
            assert say_value(event.value)
            assert event.span is None or text[event.span.start : event.span.end] == event.words
    for each in timeline:
        days = days_of(each.expression.value)
        assert days is None or days.first is None or days.last is None or days.first <= days.last
