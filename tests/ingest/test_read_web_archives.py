import gzip
from datetime import date

import pytest
from format_samples import MORE, TEXT, make_html, make_pdf, make_zip, read_bytes, read_one, refuse
from web_archive_samples import make_wacz, make_warc

from qa.types import DateBasis, Refusal

PAGE = "https://news.example.org/harbour"
META = '<meta property="article:published_time" content="2021-03-31T10:00:00Z">'
READ = f"Harbour closed\n{TEXT}\n{MORE}"


def test_day_of_capture_is_never_that_of_publication():
    undated, dated = read_bytes(
        make_warc(
            (PAGE, "text/html; charset=utf-8", make_html()),
            (f"{PAGE}/2", "text/html", make_html(META)),
        ),
        "a.warc",
    )
    assert (undated.source, undated.url, undated.text) == (f"a.warc/{PAGE}", PAGE, READ)
    assert (undated.published.day, undated.published.basis) == (None, DateBasis.UNKNOWN)
    assert undated.published.latest == date(2021, 4, 2)
    assert undated.published.reason == "it does not say; it was captured on 2021-04-02"
    assert (dated.published.day, dated.published.basis) == (date(2021, 3, 31), DateBasis.STATED)


def test_archives_that_are_packed_are_read_record_by_record():
    data = make_warc((PAGE, "text/html", make_html()), packed=True)
    assert read_one(data, "a.warc.gz").source == f"a.warc.gz/{PAGE}"
    other = make_warc((PAGE, "text/plain", MORE.encode()), packed=True)
    first, second = read_bytes(make_wacz(data, other), "a.wacz")
    assert (first.source, first.text) == (f"a.wacz/{PAGE}", READ)
    assert (second.source, second.text) == (f"a.wacz/{PAGE} (2)", MORE)
    assert read_bytes(make_zip({"b.wacz": make_wacz(data)}), "a.zip")[0].text == READ


def test_other_files_of_an_archive():
    pdf, text, unread = read_bytes(
        make_warc(
            (f"{PAGE}.pdf", "application/pdf", make_pdf(TEXT)),
            (f"{PAGE}.txt", "text/plain", MORE.encode()),
            (f"{PAGE}.png", "image/png", b"canary"),
            (f"{PAGE}.css", "text/css", b"canary"),
            (f"{PAGE}2.png", "image/png", b"canary"),
        ),
        "a.warc",
    )
    assert (pdf.text, pdf.url, pdf.pages) == (TEXT, f"{PAGE}.pdf", (0,))
    assert (text.text, text.published.latest) == (MORE, date(2021, 4, 2))
    told = "not read of it: 2 files of image/png, 1 file of text/css"
    assert unread == Refusal("a.warc, in part", told)


def test_errors_and_redirections_are_no_pages():
    data = make_warc((PAGE, "text/html", make_html()), status="404 Not Found")
    told = "not read of it: 1 answer of status 404"
    assert read_bytes(data, "a.warc") == [Refusal("a.warc, in part", told)]


def test_resource_without_an_answer_is_read():
    data = make_warc((PAGE, "text/html", make_html()), kind="resource")
    assert read_one(data, "a.warc").text == READ


def test_damage_leaves_the_pages_before_it():
    data = make_warc(
        (PAGE, "text/html", make_html()), (f"{PAGE}/2", "text/html", make_html()), packed=True
    )
    first, *_, last = read_bytes(data[:-150], "a.warc.gz")
    assert first.text == READ
    assert last.source == "a.warc.gz, in part"
    assert last.reason.startswith("damaged, and not read behind the last page")
    plain = make_warc((PAGE, "text/html", make_html()), (f"{PAGE}/2", "text/html", make_html()))
    first, told, cut = read_bytes(plain[:-150], "a.warc")
    reason = "the archive breaks off within it; what stands before is read"
    assert told == Refusal(f"a.warc/{PAGE}/2, in part", reason)
    assert first.text == READ
    assert READ.startswith(cut.text)


def test_what_is_no_web_archive_is_told():
    for other in (TEXT.encode(), b"PK\3\4", make_html()):
        assert refuse(other, "a.warc") == "no web archive: it does not begin with WARC/"
        assert "web archive" in refuse(other, "a.wacz")
    assert refuse(b"", "a.warc") == "empty: it holds no record"
    reason = "no web archive: it holds no archive/*.warc.gz"
    assert refuse(make_zip({"../archive/a.warc": b"x"}), "a.wacz") == reason


@pytest.mark.parametrize("name", ["a.warc.gz", "a.wacz"])
def test_bombs_in_web_archives_are_refused(name: str):
    bomb = gzip.compress(make_warc((PAGE, "text/plain", b" " * 30_000_000)))
    results = read_bytes(bomb if name == "a.warc.gz" else make_wacz(bomb), name)
    assert "unpacks to more than 200 times its size" in " ".join(each.reason for each in results)


def test_page_that_is_too_large_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("qa.ingest.warc._LARGEST_PAGE", 1 << 20)
    big = (PAGE, "text/plain", b"Text. " * (1 << 18))
    large, report = read_bytes(make_warc(big, (f"{PAGE}/2", "text/plain", TEXT.encode())), "a.warc")
    assert large == Refusal(f"a.warc/{PAGE}", "a page of more than 1 MB; it is not read")
    assert report.text == TEXT
