"""The fields above the prose of notes and posts: they date and name it, and are no part of it."""

from datetime import date
from pathlib import Path

import pytest
from format_samples import MORE, TEXT, read_bytes, read_one

from qa.dates.events import read_timeline
from qa.ingest.front_matter import NO_FRONT_MATTER, read_front_matter
from qa.ingest.passages import split_passages
from qa.types import DateBasis, Refusal, Report


def make(*fields: str, body: str = TEXT, sign: str = "---", end: str = "") -> bytes:
    return "\n".join([sign, *fields, end or sign, "", body, ""]).encode()


def read(*fields: str, **more: str) -> Report:
    return read_one(make(*fields, **more), "note.md")


def read_told(*fields: str) -> tuple[Report, list[tuple[str, str]]]:
    """Return the report, and what is told of its fields."""
    *told, report = read_bytes(make(*fields), "note.md")
    assert isinstance(report, Report)
    return report, [(each.source, each.reason) for each in told if isinstance(each, Refusal)]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("date: 2021-03-04", "“date” above its text says 2021-03-04"),
        ("date: 2021-03-04 10:00:00 +0100",
         "“date” above its text says 2021-03-04 10:00:00 +0100"),
        ('date: "March 4, 2021"', "“date” above its text says March 4, 2021"),
        ("date: 'March 4, 2021'   # by hand", "“date” above its text says March 4, 2021"),
        ("Date: 4 March 2021", "“Date” above its text says 4 March 2021"),
        ("date: 2021-03-04T10:00:00Z # UTC", "“date” above its text says 2021-03-04T10:00:00Z"),
        ("published: 2021/3/4", "“published” above its text says 2021/3/4"),
        ("publishDate: !!timestamp 2021-03-04", "“publishDate” above its text says 2021-03-04"),
        ("pubDate: Thu, 04 Mar 2021 10:00:00 +0100",
         "“pubDate” above its text says Thu, 04 Mar 2021 10:00:00 +0100"),
        ("date: [[2021-03-04]]", "“date” above its text says 2021-03-04"),
        ('date: "[[2021-03-04|Thursday]]"', "“date” above its text says 2021-03-04"),
        ("date:\n  2021-03-04", "“date” above its text says 2021-03-04"),
        ("date:\n  - 2021-03-04", "“date” above its text says 2021-03-04"),
        ("datum: 4. März 2021", "“datum” above its text says 4. März 2021"),
        ("date: 04.03.2021", "“date” above its text says 04.03.2021"),
        ("date: Thursday, March 4th 2021, 10:00:00 am",
         "“date” above its text says Thursday, March 4th 2021, 10:00:00 am"),
    ],
)  # fmt: skip
def test_day_of_publication_is_stated_by_its_field(line: str, shown: str):
    published = read("title: Harbour", line, "tags: [sea, storm]").published
    assert (published.day, published.basis) == (date(2021, 3, 4), DateBasis.STATED)
    assert published.reason == f"the field {shown}"


@pytest.mark.parametrize(
    "line",
    [
        "date = 2021-03-04", "date = 2021-03-04T10:00:00+01:00", 'date = "March 4, 2021"',
        "publishDate = 2021-03-04 10:00:00", "date = '2021-03-04' # day",
    ],
)  # fmt: skip
def test_toml_is_read(line: str):
    report = read('title = "Harbour: \\"closed\\""', line, "[params]", 'x = "y"', sign="+++")
    assert (report.published.day, report.title) == (date(2021, 3, 4), 'Harbour: "closed"')


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Harbour closed", "Harbour closed"),
        ("title: Harbour: closed again", "Harbour: closed again"),
        ('title: "Harbour: \\"closed\\" \\u2013 again"', 'Harbour: "closed" – again'),
        ("title: 'The mayor''s harbour'", "The mayor's harbour"),
        ("title: Pier #4 closed # working title", "Pier #4 closed"),
        ("title: >-\n  Harbour closed\n  again", "Harbour closed again"),
        ("title: Harbour closed\n  again", "Harbour closed again"),
        ("Title: Harbour", "Harbour"),
        ("headline: Harbour", "Harbour"),
        ("title:", "Storm"),
        ("tags: sea", "Storm"),
    ],
)
def test_title_is_that_of_its_field_or_the_first_heading(line: str, title: str):
    assert read(line, "layout: post", body=f"# Storm\n\n{TEXT}").title == title


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_fields_are_no_prose_and_offsets_are_into_the_file(name: str, mark: str, ends: str):
    text = f"{mark}---\ntitle: Lost\ndate: 2021-03-04\n---\n\n{TEXT} {MORE}\n".replace("\n", ends)
    report = read_one(text.encode(), name)
    assert report.text == text
    assert report.text[report.body_start :].strip() == f"{TEXT} {MORE}"
    passages = split_passages(report)
    assert text[passages[0].start : passages[-1].end] == f"{TEXT} {MORE}"


def test_changes_never_date_and_bound():
    report = read("title: x", "lastmod: 2022-05-06", "updated: 2022-07-08")
    assert (report.published.day, report.published.basis) == (None, DateBasis.UNKNOWN)
    assert report.published.latest == date(2022, 5, 6)
    assert report.published.reason == (
        "it does not say; the field “lastmod” above its text says 2022-05-06"
    )
    both = read("lastmod: 2022-05-06", "date: 2021-03-04")
    assert both.published.day == date(2021, 3, 4)


def test_publication_counts_before_writing():
    report = read("date: 2021-03-01", "publishDate: 2021-03-04", "expiryDate: 2023-01-01")
    assert report.published.reason == "the field “publishDate” above its text says 2021-03-04"


