import sqlite3
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import LibraryError
from qa.ingest.passages import split_passages
from qa.library.store import Store
from qa.types import DateBasis, Period, Report, ReportDate

DAYS = st.none() | st.dates()
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
DATES = st.builds(ReportDate, DAYS, st.sampled_from(DateBasis), TEXTS, DAYS, DAYS)
REPORTS = st.builds(Report, TEXTS, TEXTS, TEXTS, DATES, st.just(0), TEXTS)


def dated(source: str, day: date | None) -> Report:
    published = ReportDate(day, DateBasis.STATED if day else DateBasis.UNKNOWN, "")
    return Report(source, "", f"Text of {source}.", published)


def add(store: Store, report: Report, seed: int = 0) -> np.ndarray:
    passages = split_passages(report)
    vectors = np.random.default_rng(seed).normal(size=(len(passages), 4)).astype(np.float32)
    store.add(report, passages, vectors)
    return vectors


@given(report=REPORTS)
def test_a_report_comes_back_as_it_went_in(report: Report):
    store = Store.create(None, "m@1", "m")
    vectors = add(store, report)
    rows, kept = store.vectors()
    assert list(store.reports()) == [report]
    assert len(rows) == len(vectors)
    assert kept.tobytes() == vectors.tobytes()
    read = [store.passage(row) for row in rows]
    assert tuple(passage for _, passage in read) == split_passages(report)
    assert {store.report(key) for key, _ in read} <= {report}


def test_a_source_put_in_again_takes_the_place_of_the_first():
    store = Store.create(None, "m@1", "m")
    add(store, Report("a.txt", "", "Old text. " * 200, dated("a", None).published))
    add(store, dated("b.txt", None))
    add(store, dated("a.txt", None))
    assert [report.text for report in store.reports()] == ["Text of a.txt.", "Text of b.txt."]
    assert store.count() == (2, 2)


def test_rows_of_a_period_are_those_of_the_reports_published_in_it():
    store = Store.create(None, "m@1", "m")
    days = [date(2021, 3, 30), date(2021, 3, 31), date(2021, 4, 1), None]
    for day in days:
        add(store, dated(str(day), day))
    rows = store.rows_published_in(Period(date(2021, 3, 31), date(2021, 4, 1)))
    assert [store.report(store.passage(row)[0]).source for row in rows] == [
        "2021-03-31",
        "2021-04-01",
    ]
    assert len(store.rows_published_in(Period(first=date(2021, 4, 1)))) == 1
    assert len(store.rows_published_in(Period(last=date(2021, 3, 30)))) == 1


def test_a_report_is_given_another_date():
    store = Store.create(None, "m@1", "m")
    add(store, dated("a", None))
    published = ReportDate(
        date(2021, 4, 1), DateBasis.ESTIMATED, "by b", date(2021, 3, 31), date(2021, 4, 6)
    )
    store.redate("a", published)
    assert [report.published for report in store.reports()] == [published]


def test_vectors_of_a_report_are_its_own():
    store = Store.create(None, "m@1", "m")
    add(store, dated("a", None), seed=1)
    vectors = add(store, dated("b", None), seed=2)
    assert store.vectors_of("b").tobytes() == vectors.tobytes()


def test_searchable_text_is_the_title_and_the_passage():
    store = Store.create(None, "m@1", "m")
    add(store, Report("a", "A title", "Größe: 😀 done.", dated("a", None).published))
    assert [text for _, text in store.passage_texts()] == ["A title Größe: 😀 done."]


def test_the_model_is_remembered_in_the_file(tmp_path: Path):
    store = Store.create(tmp_path / "s.sqlite3", "m@1", "m")
    add(store, dated("a", None))
    store.close()
    again = Store.open(tmp_path / "s.sqlite3")
    assert again.model == ("m@1", "m")
    assert again.count() == (1, 1)


def test_a_file_that_is_no_store_is_refused(tmp_path: Path):
    path = tmp_path / "s.sqlite3"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(LibraryError, match="is not a library"):
        Store.open(path)


def test_a_store_of_another_version_is_refused(tmp_path: Path):
    path = tmp_path / "s.sqlite3"
    Store.create(path, "m@1", "m").close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LibraryError, match="schema version 99, this program reads 1"):
        Store.open(path)
