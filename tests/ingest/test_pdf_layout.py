from datetime import date
from itertools import zip_longest

import pytest
from format_samples import TEXT, place_pdf, read_bytes, read_one
from pypdfium2 import PdfDocument

from qa.answering.composing.cite import cite_span
from qa.language.sentences import split_sentences
from qa.types import DateBasis, Refusal, Report

FIRST = [
    "The inquiry into the fall of the quarry",
    "crane heard on Tuesday that its owner",
    "had skipped nine of the twelve checks.",
    "Engineer Petra Holm told the panel that",
    "she had warned the county in writing on",
    "8 February 2018, three weeks before the",
    "crane came down. Nobody had answered,",
    "she said, and the letter had been lost.",
]
SECOND = [
    "The lawyer of the county, Elsa Brandt,",
    "asked for a recess until Friday, since",
    "new papers had been found. The families",
    "left the hall. Their counsel said that",
    "the compensation offered to each of the",
    "widows was an insult, and that a gene-",
    "ral strike would follow in the quarries",
    "on both banks of the river by autumn.",
]
THIRD = [
    "In the north the ferries went on, as if",
    "nothing had been said in the capital on",
    "that day. Skipper Jon Vik, who had seen",
    "the crane fall, was to be heard on the",
    "third day. He told a paper that he had",
    "nothing to add to what the others said.",
]


def place(lines: list[str], x: float, y: float = 700) -> list[tuple[float, float, str]]:
    return [(x, y - 13 * row, line) for row, line in enumerate(lines)]


