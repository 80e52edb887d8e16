"""Pages of many makers with the date that each says of itself, or none."""

import json
from datetime import date
from pathlib import Path

import pytest
from format_samples import make_html, read_one

from qa.types import DateBasis

LINES = (Path(__file__).parent / "pages.jsonl").read_text(encoding="utf-8").splitlines()
PAGES = {page["id"]: page for page in map(json.loads, LINES)}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_own_date_or_none(name: str):
    published = read_one(PAGES[name]["html"].encode(), "page.html").published
    assert (str(published.day) if published.day else None) == PAGES[name]["date"]
    assert published.basis in (DateBasis.STATED, DateBasis.UNKNOWN)


def test_how_the_date_of_a_page_is_known_is_told():
    def reason(name: str) -> str:
        return read_one(PAGES[name]["html"].encode(), "page.html").published.reason

    assert reason("og-published") == "its HTML metadata says 2020-03-03"
    assert reason("ld-news") == "its HTML metadata says 2020-11-06"
    assert reason("byline-us") == "its page says 2018-07-10"
    assert reason("dateline-in-text") == "its dateline says “May 9, 2018”"


@pytest.mark.parametrize(
    ("name", "latest", "reason"),
    [
        ("og-modified-only", "2020-03-05", "its page was changed on 2020-03-05"),
        ("ld-modified-only", "2020-11-06", "its page was changed on 2020-11-06"),
        ("updated-only-visible", "2021-06-16", "its page was changed on 2021-06-16"),
        ("german-changed-only", "2019-03-04", "its page was changed on 2019-03-04"),
        ("wayback-capture-only", "2015-01-01", "its page was captured on 2015-01-01"),
        ("archived-comment", "2015-01-01", "its page was captured on 2015-01-01"),
    ],
)
def test_a_change_or_a_capture_bounds_the_date_from_above(name: str, latest: str, reason: str):
    published = read_one(PAGES[name]["html"].encode(), "page.html").published
    assert (published.day, published.latest) == (None, date.fromisoformat(latest))
    assert published.reason == f"it does not say; {reason}"


def test_the_month_of_an_address_bounds_the_date_on_both_sides():
    published = read_one(PAGES["address-month-only"]["html"].encode(), "page.html").published
    assert (published.earliest, published.latest) == (date(2014, 11, 1), date(2014, 11, 30))


def test_the_date_of_a_comment_is_not_read_as_a_line_of_the_article():
    comment = '<span class="comment-date">12 March 2020</span>'
    published = read_one(
        make_html(body=f"{comment}<p>The harbour is shut.</p>"), "a.html"
    ).published
    assert published.basis is DateBasis.UNKNOWN
