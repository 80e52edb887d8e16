from datetime import date, datetime

import pytest
from book_samples import make_pptx, save_slides
from format_samples import MORE, TEXT, make_zip, read_bytes, read_one, refuse
from pptx import Presentation
from pptx.util import Inches
from sheet_samples import make_odf
from test_read_docx import rewrite

from qa.answering.composing.cite import cite_span
from qa.render import describe_citation
from qa.types import DateBasis, Refusal, Span

BOX = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
NOTES = f"<presentation:notes>{BOX}</presentation:notes>"


def test_slides_are_read_with_their_notes_and_cited_by_number():
    report = read_one(make_pptx(("Harbour", TEXT, MORE), ("Boats", "Eleven.", "")), "a.pptx")
    assert report.text == f"Harbour\n\n{TEXT}\n\n{MORE}\n\nBoats\n\nEleven."
    assert report.page_names == ("slide 1", "notes of slide 1", "slide 2")
    assert (report.title, report.format) == ("Harbour", "pptx")
    assert report.published.basis is DateBasis.UNKNOWN
    for words, place in ((TEXT, "slide 1"), (MORE, "notes of slide 1"), ("Eleven.", "slide 2")):
        start = report.text.index(words)
        citation = cite_span(report, Span(start, start + len(words)))
        assert (citation.quote, citation.place) == (words, place)
    assert describe_citation(citation) == "a.pptx, slide 2 · date not known"


def test_creation_only_estimates_the_day_of_slides():
    data = make_pptx(("Harbour", TEXT, ""), created=datetime(2021, 4, 2, 10))
    published = read_one(data, "a.pptx").published
    assert (published.day, published.basis) == (date(2021, 4, 2), DateBasis.ESTIMATED)
    assert published.reason == "it does not say; the document's creation date is 2021-04-02"


def test_groups_and_tables_are_read_and_hidden_slides_are_named():
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    box = slide.shapes.add_group_shape().shapes.add_textbox(0, 0, 9, 9)
    box.text_frame.text = "In a group,\vin two lines."
    table = slide.shapes.add_table(2, 2, 0, 0, Inches(1), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 1).text = "Boats", "11", "x"
    hidden = presentation.slides.add_slide(presentation.slide_layouts[0])
    hidden.shapes.title.text = "canary"
    hidden._element.set("show", "0")
    refused, report = read_bytes(save_slides(presentation), "a.pptx")
    assert refused == Refusal("a.pptx, slide 2", "a hidden slide; show it to have it read")
    assert report.text == "In a group,\nin two lines.\n\nBoats\t11\n\n\tx"


def test_variants_are_read_and_macros_are_told():
    data = rewrite_types(make_pptx(("Harbour", TEXT, "")), b"ms-powerpoint.slideshow.macroEnabled")
    unread, report = read_bytes(data, "a.ppsx")
    assert unread == Refusal("a.ppsx, in part", "not read of it: 1 macro")
    assert report.text == f"Harbour\n\n{TEXT}"


def rewrite_types(data: bytes, kind: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        members = {name: parts.read(name) for name in parts.namelist()}
    plain = b"openxmlformats-officedocument.presentationml.presentation"
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(plain, kind)
    return make_zip(members | {"ppt/vbaProject.bin": b"x"})


def test_slides_of_opendocument_are_read_alike():
    style = (
        '<style:style style:name="dp2"><style:drawing-page-properties '
        'presentation:visibility="hidden"/></style:style>'
    )
    body = (
        f"<draw:page>{BOX.format(TEXT)}{NOTES.format(MORE)}</draw:page>"
        f'<draw:page draw:style-name="dp2">{BOX.format("canary")}</draw:page>'
        f"<draw:page>{BOX.format('Eleven.')}</draw:page>"
    )
    refused, report = read_bytes(make_odf("presentation", body, style), "a.odp")
    assert refused == Refusal("a.odp, slide 2", "a hidden slide; show it to have it read")
    assert report.text == f"{TEXT}\n\n{MORE}\n\nEleven."
    assert report.page_names == ("slide 1", "notes of slide 1", "slide 3")


@pytest.mark.parametrize("name", ["a.pptx", "a.odp"])
def test_damage_bombs_and_passwords_of_slides_are_told(name: str):
    made = make_odf("presentation", f"<draw:page>{BOX.format(TEXT)}</draw:page>")
    data = make_pptx(("Harbour", TEXT, "")) if name == "a.pptx" else made
    for broken in (b"", data[: len(data) // 2], TEXT.encode(), b"PK\3\4"):
        assert refuse(broken, name).startswith("a damaged presentation, or none")
    assert "another format" in refuse(b"\xd0\xcf\x11\xe0", "a.odp")
    assert refuse(b"\xd0\xcf\x11\xe0", "a.pptx").startswith("a presentation with a password")
    part = "ppt/slides/slide1.xml" if name == "a.pptx" else "content.xml"
    bomb = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'
    reason = f"its {part} defines entities, as XML bombs do"
    assert refuse(rewrite(data, part, bomb), name) == reason
    assert refuse(rewrite(data, part, b" " * 30_000_000), name).startswith("unpacks to more than")
