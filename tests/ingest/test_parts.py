from datetime import date
from pathlib import Path

import pytest
from format_samples import read_bytes
from reading import read_alone

from qa.answering.composing.cite import check_citation, cite_span, place_in_report
from qa.ingest.parts import find_parts
from qa.language.sentences import split_sentences
from qa.types import DateBasis, Report
from qa.web.evidence.report_view import draw_report

CASES = Path(__file__).parent.parent / "cases"
DIARY = (
    "Monday, 3 March 2014\n\nWe reached Lindow in the rain and found the bridge closed.\n\n"
    "Tuesday, 4 March 2014\n\nThe bridge was opened yesterday, the mayor told us at noon.\n"
)
CHAT = (
    "15/04/2019, 10:12 - Ann: The bridge was closed today.\n"
    "15/04/2019, 10:15 - Bo: Since when?\n"
    "02/05/2019, 09:00 - Ann: It opened yesterday.\n"
    "02/05/2019, 09:01 - Bo: Good\nnews.\n"
)
ARTICLE = "Police cleared the harbour of Lindow with water cannon on Tuesday."


def read(text: str, name: str = "a.txt") -> list[Report]:
    found = read_bytes(text.encode(), name)
    assert all(isinstance(each, Report) for each in found)
    return found  # type: ignore[return-value]


def days(reports: list[Report]) -> dict[str, date | None]:
    return {report.source: report.published.day for report in reports}


def test_articles_of_an_export_are_reports_each_with_its_date():
    name = "nexis_3_documents.txt"
    path = CASES / "03-nexis-many-in-one" / "docs" / name
    reports = read_alone(path)
    assert [(r.source, r.title, str(r.published.day)) for r in reports] == [
        (f"{name}#1", "Port Authority Backs a Second Ferry Pier", "2014-09-04"),
        (f"{name}#2", "Tugboat Crews Walk Out", "2016-03-12"),
        (f"{name}#3", "Harbour Master Steps Down", "2018-11-20"),
    ]
    assert {report.published.basis for report in reports} == {DateBasis.STATED}
    # What dates an article is no part of what it tells.
    assert all(str(r.published.day.year) not in r.text[r.body_start :][:60] for r in reports)
    assert "".join(report.text for report in reports) == path.read_text("utf-8")


@pytest.mark.parametrize("text", [DIARY, CHAT, "\ufeff" + DIARY.replace("\n", "\r\n")])
def test_a_citation_of_a_part_is_found_in_the_file(text: str):
    for report in read(text):
        for sentence in split_sentences(report.text):
            citation = cite_span(report, sentence, [sentence])
            assert text[citation.start : citation.end] == citation.quote != ""
            mark = citation.marks[0]
            assert (mark.start, mark.end) == (citation.start, citation.end)
            check_citation(citation, report)
            assert place_in_report(citation, report).start == sentence.start
            assert "<mark>" in draw_report(report, [citation])


def test_diary_chat_live_blog_and_digest_are_split():
    assert days(read(DIARY)) == {"a.txt#1": date(2014, 3, 3), "a.txt#2": date(2014, 3, 4)}
    assert days(read(CHAT)) == {"a.txt#1": date(2019, 4, 15), "a.txt#2": date(2019, 5, 2)}
    live = f"10:15 am, March 5, 2014\n\n{ARTICLE}\n\n9:00 am, March 4, 2014\n\n{ARTICLE}\n"
    assert days(read(live)) == {"a.txt#1": date(2014, 3, 5), "a.txt#2": date(2014, 3, 4)}
    digest = f"# News\n\n## One\n2014-03-05\n\n{ARTICLE}\n\n## Two\n2014-03-03\n\n{ARTICLE}\n"
    first, second = read(digest, "a.md")
    assert (first.title, second.title) == ("One", "Two")
    assert days([first, second]) == {"a.md#1": date(2014, 3, 5), "a.md#2": date(2014, 3, 3)}


def test_parts_that_cannot_be_told_apart_take_the_nearest_date_above():
    text = "".join(f"{d} March 2014\n\n{ARTICLE}\n\n" for d in (5, 3, 9, 4))
    reports = read(text)
    assert [report.published.day for report in reports] == [date(2014, 3, d) for d in (5, 3, 9, 4)]
    assert {report.published.basis for report in reports} == {DateBasis.ESTIMATED}
    assert reports[1].published.reason == "the nearest date above it in its file is “3 March 2014”"


def test_article_of_an_export_without_a_date_line_is_dated_by_its_labels():
    text = (
        f"1 of 2 DOCUMENTS\n\nOne\n\n{ARTICLE}\n\nPublication date: Sep 4, 2014\n\n"
        f"2 of 2 DOCUMENTS\n\nTwo\n\n{ARTICLE}\n\nLOAD-DATE: March 14, 2016\n"
    )
    first, second = read(text)
    assert first.published.day == date(2014, 9, 4)
    assert (second.published.day, second.published.latest) == (None, date(2016, 3, 14))


def test_chat_whose_order_nothing_tells_is_of_one_of_two_days():
    text = "".join(f"0{d}/05/2019, 09:00 - Ann: It opened yesterday.\n" for d in (2, 2, 3))
    first, second = read(text)
    assert (first.published.day, second.published.day) == (None, None)
    assert (first.published.earliest, first.published.latest) == (
        date(2019, 2, 5),
        date(2019, 5, 2),
    )


@pytest.mark.parametrize(
    "text",
    [
        f"Closed\n\nMarch 5, 2014\n\nUpdated March 7, 2014\n\n{ARTICLE}\n",
        f"Closed\n\nMarch 5, 2014\n\n{ARTICLE}\n\nMay 4, 1990\n\nCopyright 2014\n",
        f"Timeline of a strike\n\nMay 4, 2014\n{ARTICLE}\n\nMay 9, 2014\n{ARTICLE}\n",
        f"{ARTICLE}\n\nMay 4, 2014\n{ARTICLE}\n\nMay 9, 2014\n{ARTICLE}\n",
        f"June 1, 2020\n\n{ARTICLE}\n\nMay 4, 1990\n{ARTICLE}\n\nMay 9, 1991\n{ARTICLE}\n",
        f"On May 4, 2014, boats sank.\n\nOn May 9, 2014, others did.\n\n{ARTICLE}\n",
        f"1 of 3\n\n{ARTICLE}\n\n3 of 3\n\n{ARTICLE}\n",
        f"{ARTICLE}\n\n1/2\n\n{ARTICLE}\n",
        "date 2021-11-01 The Pentagon is watching.\n\nMore.",
        "",
    ],
)
def test_one_article_that_tells_of_many_days_stays_whole(text: str):
    assert find_parts(text) == []


def test_seed_reports_stay_whole(repository: Path):
    seeds = sorted((repository / "seeds").glob("*.txt"))
    assert [find_parts(seed.read_text("utf-8")) for seed in seeds] == [[]] * 5
