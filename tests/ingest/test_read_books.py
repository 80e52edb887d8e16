from datetime import date

import pytest
from book_samples import list_book, make_epub, make_mht
from format_samples import MORE, TEXT, make_html, make_zip, read_bytes, read_one, refuse
from test_read_docx import rewrite

from qa.answering.composing.cite import cite_span
from qa.types import DateBasis, Refusal, Span

NAV = '<ol><li><a href="a%20b.xhtml#x">The <b>storm</b></a></li></ol>'
CHAPTERS = {
    "a%20b.xhtml": f"<h1>I</h1><p>{TEXT}<br/>New <i>line</i>.</p><table><tr><td>a</td><td>b</td>",
    "b.xhtml": f"<h2>After<script>canary</script></h2><!-- canary --><p>{MORE}</p>",
    "c.xhtml": "<p>Third.</p>",
}


def make_book(meta: str = "", extra: str = "") -> dict[str, bytes]:
    members = list_book(CHAPTERS, meta, NAV, extra)
    return {name.replace("%20", " "): data for name, data in members.items()}


def test_chapters_are_read_in_order_and_cited_by_name():
    refused, report = read_bytes(make_zip(make_book(extra='<itemref idref="x"/>')), "a.epub")
    assert refused == Refusal("a.epub, chapter 4", "no page of text; it is not read")
    blocks = ["I", f"{TEXT}\nNew line.", "a\tb", "After", MORE, "Third."]
    assert report.text == "\n\n".join(blocks)
    assert report.page_names == ("chapter “The storm”", "chapter “After”", "chapter 3")
    start = report.text.index("Eleven")
    citation = cite_span(report, Span(start, start + 6))
    assert (citation.quote, citation.place) == ("Eleven", "chapter “After”")


@pytest.mark.parametrize(
    ("meta", "day", "basis"),
    [
        ("<dc:date>2021-04-02</dc:date>", date(2021, 4, 2), DateBasis.STATED),
        (
            '<dc:date opf:event="modification">2024-01-01</dc:date>'
            '<dc:date opf:event="publication">2021-04-02</dc:date>',
            date(2021, 4, 2),
            DateBasis.STATED,
        ),
        ('<dc:date opf:event="modification">2024-01-01</dc:date>', None, DateBasis.UNKNOWN),
        ('<meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>', None, "unknown"),
        ('<dc:date opf:event="creation">2021-04-02</dc:date>', date(2021, 4, 2), "estimated"),
        ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", None, DateBasis.UNKNOWN),
        ("<dc:date>2021</dc:date>", None, DateBasis.UNKNOWN),
    ],
)
def test_book_is_dated_by_its_publication(meta: str, day: date | None, basis: str):
    report = read_one(make_zip(make_book(f"<dc:title>Lindow</dc:title>{meta}")), "a.epub")
    assert (report.title, report.published.day) == ("Lindow", day)
    assert report.published.basis == basis


def test_names_in_a_book_lead_nowhere_else():
    members = list_book({"../../../etc/passwd": "<p>x</p>", "a.xhtml": f"<p>{TEXT}</p>"})
    refused, report = read_bytes(
        make_zip({k: v for k, v in members.items() if ".." not in k}), "a.epub"
    )
    assert refused.source == "a.epub, chapter 1"
    assert refused.reason.startswith("damaged, and not read")
    assert report.text == TEXT


def test_books_that_are_locked_damaged_or_bombs_are_told():
    data = make_epub(TEXT, MORE)
    assert read_one(data, "a.epub").text == f"{TEXT}\n\n{MORE}"
    lock = b'<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes"/>'
    book = make_book()
    locked = make_zip(book | {"META-INF/encryption.xml": lock})
    assert refuse(locked, "a.epub").startswith("a locked book (DRM)")
    mask = b'<EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>'
    assert read_one(make_zip(book | {"META-INF/encryption.xml": mask}), "a.epub").text
    for broken in (b"", data[: len(data) // 2], TEXT.encode(), make_zip({"a.txt": b"x"})):
        assert refuse(broken, "a.epub").startswith("a damaged book, or none")
    bomb = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'
    assert "as XML bombs do" in refuse(rewrite(data, "META-INF/container.xml", bomb), "a.epub")
    huge = rewrite(data, "in/0.xhtml", b" " * 30_000_000)
    assert refuse(huge, "a.epub").startswith("unpacks to more than 200 times")
    assert refuse(make_epub(""), "a.epub") == "empty: it holds no text"


def test_saved_page_was_there_when_it_was_saved():
    report = read_one(make_mht(make_html()), "a.mht")
    assert report.text == f"Harbour closed\n{TEXT}\n{MORE}"
    assert report.url == "https://news.example.org/harbour"
    assert report.published.reason == "it does not say; it was saved on 2021-04-02"
    assert (report.published.day, report.published.latest) == (None, date(2021, 4, 2))
    meta = '<meta property="article:published_time" content="2021-03-31T10:00:00Z">'
    assert read_one(make_mht(make_html(meta)), "a.mhtml").published.day == date(2021, 3, 31)
    for other in (b"", TEXT.encode(), b"\0\1", b"Date: x\n\nplain"):
        assert "saved page" in refuse(other, "a.mht")


def test_xhtml_is_a_page():
    page = b'<?xml version="1.0" encoding="utf-8"?>' + make_html()
    assert read_one(page, "a.xhtml").text == f"Harbour closed\n{TEXT}\n{MORE}"
