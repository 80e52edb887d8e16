"""Lists, counts, the first and the last, composed of what reports name."""

from dataclasses import replace
from datetime import date

import pytest
from samples import evidence

from qa.answering.lists.items import Item, Naming
from qa.answering.lists.listing import compose_gathered
from qa.answering.lists.reading_on import Pieces
from qa.question.asked import Asked
from qa.question.gathering import Gathering, Wanted
from qa.types import Answer, AnswerKind, Citation, DateBasis, Period, Report, ReportDate, Span

REFUSED = Answer(answered=False, text="The reports do not answer this.", note="None tells.")


def ask(wanted: Wanted, noun: str = "ship") -> Asked:
    text = f"Which {noun} was held?"
    gathering = Gathering(wanted, noun, text, f"{noun}s")
    return Asked(
        AnswerKind.STATEMENT, text, text, (noun, "held"), (), (), Period(), plain_text=text,
        gathering=gathering,
    )  # fmt: skip


def make_item(name: str, text: str, day: date | None = None) -> Item:
    found = evidence(f"{name}.txt", text, 0.5, marked=name, odds=1.0)
    basis = DateBasis.STATED if day else DateBasis.UNKNOWN
    report = Report(f"{name}.txt", "", text, ReportDate(day, basis, "by its header"))
    found = type(found)(report, found.span, 0.5, 0.8, 1.0, 1.0, spans=found.spans, odds=1.0)
    start = text.index(name)
    return Item((Naming(found, Span(start, start + len(name))),))


def hold(name: str, when: str = "on Monday", day: date | None = None) -> Item:
    return make_item(name, f"The {name} was held {when}.", day)


def compose(wanted: Wanted, pieces: Pieces, found: Answer = REFUSED) -> Answer:
    asked = ask(wanted)
    return compose_gathered(asked, asked, found, pieces)


def cite(text: str, marked: str) -> Citation:
    start = text.index(marked)
    unknown = ReportDate(None, DateBasis.UNKNOWN, "")
    return Citation(
        "total.txt", "", unknown, text, 0, len(text), (Span(start, start + len(marked)),)
    )


NAMES = ("Kasimir", "Lapwing", "Molly")
THREE = tuple(map(hold, NAMES))


def test_a_whole_list_says_how_many_of_how_many_reports():
    answer = compose(Wanted.LIST, Pieces(THREE, (), 30, is_whole=True))
    assert answer.text == "Kasimir; Lapwing; Molly"
    assert answer.note == "3 ships in 3 reports. 30 passages read."
    assert [each.source for each in answer.citations] == [
        "Kasimir.txt", "Lapwing.txt", "Molly.txt",
    ]  # fmt: skip
    for each in answer.citations:
        (mark,) = each.marks
        assert each.quote[mark.start : mark.end] in answer.text


def test_a_list_that_may_lack_some_says_at_least():
    stopped = compose(Wanted.LIST, Pieces(THREE, (), 60, is_whole=False))
    assert stopped.note == "At least 3 ships in 3 reports. Reading stopped at 60 passages."
    doubted = compose(Wanted.LIST, Pieces(THREE[:2], THREE[2:], 12, is_whole=True))
    assert doubted.text == "Kasimir; Lapwing"
    assert doubted.note == (
        "At least 2 ships in 2 reports. 12 passages read."
        " It is not sure whether it is told of these too: Molly."
    )


def test_a_list_of_one_report_is_told_as_it_was_found():
    found = Answer(answered=True, text="Kasimir and Lapwing", citations=(cite("x", "x"),))
    answer = compose(Wanted.LIST, Pieces(THREE[:1], (), 12, is_whole=True), found)
    assert answer.text == "Kasimir and Lapwing"
    assert answer.note == "12 passages read. There may be more."


