"""Passages retrieved from a library: once, in order, few of a report, old ones within reach."""

from datetime import date
from pathlib import Path

import pytest
from hashing import HashingEncoder

from qa.indexing import index_sources
from qa.library.library import Library
from qa.retrieval.retriever import Candidate, Times, list_sources, retrieve_passages
from qa.types import Period

FILLER = "Nothing else was told of the harbour by anyone in the town that day or the next. "


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for day in ("2021-05-03", "2021-05-20", "2019-02-11"):
        text = f" date {day} The mayor closed the old bridge after cracks were seen."
        (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
    long = " date 2021-05-04 " + "The bridge has a mayor. " * 4 + FILLER * 60
    (tmp_path / "long.txt").write_text(long, encoding="utf-8")
    (tmp_path / "copy.txt").write_text(long, encoding="utf-8")
    made = Library.in_memory(HashingEncoder())
    index_sources([tmp_path], made, HashingEncoder())
    return made


def retrieve(library: Library, text: str, times: Times) -> list[Candidate]:
    vector = HashingEncoder().encode_queries([text])[0]
    return list(retrieve_passages(library, text, vector, times))


QUESTION = "Who closed the old bridge?"


def test_the_day_a_question_is_asked_orders_what_says_the_same(library: Library):
    found = retrieve(library, QUESTION, Times(asked=date(2021, 5, 5)))
    assert list_sources(found[:3]) == ("2021-05-03.txt", "2019-02-11.txt", "2021-05-20.txt")
    later = retrieve(library, QUESTION, Times(asked=date(2021, 5, 21)))
    assert list_sources(later[:1]) == ("2021-05-20.txt",)


def test_the_named_period_orders_what_says_the_same(library: Library):
    named = Period(date(2019, 1, 1), date(2019, 12, 31))
    found = retrieve(library, QUESTION, Times(named=named))
    assert list_sources(found[:1]) == ("2019-02-11.txt",)


def test_a_period_that_was_set_keeps_the_others_out(library: Library):
    period = Period(date(2019, 1, 1), date(2019, 12, 31))
    found = retrieve(library, QUESTION, Times(period, asked=date(2021, 5, 5)))
    assert list_sources(found) == ("2019-02-11.txt",)


@pytest.mark.parametrize(
    ("word", "period", "sources"),
    [
        ("2021-05", Period(), ("2021-05-03.txt", "2021-05-20.txt")),
        ("LONG", Period(), ("copy.txt", "long.txt")),
        ("2021-05", Period(first=date(2021, 5, 10)), ("2021-05-20.txt",)),
        ("long", Period(first=date(2022, 1, 1)), ()),
        ("nobody", Period(), ()),
    ],
)
def test_only_reports_with_that_name_are_searched(
    library: Library, word: str, period: Period, sources: tuple[str, ...]
):
    times = Times(period, asked=date(2021, 5, 5))
    vector = HashingEncoder().encode_queries([QUESTION])[0]
    found = list(retrieve_passages(library, QUESTION, vector, times, word))
    assert tuple(sorted(list_sources(found))) == sources


def test_a_report_is_found_by_each_of_its_names(library: Library):
    report = library.report_named("long.txt")
    assert report is not None
    assert (report.source, report.aliases) == ("copy.txt", ("long.txt",))
    assert library.report_named("copy.txt") == report
    assert library.report_named("short.txt") is None


def test_scores_fall_and_no_report_crowds_the_others_out(library: Library):
    found = retrieve(library, "What was told of the harbour?", Times())
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert sum(candidate.report.source == "copy.txt" for candidate in found) == 3
    places = [(each.report.source, each.passage.start) for each in found]
    assert len(set(places)) == len(places)


def test_sources_are_listed_once_with_the_other_names_of_a_text(library: Library):
    found = retrieve(library, "What was told of the harbour?", Times())
    assert list_sources(found)[:2] == ("copy.txt", "long.txt")
    assert len(list_sources(found, 3)) == 3