def by_rows(*columns: list[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    return [each for row in zip_longest(*columns) for each in row if each]


def join(lines: list[str]) -> str:
    return " ".join(lines).replace("gene- ral", "general")


ONE, TWO = place(FIRST, 50), place(SECOND, 310)


@pytest.mark.parametrize("drawn", [by_rows(ONE, TWO), [*ONE, *TWO], [*TWO, *ONE]])
def test_two_columns_are_read_one_after_the_other_however_they_are_drawn(
    drawn: list[tuple[float, float, str]],
):
    report = read_one(place_pdf(drawn), "a.pdf")
    assert report.text == f"{join(FIRST)}\n{join(SECOND)}"


def test_columns_whose_lines_stand_at_other_heights_are_read_alike():
    lower = [(x, y - 6, text) for x, y, text in TWO]
    report = read_one(place_pdf(by_rows(ONE, lower)), "a.pdf")
    assert report.text == f"{join(FIRST)}\n{join(SECOND)}"


def test_a_sentence_over_two_columns_is_one():
    cut = [*FIRST[:-1], "she said, and nobody in the hall could"]
    rest = ["tell why. The county kept no copy of it.", *SECOND]
    report = read_one(place_pdf(by_rows(place(cut, 50), place(rest, 310))), "a.pdf")
    assert "nobody in the hall could tell why. The county" in report.text


def test_three_columns():
    columns = place(FIRST, 20), place(SECOND, 215), place(THIRD, 410)
    report = read_one(place_pdf(by_rows(*columns)), "a.pdf")
    assert report.text == f"{join(FIRST)}\n{join(SECOND)}\n{join(THIRD)}"


def test_a_heading_over_two_columns_is_read_above_them():
    heading = (50.0, 730.0, "Owner of the crane skipped nine of twelve checks, the panel was told")
    report = read_one(place_pdf([heading, *by_rows(ONE, TWO)]), "a.pdf")
    assert report.text == f"{heading[2]}\n{join(FIRST)}\n{join(SECOND)}"
    assert report.title == heading[2]


def test_a_heading_between_columns_parts_what_stands_above_and_below():
    heading = (
        50.0,
        560.0,
        "The north: ferries went on, as if nothing had been said in the capital",
    )
    lower = by_rows(place(THIRD, 50, 530), place(FIRST, 310, 530))
    report = read_one(place_pdf([*by_rows(ONE, TWO), heading, *lower]), "a.pdf")
    parts = [join(FIRST), join(SECOND), heading[2], join(THIRD), join(FIRST)]
    assert report.text == "\n".join(parts)


def test_paragraphs_of_a_column_stay_apart():
    first = [*FIRST[:3], "", *FIRST[3:]]
    drawn = [each for each in place(first, 50) if each[2]]
    report = read_one(place_pdf(by_rows(drawn, TWO)), "a.pdf")
    assert report.text.split("\n")[:2] == [join(FIRST[:3]), join(FIRST[3:])]


def test_quotes_of_columns_are_exact_and_have_their_page():
    report = read_one(place_pdf([(50, 700, TEXT)], by_rows(ONE, TWO)), "a.pdf")
    cited = [cite_span(report, span) for span in split_sentences(report.text)]
    assert all(report.text[each.start : each.end] == each.quote for each in cited)
    strike = next(each for each in cited if "strike" in each.quote)
    assert strike.quote.endswith("that a general strike would follow in the quarries on both "
                                 "banks of the river by autumn.")  # fmt: skip
    assert strike.page == 2


TABLE = [
    ("Ship", "Held in", "Days", "Owner"),
    ("Aurora", "Lindow", "12", "Brandt and Sons"),
    ("Halcyon Bay", "Osby", "4", "Northern Lines"),
    ("Kasimir", "Torvik", "31", "unknown"),
    ("Dagny Star", "Lindow", "7", "Vik and Co"),
    ("Grethe", "Melby", "19", "Northern Lines"),
]
CHRONICLE = [
    ("3 March", "The crane is set up at the quarry by its new owner, and the county"),
    ("9 April", "is told in writing that nine of the twelve checks have been skipped"),
    ("2 May", "by the owner. Nobody answers, and the letter of the engineer is lost"),
    ("8 May", "in the archive. The crane comes down in the night, three weeks later"),
    ("9 May", "and eleven people are dead. The families ask for an inquiry at once"),
]


@pytest.mark.parametrize("table", [TABLE, CHRONICLE])
def test_a_table_is_read_by_its_rows(table: list[tuple[str, ...]]):
    drawn = [
        (50.0 + 120 * column, 700.0 - 16 * row, cell)
        for row, cells in enumerate(table)
        for column, cell in enumerate(cells)
    ]
    report = read_one(place_pdf(drawn), "a.pdf")
    assert report.text.split() == " ".join(cell for cells in table for cell in cells).split()


@pytest.mark.parametrize(
    "page",
    [
        place([f"{one} {other}" for one, other in zip(FIRST, SECOND, strict=True)], 50),
        place([*FIRST[:3], *THIRD], 50),
        [(50, 700, "Dear Ms Holm,"), (400, 720, "Lindow, 3 May 2018"), *place(THIRD, 50, 660)],
        [(50, 700, TEXT)],
    ],
)
def test_one_column_is_the_text_that_pdfium_gives(page: list[tuple[float, float, str]]):
    data = place_pdf(page)
    (given,) = [each.get_textpage().get_text_range() for each in PdfDocument(data)]
    expected = given.replace("\r\n", "\n").replace("\ufffe", "")
    assert read_one(data, "a.pdf").text == expected


def read_running(*pages: list[tuple[float, float, str]]) -> tuple[Report, str]:
    """Return the report in the pages, and what of them is told as not read."""
    *refused, report = read_bytes(place_pdf(*pages), "a.pdf")
    assert isinstance(report, Report)
    told = [each.reason for each in refused if isinstance(each, Refusal)]
    return report, " ".join(told)


def with_lines(top: str, bottom: str, count: int = 4) -> list[list[tuple[float, float, str]]]:
    """Return pages of other text each, with a line above and one below that may count pages."""
    texts = [FIRST, SECOND, THIRD, [*THIRD[2:], *FIRST[:3]]]
    return [
        [
            (50.0, 800.0, top.replace("#", str(number + 1))),
            *place(texts[number], 50),
            (50.0, 40.0, bottom.replace("#", str(number + 1))),
        ]
        for number in range(count)
    ]


def test_running_lines_are_no_text_and_are_told():
    report, told = read_running(*with_lines("The Lindow Times", "Page # of 4"))
    assert "Lindow Times" not in report.text
    assert "Page" not in report.text
    assert report.text.startswith("The inquiry into the fall")
    assert [report.text[start : start + 9] for start in report.pages] == [
        "The inqui",
        "The lawye",
        "In the no",
        "that day.",
    ]
    assert told == "not read as text: what repeats on its pages, “The Lindow Times”, “Page 1 of 4”"


def test_the_header_of_every_page_dates_the_report():
    pages = with_lines("The Lindow Times - 14 November 2019 - #", "Printed on 2 January 2024")
    published = read_running(*pages)[0].published
    assert (published.day, published.basis) == (date(2019, 11, 14), DateBasis.STATED)
    assert published.reason == "its running header says 2019-11-14"


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        ("The Lindow Times", "Printed on 2 January 2024 from the archive"),
        ("1/2/2024, 3:04 PM The Lindow Times", "https://lindow.example/crane #/4"),
        ("The Lindow Times", "Last updated: 2 January 2024"),
        ("Downloaded by a guest on January 2, 2024", "#"),
    ],
)
def test_the_day_of_a_print_only_bounds_the_report(top: str, bottom: str):
    published = read_running(*with_lines(top, bottom))[0].published
    assert published.day is None
    assert published.latest in (date(2024, 1, 2), None)