def test_names_stand_in_the_place_of_whole_sentences_that_tell_no_more():
    cited = tuple(replace(cite("x", "x"), source=f"{name}.txt") for name in NAMES)
    short = Answer(answered=True, text="Kasimir, Lapwing and Molly", citations=cited)
    long = replace(short, text=" ".join(f"The {name} was held on Monday." for name in NAMES))
    pieces = Pieces(THREE, (), 12, is_whole=True)
    assert compose(Wanted.LIST, pieces, short).text == "Kasimir, Lapwing and Molly"
    assert compose(Wanted.LIST, pieces, long).text == "Kasimir; Lapwing; Molly"


def test_names_are_counted_where_no_report_states_how_many():
    answer = compose(Wanted.COUNT, Pieces(THREE, (), 30, is_whole=True))
    assert answer.text == "3 ships named in 3 reports: Kasimir; Lapwing; Molly"
    assert answer.note == "No report states how many; counted by their names. 30 passages read."
    assert len(answer.citations) == 3


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Inspectors said that nine ships had been kept.", "nine"),
        ("The tally stands at 9, the port said.", "9"),
        ("In all 9 were held this year.", "9"),
    ],
)
def test_a_stated_total_answers_and_the_names_stand_beside_it(text: str, marked: str):
    found = Answer(answered=True, text=marked, citations=(cite(text, marked),))
    answer = compose(Wanted.COUNT, Pieces(THREE, (), 30, is_whole=True), found)
    assert answer.text == marked
    assert answer.note == "By name the reports tell of 3 ships."
    (beside,) = answer.differing
    assert beside.text == "3 ships named in 3 reports: Kasimir; Lapwing; Molly"
    assert len(beside.citations) == 3


def test_a_total_that_agrees_with_the_names_stands_alone():
    text = "Three ships were held, the port said."
    found = Answer(answered=True, text="Three", citations=(cite(text, "Three"),))
    assert compose(Wanted.COUNT, Pieces(THREE, (), 30, is_whole=True), found) == found


def test_a_figure_of_something_else_is_no_total():
    text = "She flies the flag of Denmark and carries a crew of 20."
    found = Answer(answered=True, text=text, citations=(cite(text, "20"),))
    answer = compose(Wanted.COUNT, Pieces(THREE, (), 30, is_whole=True), found)
    assert answer.text == "3 ships named in 3 reports: Kasimir; Lapwing; Molly"


def test_one_name_is_no_count():
    assert compose(Wanted.COUNT, Pieces(THREE[:1], (), 30, is_whole=True)) == REFUSED


DATED = (
    hold("Kasimir", day=date(2022, 5, 17)),
    hold("Lapwing", "on 3 March", day=date(2022, 5, 31)),
    hold("Molly", "on Friday", day=date(2022, 6, 7)),
)


def test_the_first_and_the_last_are_those_of_their_events():
    pieces = Pieces(DATED, (), 30, is_whole=True)
    first = compose(Wanted.FIRST, pieces)
    assert (first.text, first.date) == ("Lapwing, March 3, 2022 (Thursday)", "2022-03-03")
    assert first.note == "The first by date of 3 ships named in 3 reports. 30 passages read."
    assert first.citations[0].source == "Lapwing.txt"
    last = compose(Wanted.LAST, pieces)
    assert (last.text, last.date) == ("Molly, June 3, 2022 (Friday)", "2022-06-03")


def test_what_nothing_dates_is_told():
    undated = make_item("Orla", "The Orla was held.")
    answer = compose(Wanted.FIRST, Pieces((*DATED, undated), (), 30, is_whole=True))
    assert answer.text == "Lapwing, March 3, 2022 (Thursday)"
    assert " Nothing dates Orla. " in answer.note


def test_two_of_one_day_are_both_told():
    both = (hold("Kasimir", day=date(2022, 5, 17)), hold("Lapwing", day=date(2022, 5, 18)))
    answer = compose(Wanted.FIRST, Pieces(both, (), 8, is_whole=True))
    assert answer.text == "Kasimir and Lapwing, May 16, 2022 (Monday)"


def test_a_report_that_says_which_was_first_answers():
    text = "The Molly was the first ship to be held."
    found = Answer(answered=True, text="The Molly", citations=(cite(text, "The Molly"),))
    assert compose(Wanted.FIRST, Pieces(DATED, (), 30, is_whole=True), found) == found
