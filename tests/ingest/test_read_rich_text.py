from datetime import date

import pytest
from book_samples import make_rtf
from format_samples import MORE, TEXT, read_bytes, read_one, refuse
from sheet_samples import SPACES, make_odf

from qa.types import DateBasis, Refusal


def test_rtf_shows_notes_behind_paragraphs_and_running_lines_last():
    body = (
        r"{\header Lindow Gazette\par}\pard First {\v hidden }line\'85{\footnote\chftn  A note"
        r"{\i  in it}.} goes on.\par {\f1\'cf\'f0}\u8364? \u55357?\u56832?"
        r"{\field{\*\fldinst{HYPERLINK canary}}{\fldrslt link}}\par \trowd a\cell b\cell\row "
        r"{\pict\pngblip 8950}{\listtext 2.\tab}Item\par{\listtext\'b7\tab}Point\par"
        r"{\deleted gone}Esc \{x\}\~y\par"
    )
    fonts = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Arial;}}{\*\generator canary;}"
    unread, report = read_bytes(make_rtf(body, fonts), "a.rtf")
    told = "not read of it: 2 runs of hidden text, 1 picture"
    assert unread == Refusal("a.rtf, in part", told)
    assert report.text == "\n\n".join(
        ["First line… goes on.", "A note in it.", "Пр€ 😀link", "a\tb", "2.\tItem", "Point",
         "Esc {x}\xa0y", "Lindow Gazette"]
    )  # fmt: skip


def test_rtf_is_dated_by_its_creation_never_by_its_change():
    made = r"{\info{\title Harbour}{\creatim\yr2021\mo4\dy2\hr10}{\revtim\yr2024\mo1\dy1}}"
    report = read_one(make_rtf(head=made), "a.rtf")
    assert (report.text, report.title) == (f"{TEXT}\n\n{MORE}", "Harbour")
    assert (report.published.day, report.published.basis) == (date(2021, 4, 2), "estimated")
    changed = read_one(make_rtf(head=r"{\info{\revtim\yr2024\mo1\dy1}}"), "a.rtf")
    assert changed.published.basis is DateBasis.UNKNOWN
    wrong = read_one(make_rtf(head=r"{\info{\creatim\yr2021\mo13\dy99}}"), "a.rtf")
    assert wrong.published.day is None


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\uc2\u8364ab x", "€ x"), (r"\uc0\u8364 x", "€x"), (r"\u-3913?x", "\uf0b7x"),
        (r"a\'e9\'e8b", "aéèb"), (r"\ansicpg1251\'cf", "П"), (r"\bin5 canary", "y"),
        (r"{\object{\*\objdata 01}{\result x}}T", "T"), (r"{\*\unknown canary}T", "T"),
        (r"a\line b\tab c\emdash d", "a\nb\tc—d"), ("a\r\nb", "ab"), (r"}}} T", None),
        (r"{\b a}{\plain\v0 b}", "ab"), (r"\u55357?x", "x"),
    ],
)  # fmt: skip
def test_words_of_rtf(body: str, text: str | None):
    results = read_bytes(make_rtf(body), "a.rtf")
    assert getattr(results[-1], "text", None) == text


def test_rtf_that_breaks_off_or_is_none_is_told():
    first, report = read_bytes(make_rtf()[:-30], "a.rtf")
    assert first == Refusal("a.rtf, in part", "the file breaks off; what stands before is read")
    assert report.text.startswith(TEXT)
    for other in (b"", TEXT.encode(), b"PK\3\4", b"\xd0\xcf\x11\xe0"):
        assert refuse(other, "a.rtf").startswith("not RTF")
    assert refuse(make_rtf("{" * 5000), "a.rtf") == (
        "cannot be read as RTF: its groups are nested too deep"
    )
    assert refuse(make_rtf(""), "a.rtf") == "empty: it holds no text"


def test_text_of_opendocument_is_what_is_shown():
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
    )
    body = (
        "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion>"
        '</text:tracked-changes><text:h text:outline-level="1">Harbour closed</text:h>'
        f'<text:p>Eleven<text:s text:c="2"/>boats{note} sank.<text:line-break/>Next\n '
        'line<text:span text:style-name="H">hid</text:span><text:date>today</text:date></text:p>'
        '<text:list text:style-name="L"><text:list-item><text:p>One</text:p></text:list-item>'
        "</text:list><table:table><table:table-row><table:table-cell><text:p>a</text:p>"
        "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
        "</table:table-row></table:table><text:p>By it."
        "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>"
        "<draw:frame><draw:object/><draw:image/></draw:frame>"
        "<office:annotation><text:p>canary</text:p></office:annotation></text:p>"
    )
    styles = (
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
        '<text:list-style style:name="L"><text:list-level-style-number style:num-format="1"/>'
        "</text:list-style>"
    )
    running = (
        f"<office:document-styles {SPACES}><style:header><text:p>Gazette</text:p></style:header>"
        "</office:document-styles>"
    )
    meta = "<meta:creation-date>2021-04-02T10:00:00</meta:creation-date>"
    data = make_odf("text", body, styles, meta, styles=running.encode())
    unread, report = read_bytes(data, "a.odt")
    told = "1 run of hidden text, 1 date field, 1 embedded object, 1 comment, 1 number of lists"
    assert unread == Refusal("a.odt, in part", f"not read of it: {told}")
    blocks = ["Harbour closed", "Eleven  boats sank.\nNext line", "A note.", "One", "a\tb",
              "By it.", "In a box.", "Gazette"]  # fmt: skip
    assert report.text == "\n\n".join(blocks)
    assert (report.title, report.published.day) == ("Harbour closed", date(2021, 4, 2))


def test_odt_that_is_none_is_told():
    for broken in (b"", TEXT.encode(), make_odf("text", "<text:p>")[:200]):
        assert refuse(broken, "a.odt").startswith("a damaged document, or none")
    assert refuse(make_odf("text", ""), "a.odt") == "empty: it holds no text"
