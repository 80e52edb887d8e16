import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import LibraryError
from qa.ingest.passages import split_passages
from qa.library.rows import Digests
from qa.library.store import Store
from qa.types import DateBasis, Report, ReportDate

DAYS = st.none() | st.dates()
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
DATES = st.builds(ReportDate, DAYS, st.sampled_from(DateBasis), TEXTS, DAYS, DAYS)
PAGES = st.lists(st.integers(0, 9)).map(tuple)
REPORTS = st.builds(Report, TEXTS, TEXTS, TEXTS, DATES, st.just(0), TEXTS, TEXTS, PAGES)


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
    kept = list(store.passages.vectors())
    (again,) = store.reports.all()
    assert replace(again, story=None) == report
    assert b"".join(some.tobytes() for _, some in kept) == vectors.tobytes()
    read = [each for rows, _ in kept for each in store.passages.find(rows).values()]
    assert tuple(passage for _, passage in read) == split_passages(report)
    assert set(store.reports.find_all({key for key, _ in read}).values()) <= {again}


def test_a_source_put_in_again_takes_the_place_of_the_first():
    store = Store.create(None, "m@1", "m")
    add(store, Report("a.txt", "", "Old text. " * 200, dated("a", None).published))
    add(store, dated("b.txt", None))
    add(store, dated("a.txt", None))
    assert [report.text for report in store.reports.all()] == ["Text of a.txt.", "Text of b.txt."]
    assert store.count() == (2, 2)


def test_days_are_those_of_the_reports_by_row():
    store = Store.create(None, "m@1", "m")
    days = [date(2021, 3, 30), date.min, None, date.max, date(2000, 2, 29)]
    for day in days:
        add(store, dated(str(day), day))
    expected = [[row + 1, day.toordinal() if day else 0] for row, day in enumerate(days)]
    assert store.passages.days().tolist() == expected


def test_a_report_is_given_another_date():
    store = Store.create(None, "m@1", "m")
    add(store, dated("a", None))
    published = ReportDate(
        date(2021, 4, 1), DateBasis.ESTIMATED, "by b", date(2021, 3, 31), date(2021, 4, 6)
    )
    store.redate("a", published)
    assert [report.published for report in store.reports.all()] == [published]
    assert store.passages.days().tolist() == [[1, date(2021, 4, 1).toordinal()]]


def test_a_block_that_fails_leaves_nothing():
    store = Store.create(None, "m@1", "m")
    add(store, dated("a", None))
    before = store.state
    with pytest.raises(KeyError), store.transaction():
        add(store, dated("b", None))
        raise KeyError
    assert (store.count(), store.state) == ((1, 1), before)


def test_a_name_that_goes_leaves_the_text_to_the_others():
    store = Store.create(None, "m@1", "m")
    add(store, dated("a", None))
    key = store.find_content(Digests.of(dated("a", None)).content)
    store.names.add(key, "b", None, "b", b"")
    assert [(each.source, each.aliases) for each in store.reports.all()] == [("a", ("b",))]
    store.drop(store.names.find_source("a").key)
    assert [(each.source, each.aliases) for each in store.reports.all()] == [("b", ())]
    store.drop(store.names.find_source("b").key)
    assert store.count() == (0, 0)
    for table in ("vector", "name", "band"):
        assert store.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_vectors_of_a_report_are_its_own():
    store = Store.create(None, "m@1", "m")
    add(store, dated("a", None), seed=1)
    vectors = add(store, dated("b", None), seed=2)
    assert store.passages.vectors_of("b").tobytes() == vectors.tobytes()


def test_searchable_text_is_the_title_and_the_passage():
    store = Store.create(None, "m@1", "m")
    add(store, Report("a", "A title", "Größe: 😀 done.", dated("a", None).published))
    assert [text for _, _, text in store.passages.entries()] == ["A title Größe: 😀 done."]


def test_the_model_is_remembered_in_the_file(tmp_path: Path):
    store = Store.create(tmp_path / "s.sqlite3", "m@1", "m")
    add(store, dated("a", None))
    store.close()
    again = Store.open(tmp_path / "s.sqlite3")
    assert (again.state.identity, again.state.model) == ("m@1", "m")
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
    with pytest.raises(LibraryError, match="schema version 99, this program reads 3"):
        Store.open(path)
