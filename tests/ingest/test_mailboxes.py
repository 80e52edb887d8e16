from datetime import date
from pathlib import Path

import pytest
from format_samples import make_eml, read_bytes
from reading import read_alone

from qa.types import Refusal, Report

BOX = Path(__file__).parent.parent / "cases" / "12-mail-mbox-and-charset" / "docs" / "list_as.eml"


@pytest.mark.parametrize("name", ["list.eml", "list.mbox", "list.txt"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_messages_of_a_mailbox_are_reports_whatever_its_name(name: str, end: bytes):
    found = read_bytes(BOX.read_bytes().replace(b"\n", end), name)
    reports = [each for each in found if isinstance(each, Report)]
    assert [(r.source, r.title, r.published.day) for r in reports] == [
        (f"{name}#1", "Crane", date(2019, 6, 7)),
        (f"{name}#2", "Gate", date(2019, 7, 10)),
    ]
    # A line of prose that begins with "From " begins no message.
    assert "From today on" in reports[0].text


def test_message_of_a_mailbox_that_is_empty_is_named():
    extra = b"From x@paper.example Wed Jul 10 09:00:00 2019\nSubject: Nothing\n\n"
    *_, refused = read_bytes(BOX.read_bytes() + extra, "list.mbox")
    assert refused == Refusal("list.mbox#3", "empty: it holds no text")


def test_mailbox_is_read_from_its_file():
    assert len(read_alone(BOX)) == 2


def test_page_of_a_message_says_its_own_encoding():
    page = (
        '<html><head><meta charset="koi8-r"></head><body><p>Мост закрыт в среду.</p></body></html>'
    )
    (report,) = read_bytes(make_eml(page.encode("koi8-r"), kind="text/html"), "a.eml")
    assert isinstance(report, Report)
    assert "Мост закрыт в среду." in report.text
