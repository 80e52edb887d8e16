import socket
from datetime import date

import pytest
from format_samples import MORE, TEXT, make_html, read_one, refuse

from qa.types import DateBasis

PUBLISHED = '<meta property="article:published_time" content="2021-03-31T10:00:00Z">'
MODIFIED = '<meta property="article:modified_time" content="2022-01-01T10:00:00Z">'
LD = '<script type="application/ld+json">{%s}</script>'


def test_article_is_the_text_without_what_stands_around_it():
    body = f"<nav>Home About</nav><p>{TEXT}</p><p>{MORE}</p><footer>All rights</footer>"
    report = read_one(make_html("<title>Harbour closed | Lindow Times</title>", body), "a.html")
    assert report.text == f"Harbour closed\n{TEXT}\n{MORE}"
    assert (report.title, report.format, report.pages) == ("Harbour closed", "html", ())


def test_address_is_the_canonical_one():
    link = '<link rel="canonical" href="https://example.org/harbour">'
    assert read_one(make_html(link), "a.htm").url == "https://example.org/harbour"
    bad = '<link rel="canonical" href="javascript:alert(1)">'
    assert read_one(make_html(bad), "a.htm").url == ""


@pytest.mark.parametrize(
    "head",
    [
        PUBLISHED,
        MODIFIED + PUBLISHED,
        MODIFIED + LD % '"dateModified": "2022-01-01", "datePublished": "2021-03-31T10:00:00Z"',
        '<meta name="DC.date.issued" content="2021-03-31">',
        '<meta name="pubdate" content="20210331">',
        '<link rel="canonical" href="https://example.org/2021/03/31/harbour">',
    ],
)
def test_metadata_states_the_date(head: str):
    published = read_one(make_html(head), "a.html").published
    assert (published.day, published.basis) == (date(2021, 3, 31), DateBasis.STATED)
    assert published.reason == "its HTML metadata says 2021-03-31"


@pytest.mark.parametrize(
    "mark",
    [
        '<time itemprop="datePublished" datetime="2021-03-31">Wednesday</time>',
        '<time pubdate datetime="2021-03-31T08:00">Wednesday</time>',
        '<time class="entry-date published" datetime="2021-03-31">Wednesday</time>',
        '<span itemprop="datePublished" content="2021-03-31">Wednesday</span>',
    ],
)
def test_markup_states_the_date(mark: str):
    published = read_one(make_html(body=f"<p>{mark}</p><p>{TEXT}</p>"), "a.html").published
    assert (published.day, published.basis) == (date(2021, 3, 31), DateBasis.STATED)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (MODIFIED, f"<p>{TEXT}</p>"),
        (LD % '"dateModified": "2022-01-01T10:00:00Z"', f"<p>{TEXT}</p>"),
        ('<meta name="description" content="2019-05-07T10:00:00Z">', f"<p>{TEXT}</p>"),
        ('<meta property="article:expiration_time" content="2030-01-01">', f"<p>{TEXT}</p>"),
        ("<title>Victory of May 8, 2005</title>", f"<p>{TEXT}</p>"),
        ("", f'<p>{TEXT}</p><p>On <time datetime="2005-05-08">a day</time> in spring.</p>'),
        ("", f"<p>{TEXT}</p><footer>© 2024 Lindow Times</footer>"),
        ("", f'<img src="/2019/05/07/boat.jpg"><p>{TEXT}</p>'),
    ],
)
def test_other_dates_of_a_page_do_not_date_it(head: str, body: str):
    assert read_one(make_html(head, body), "a.html").published.day is None


def test_time_elements_do_not_break_a_sentence():
    body = '<p>It was closed on <time datetime="2021-03-30">Tuesday</time> again.</p>'
    assert "It was closed on Tuesday again." in read_one(make_html(body=body), "a.html").text


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{TEXT}</p><script>canary()</script><p>{MORE}</p>",
        "<p>Short.</p><script>canary()</script><style>canary {}</style>",
        "<div onclick='canary()'>Short.<script>canary()</div>",
        f"<p>{TEXT}</p><svg><script>canary()</script></svg><template>canary</template>",
    ],
)
def test_script_is_never_text(body: str):
    report = read_one(make_html("<script>var canary</script>", body), "a.html")
    assert "canary" not in report.text + report.title


def test_page_is_read_in_the_encoding_that_it_declares():
    body = f"<p>Président Müller. {TEXT}</p>"
    page = make_html('<meta charset="iso-8859-1">', body).decode().encode("latin-1")
    assert "Président Müller." in read_one(page, "a.html").text
    japanese = make_html('<meta charset="iso-2022-jp">', "<p>港は水曜日に閉鎖された。</p>").decode()
    assert "港は水曜日" in read_one(japanese.encode("iso-2022-jp"), "a.html").text


def test_xml_declaration_is_no_hindrance():
    page = b'<?xml version="1.0" encoding="UTF-8"?>' + make_html()
    assert TEXT in read_one(page, "a.html").text


def test_page_that_is_an_address_is_not_fetched(monkeypatch: pytest.MonkeyPatch):
    reached: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: reached.append(address))
    read_one(b"https://127.0.0.1:9/2021/03/31/a.html", "a.html")
    read_one(make_html('<link rel="canonical" href="https://127.0.0.1:9/a">'), "a.html")
    assert reached == []


def test_page_without_text_is_refused(capfd: pytest.CaptureFixture[str]):
    assert refuse(b"<html><body><script>canary()</script></body></html>", "a.html").startswith(
        "empty"
    )
    assert refuse(b"", "a.html").startswith("empty")
    assert refuse(b"\x89PNG\0\0\1", "a.html").startswith("not text")
    assert capfd.readouterr() == ("", "")
