"""The archive's table, the results of uploads and typed periods, with hostile words in them."""

from datetime import date
from xml.etree import ElementTree

import pytest

from qa.dates.typed_days import read_period
from qa.errors import QuestionError
from qa.indexing.uploads import Outcome, Upload
from qa.library.listing import ListedReport, Listing
from qa.types import DateBasis, Period, ReportDate
from qa.web.archive.table import Place, draw_table, read_row
from qa.web.archive.uploads import draw_uploads

HOSTILE = '<img src=x onerror="window.pwned=1">\u202e\x00[a](javascript:b)'
SHOWN = '<img src=x onerror="window.pwned=1"> [a](javascript:b)'
DATED = ReportDate(date(2021, 3, 31), DateBasis.INFERRED, "the text says so")
OPEN = Period()
UNDATED = ReportDate(None, DateBasis.UNKNOWN, "nothing tells", None, date(2021, 4, 1))


def draw(*reports: ListedReport, period: Period = OPEN) -> ElementTree.Element:
    listing = Listing(len(reports), reports)
    drawn = draw_table(listing, Place(0, len(reports)), period)
    return ElementTree.fromstring(f"<div>{drawn}</div>")


def text_of(element: ElementTree.Element | None) -> str:
    assert element is not None
    return "".join(element.itertext())


def test_row_tells_date_basis_title_and_source():
    root = draw(
        ListedReport("a.pdf", "Title", "pdf", "https://x.example", "It began", False, DATED)
    )
    cells = [text_of(cell) for cell in root.iter("td")]
    assert cells[:2] == ["2021-03-31", "inferred"]
    assert cells[3] == "a.pdf"
    assert text_of(root.find(".//summary")) == "Title"
    assert text_of(root.find(".//details/p")) == "It began…"
    facts = [text_of(each) for each in root.find(".//dl")]
    assert facts == [
        "Date", "March 31, 2021", "Why", "the text says so", "Format", "pdf",
        "Address", "https://x.example",
    ]  # fmt: skip
    assert root.find(".//span").get("title") == "the text says so"
    assert text_of(root.find("p")) == "1 report."


def test_undated_report_says_so_and_has_its_bounds():
    root = draw(ListedReport("a.txt", "", "txt", "", "It began " * 20, True, UNDATED))
    assert [text_of(cell) for cell in root.iter("td")][:2] == ["–", "not known"]
    assert text_of(root.find(".//summary")).startswith("It began It began")
    assert text_of(root.find(".//summary")).endswith("…")
    assert text_of(root.find(".//details/p")) == ("It began " * 20).strip()
    assert "not after April 1, 2021" in text_of(root.find(".//dl"))


def test_nothing_of_a_report_is_markup():
    published = ReportDate(date(2021, 3, 31), DateBasis.STATED, HOSTILE)
    root = draw(ListedReport(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, True, published))
    assert not {each.tag for each in root.iter()} & {"img", "a", "script"}
    assert text_of(root.find(".//summary")) == SHOWN
    assert text_of(root.findall(".//td")[3]) == SHOWN
    assert root.find(".//span").get("title") == SHOWN


def test_the_report_is_opened_from_the_end_of_its_row():
    root = draw(ListedReport(HOSTILE, "T", "txt", "", "It began", False, DATED))
    button = root.findall(".//details/*")[-1]
    assert (button.tag, button.text) == ("button", "Open the report")
    assert read_row(button.get("data-open")) == HOSTILE
    assert button.get("aria-label") == f"Open the report {SHOWN}"


@pytest.mark.parametrize(
    ("page", "total", "said", "has_next"),
    [
        (0, 0, "No report fits.", False),
        (0, 1, "1 report.", False),
        (0, 50, "50 reports.", False),
        (0, 51, "1 to 50 of 51 reports.", True),
        (1, 51, "51 to 51 of 51 reports.", False),
        (159, 7998, "7,951 to 7,998 of 7,998 reports.", False),
    ],
)
def test_place_is_told_in_words(page: int, total: int, said: str, has_next: bool):
    place = Place(page, total)
    assert (str(place), place.has_next) == (said, has_next)


def test_filter_by_period_tells_what_it_leaves_out():
    root = draw(period=Period(date(2021, 1, 1)))
    assert text_of(root) == "No report fits. Reports without a date are left out."


def test_result_of_each_file_is_told():
    uploads = [
        Upload("a.zip", Outcome.ADDED, 1200, ("b.bin: no reader for .bin",)),
        Upload(HOSTILE, Outcome.REFUSED, 0, tuple(f"{HOSTILE} {number}" for number in range(7))),
    ]
    root = ElementTree.fromstring(draw_uploads(uploads))
    added, refused = root.findall("ul/li")
    assert text_of(added) == "a.zip added: 1,200 reportsb.bin: no reader for .bin"
    assert text_of(refused.find("b")) == SHOWN
    assert text_of(refused.find("span")) == "left out"
    reasons = [text_of(each) for each in refused.findall("ul/li")]
    assert reasons == [*(f"{SHOWN} {number}" for number in range(5)), "and 2 more"]


def test_way_to_name_fields_is_told_once_where_a_reason_asks_for_it():
    ask = "name it: --fields 'date=when out'"
    reasons = [*map(str, range(6)), ask, ask]
    root = ElementTree.fromstring(draw_uploads([Upload("a.csv", Outcome.ADDED, 1, tuple(reasons))]))
    *_, last = root.findall("ul/li/ul/li")
    assert text_of(last) == (
        "Fields cannot be named here. In a terminal, dateline index FILE --library PATH takes the"
        " flag --fields, for one field or several (--fields date=NAME,text=NAME); then python"
        " app.py --library PATH opens the chat over it."
    )
    plain = ElementTree.fromstring(draw_uploads([Upload("a.csv", Outcome.ADDED, 1, ("x",))]))
    assert [text_of(each) for each in plain.findall("ul/li/ul/li")] == ["x"]


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("", " ", Period()),
        ("2021", "", Period(date(2021, 1, 1), None)),
        ("2021-02", "2021-02", Period(date(2021, 2, 1), date(2021, 2, 28))),
        (" 2021-03-31 ", "2022", Period(date(2021, 3, 31), date(2022, 12, 31))),
    ],
)
def test_days_months_and_years_are_read(first: str, last: str, period: Period):
    assert read_period(first, last) == period


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2021-02-30", "", "'2021-02-30' is no day, month or year"),
        ("", "202", "'202' is no day"),
        ("FY2021", "", "is no day"),
        ("2022", "2021", "ends on 2021-12-31, before it begins on 2022-01-01"),
    ],
)
def test_what_is_no_period_is_told(first: str, last: str, said: str):
    with pytest.raises(QuestionError, match=said):
        read_period(first, last)