@pytest.mark.parametrize(
    "top",
    [
        "Report for the year ended 31 December 2018",
        "Minutes of 3 May 2018 and 9 May 2018",
        "The Lindow Times, no. 2019",
    ],
)
def test_a_header_of_what_is_told_dates_nothing(top: str):
    published = read_running(*with_lines(top, "#"))[0].published
    assert published.day is None


def test_headers_of_left_and_right_pages_run():
    pages = with_lines("The Lindow Times", "#")
    for number in (1, 3):
        pages[number][0] = (300.0, 800.0, "Crane falls in the quarry")
    report, told = read_running(*pages)
    assert "Lindow Times" not in report.text
    assert "“The Lindow Times”, “Crane falls in the quarry”" in told


def test_a_sentence_over_two_pages_is_one_where_lines_run_between():
    one = [
        (50.0, 800.0, "The Lindow Times 1"),
        *place([*FIRST[:4], "she had warned the county"], 50),
    ]
    two = [
        (50.0, 800.0, "The Lindow Times 2"),
        *place(["and the ministry in writing. " + TEXT], 50),
    ]
    report, _ = read_running(one, two)
    assert "warned the county\nand the ministry" in report.text
    assert report.text[report.pages[1] :].startswith("and the ministry in writing.")


def test_lines_that_do_not_run_stay():
    pages = with_lines("# boats were lost at sea in that year", "")
    pages[0][0] = (50.0, 800.0, "17 boats were lost at sea in that year")
    pages[2][0] = (50.0, 800.0, "90 boats were lost at sea in that year")
    report, told = read_running(*pages)
    assert "17 boats were lost" in report.text
    assert told == ""


def test_pages_of_nothing_but_one_line_keep_it():
    report, told = read_running([(50, 700, TEXT)], [(50, 700, TEXT)])
    assert report.text == f"{TEXT}\n\n{TEXT}"
    assert told == ""


def test_a_single_page_is_dated_by_a_header_with_the_number_of_the_page():
    header = (50.0, 800.0, "The Lindow Times - 14 November 2019 - Page 3")
    report = read_one(place_pdf([header, *place(FIRST, 50)]), "a.pdf")
    assert report.published.day == date(2019, 11, 14)
    assert report.published.reason == "its page's header says 2019-11-14"
    apart = (50.0, 713.0, "Of 14 November 2019, page 3, the panel")
    report = read_one(place_pdf([apart, *place(FIRST, 50)]), "a.pdf")
    assert report.published.day is None
