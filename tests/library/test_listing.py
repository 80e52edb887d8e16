from datetime import date
from pathlib import Path

import pytest
from archives import check
from hashing import HashingEncoder, index

from qa.library.library import Library
from qa.library.listing import Filter, Listing, list_reports
from qa.types import DateBasis, Period

TEXTS = {
    "storm": " date 2019-05-07 A storm closed the harbour of Lindow.\n\nEleven boats sank.",
    "bridge": " date 2020-06-01 Engineers found cracks.\n\nThe Ostrava bridge was closed.",
    "flood": " date 2021-02-03 A flood closed the road to Lindow.\n\nNobody was hurt.",
    "recipe": "Take two eggs and some flour.",
}


@pytest.fixture
def library(tmp_path: Path):
    docs = tmp_path / "docs"
    docs.mkdir()
    for name, text in TEXTS.items():
        (docs / f"{name}.txt").write_text(text, encoding="utf-8")
    index(tmp_path / "l", docs)
    library = Library.open(tmp_path / "l", HashingEncoder())
    yield library
    library.close()


def sources(listing: Listing) -> list[str]:
    return [report.source.removesuffix(".txt") for report in listing.reports]


def find(library: Library, skip: int = 0, most: int = 10, **wanted) -> list[str]:
    return sources(list_reports(library, Filter(**wanted), skip, most))


def test_newest_come_first_and_undated_last(library: Library):
    assert find(library) == ["flood", "bridge", "storm", "recipe"]
    assert find(library, oldest_first=True) == ["storm", "bridge", "flood", "recipe"]


def test_page_is_a_part_of_the_whole(library: Library):
    pages = [list_reports(library, Filter(), skip, 3) for skip in (0, 3, 6)]
    assert [sources(page) for page in pages] == [["flood", "bridge", "storm"], ["recipe"], []]
    assert [page.total for page in pages] == [4, 4, 4]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2020, 6, 1), None, ["flood", "bridge"]),
        (None, date(2020, 6, 1), ["bridge", "storm"]),
        (date(2020, 6, 2), date(2021, 2, 2), []),
    ],
)
def test_period_keeps_what_was_published_in_it(library: Library, first, last, found):
    assert find(library, period=Period(first, last)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Lindow", ["flood", "storm"]),
        ("closed lindow flood", ["flood"]),
        ("boat", ["storm"]),
        ("BRIDGE.TXT", ["bridge"]),
        ("idge", ["bridge"]),
        ("harbour bridge", []),
        ("%", []),
        ("'", []),
        ("  ", ["flood", "bridge", "storm", "recipe"]),
    ],
)
def test_words_are_found_in_text_and_name(library: Library, words: str, found: list[str]):
    assert find(library, words=words) == found


def test_words_and_period_hold_together(library: Library):
    wanted = Filter(Period(date(2020, 1, 1)), "Lindow")
    assert (sources(listing := list_reports(library, wanted, 0, 10)), listing.total) == (
        ["flood"],
        1,
    )


def test_report_is_told_with_its_date_and_its_beginning(library: Library):
    (report,) = list_reports(library, Filter(words="Ostrava"), 0, 10).reports
    assert report.beginning.startswith("Engineers found cracks.")
    assert report.published.day == date(2020, 6, 1)
    assert report.published.basis is DateBasis.STATED
    assert report.published.reason == "its first line says 2020-06-01"
    assert report.format == "txt"
    assert report.is_whole


def test_beginning_is_bounded(library: Library, tmp_path: Path):
    (tmp_path / "docs" / "long.txt").write_text("A whale. " + "é" * 900, encoding="utf-8")
    index(tmp_path / "l", tmp_path / "docs")
    library.refresh()
    (report,) = list_reports(library, Filter(words="whale"), 0, 10).reports
    assert report.beginning == "A whale. " + "é" * 591
    assert not report.is_whole


def test_archive_comes_whole_page_by_page(tmp_path: Path, archive: Path):
    index(tmp_path / "l", archive)
    library = Library.open(tmp_path / "l", HashingEncoder())
    total = library.count()[0]
    paged = [name for skip in range(0, total + 7, 7) for name in find(library, skip, 7)]
    assert sorted(paged) == sorted(r.source.removesuffix(".txt") for r in library.reports())
    days = [r.published.day for r in list_reports(library, Filter(), 0, total).reports]
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)
    library.close()
    check(tmp_path / "l")