@pytest.mark.parametrize("value", ["true", "false", "", "null", "~"])
def test_published_may_be_a_switch(value: str):
    report, told = read_told(f"published: {value}", "date: 2021-03-04")
    assert (report.published.day, told) == (date(2021, 3, 4), [])


def test_creation_estimates_unless_the_page_of_another_was_kept():
    own = read("created: 2021-03-04", "tags: x").published
    assert (own.day, own.basis) == (date(2021, 3, 4), DateBasis.ESTIMATED)
    assert own.reason == "it does not say; the field “created” above its text is 2021-03-04"
    kept = read("source: https://lindow.example/harbour", "created: 2021-03-04", "published:")
    assert (kept.published.day, kept.published.latest) == (None, date(2021, 3, 4))
    assert kept.url == "https://lindow.example/harbour"
    line = f"LINDOW, March 4, 2021 (Reuters) - {TEXT}"
    dated = read("source: https://x.example/a", "created: 2021-03-04", body=line).published
    assert (dated.day, dated.basis) == (date(2021, 3, 4), DateBasis.STATED)


@pytest.mark.parametrize("value", ["soon", "{{date}}", "2021-02-30", "`r Sys.Date()`"])
def test_dates_that_are_not_understood_are_told(value: str):
    report, told = read_told("title: Harbour", f"date: {value}")
    assert told == [("note.md, the date field “date”", f"“{value}” is no date it can read")]
    assert report.published.day is None
    assert report.published.reason.endswith(
        f"; the field “date” above its text, “{value}”, is no date it can read"
    )


def test_second_field_counts_where_the_first_is_not_understood():
    report, told = read_told("publishDate: soon", "date: 2021-03-04", "updated: later")
    assert report.published.day == date(2021, 3, 4)
    assert [source for source, _ in told] == [
        "note.md, the date field “publishDate”", "note.md, the date field “updated”",
    ]  # fmt: skip


def test_order_that_nothing_tells_is_told():
    report, told = read_told("date: 03/04/2021")
    assert told == [
        ("note.md, the date field “date”",
         "“03/04/2021” may have the day or the month first; write it as 2019-05-02"),
    ]  # fmt: skip
    published = report.published
    assert (published.day, published.earliest, published.latest) == (
        None, date(2021, 3, 4), date(2021, 4, 3),
    )  # fmt: skip
    assert published.reason.endswith("nothing beside it tells the order")


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{TEXT}\n---\n{MORE}",
        f"---\n\n{TEXT}\n\n---\n",
        f"---\nBreaking: the harbour is closed.\n---\n{MORE}",
        f"---\ntitle: Harbour\n{TEXT}\n---\n{MORE}",
        f"---\ntitle: Harbour\ndate: 2021-03-04\n\n{TEXT}",
        f"{TEXT}\n---\ntitle: Harbour\n---\n{MORE}",
        f"--- title: Harbour\n---\n{MORE}",
        f"----\ntitle: Harbour\n----\n{MORE}",
        f"---\n- title: Harbour\n---\n{MORE}",
        f"---\n---\n{MORE}",
    ],
)
def test_lines_of_dashes_are_text(text: str):
    assert read_front_matter(text) is NO_FRONT_MATTER
    assert read_one(text.encode(), "note.md").body_start == 0


def test_block_may_end_in_dots():
    report = read("date: 2021-03-04", end="...")
    assert report.text[report.body_start :].strip() == TEXT


def test_toml_that_is_none_is_text_and_told():
    refusal, report = read_bytes(make("date = March 4, 2021", sign="+++"), "note.md")
    assert isinstance(refusal, Refusal)
    assert isinstance(report, Report)
    assert refusal.source == "note.md, the block above its text"
    assert refusal.reason.startswith("read as text: no TOML: ")
    assert report.body_start == 0
    deep = make("date = " + "[" * 30_000, sign="+++")
    assert len(read_bytes(deep, "note.md")) == 2


def test_nothing_below_the_fields_is_no_report():
    refusal = read_bytes(b"---\ntitle: Harbour\ndate: 2021-03-04\n---\n", "note.md")[-1]
    assert refusal == Refusal("note.md", "empty: it holds no text")


def test_days_of_the_fields_are_none_that_the_prose_tells_of():
    report = read("date: 2021-03-04", "expires: 2023-01-01", body="It closed the day before.")
    assert [each.expression.value for each in read_timeline(report)] == ["2021-03-03"]


DIARY = f"March 4, 2021\n\n{TEXT}\n\nMarch 5, 2021\n\n{MORE}\n"


def test_diary_below_the_fields_is_split_with_offsets_into_the_file():
    data = make("title: Diary", "date: 2021-03-04", body=DIARY)
    reports = read_bytes(data, "diary.md")
    assert [(each.source, each.published.day) for each in reports] == [
        ("diary.md#1", date(2021, 3, 4)), ("diary.md#2", date(2021, 3, 5)),
    ]  # fmt: skip
    for each in reports:
        assert data.decode()[each.offset :].startswith(each.text)


def test_example_of_the_page_is_read(repository: Path):
    page = (repository / "docs" / "formats.md").read_text(encoding="utf-8")
    block = page.partition("```yaml\n")[2].partition("```")[0]
    report = read_one(f"{block}\n{TEXT}\n".encode(), "a.md")
    assert (report.title, report.published.day) == ("Harbour closed", date(2021, 3, 4))


def test_article_that_looks_back_stays_whole():
    report = read("title: The week", "date: 2021-03-09", body=DIARY)
    assert (report.title, report.published.day) == ("The week", date(2021, 3, 9))
