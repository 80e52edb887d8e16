"""What is read of a Word document: what a person sees, in reading order; the rest is named."""

from pathlib import Path

import pytest
from format_samples import TEXT, read_bytes, read_one
from word_samples import box, field, make_word, p, r, table

from qa.types import DateBasis, Refusal, Report


def read(body: str, **parts: str) -> str:
    return read_one(make_word(body, **parts), "a.docx").text


def read_left(body: str, **parts: str) -> tuple[str, str]:
    """Return the text, and what is told to be left out."""
    refusal, report = read_bytes(make_word(body, **parts), "a.docx")
    assert isinstance(refusal, Refusal)
    assert isinstance(report, Report)
    assert refusal.source == "a.docx, in part"
    return report.text, refusal.reason


GOING = '<w:ins w:id="1">{}</w:ins><w:del w:id="2"><w:r><w:delText>{}</w:delText></w:r></w:del>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("It is ", GOING.format(r("open"), "shut"), "."), "It is open."),
        (
            p(f"<w:moveFrom>{r('Moved. ')}</w:moveFrom>", "First. ")
            + p("Second. ", f"<w:moveTo>{r('Moved. ')}</w:moveTo>"),
            "First. \n\nSecond. Moved. ",
        ),
        (p("A ", f"<w:sdt><w:sdtContent>{r('control')}</w:sdtContent></w:sdt>"), "A control"),
        (f"<w:sdt><w:sdtContent>{p('A control.')}</w:sdtContent></w:sdt>", "A control."),
        (
            p("<w:smartTag><w:smartTag>" + r("Lindow") + "</w:smartTag></w:smartTag>", " sank"),
            "Lindow sank",
        ),
        (p("<w:customXml>" + r("Lindow") + "</w:customXml>"), "Lindow"),
        (f"<w:customXml>{p('Lindow')}</w:customXml>", "Lindow"),
        (p("Page ", f'<w:fldSimple w:instr="PAGE">{r("3")}</w:fldSimple>'), "Page 3"),
        (p("See ", field(' HYPERLINK "http://x.example" ', "this")), "See this"),
        # A field within the code of another, and one that is never closed.
        (p("So ", field(field(" MERGEFIELD q ", "hidden"), "seen"), "."), "So seen."),
        (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "All of it."), "All of it."),
        (p('<w:hyperlink r:id="x">' + r("a link") + "</w:hyperlink>", "."), "a link."),
        (p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>"), "a\tb\nc\n"),
        (p("<w:r><w:t>Covid</w:t><w:noBreakHyphen/><w:t>19</w:t></w:r>"), "Covid-19"),
        (p('<w:r><w:sym w:font="Arial" w:char="20AC"/></w:r>', "5"), "€5"),
        (
            p("Before ", box("In a box."), "behind.") + p("Next."),
            "Before behind.\n\nIn a box.\n\nNext.",
        ),
        (
            table(("Boats", "11"), ("Crew", p("4") + table(("cook", "1")))),
            "Boats\t11\n\nCrew\t4\n\ncook\t1",
        ),
        (table((p("One. ") + p("Two."), p("Right."))), "One. \n\nTwo.\n\nRight."),
        # Whose end is deleted goes on in the next one.
        (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("It was ") + "</w:p>" + p("shut."),
            "It was shut.",
        ),
        (p("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
           "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>", " a litre"), "1/2 a litre"),
        (p(f"<w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('y')}</w:rubyBase></w:ruby>"), "y"),
    ],
)  # fmt: skip
def test_seen_text_is_read(body: str, text: str):
    assert read(body) == text


def test_deleted_rows_and_cells_are_not_read():
    row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("gone") + "</w:tc></w:tr>"
    cell = "<w:tc><w:tcPr><w:cellDel/></w:tcPr>" + p("gone") + "</w:tc>"
    assert read(f"<w:tbl>{row}<w:tr><w:tc>{p('stays')}</w:tc>{cell}</w:tr></w:tbl>") == "stays\t"


def test_notes_stand_behind_their_paragraph_and_at_the_end():
    body = (
        p("One.", '<w:r><w:endnoteReference w:id="4"/></w:r>')
        + p("Two.", '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + p("Three.")
    )
    notes = f'<w:footnote w:id="2">{p("A footnote.")}</w:footnote>'
    unused = f'<w:footnote w:id="3">{p("Nobody refers to it.")}</w:footnote>'
    ends = f'<w:endnote w:id="4">{p("An endnote.")}</w:endnote>'
    text = read(body, footnotes=notes + unused, endnotes=ends)
    assert text == "One.\n\nTwo.\n\nA footnote.\n\nThree.\n\nAn endnote."


def test_headers_and_footers_are_read_once_and_date_nothing():
    section = (
        "<w:sectPr>"
        '<w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    body = f"<w:p><w:pPr>{section}</w:pPr>{r(TEXT)}</w:p>{section}"
    running = {
        "header1": p("Lindow Post, 17 September 2025"),
        "header2": p("On a first page, which there is not"),
        "footer1": p("Printed 2 January 2024"),
    }
    report = read_one(make_word(body, **running), "a.docx")
    assert report.text == f"{TEXT}\n\nLindow Post, 17 September 2025\n\nPrinted 2 January 2024"
    assert report.published.basis is DateBasis.UNKNOWN
    first = read(body.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>"), **running)
    assert "On a first page" in first


def test_what_is_not_read_is_counted():
    hidden = r("secret", "<w:vanish/>")
    drawn = "<w:r><w:drawing><a:graphic>{}</a:graphic></w:drawing></w:r>"
    body = p(
        TEXT,
        hidden,
        drawn.format("<pic:pic/>"),
        drawn.format("<pic:pic/>"),
        drawn.format("<c:chart/>"),
        "<w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r>",
        '<w:r><w:commentReference w:id="1"/></w:r>',
    )
    text, reason = read_left(body)
    assert text == TEXT
    assert reason == (
        "not read of it: 1 run of hidden text, 2 pictures, 1 chart, 1 embedded object, 1 comment"
    )


def test_hidden_styles_hide_and_a_run_may_say_otherwise():
    styles = (
        '<w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Notiz"><w:basedOn w:val="Base"/></w:style>'
    )
    shown = r("seen", '<w:vanish w:val="0"/>')
    body = p(TEXT) + p("hidden ", shown, style="Notiz") + p(r("too", '<w:rStyle w:val="Base"/>'))
    text, reason = read_left(body, styles=styles)
    assert text == f"{TEXT}\n\nseen"
    assert reason == "not read of it: 2 runs of hidden text"


def test_heading_is_known_by_the_name_of_its_style():
    styles = '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    body = p(TEXT) + p("Hafen ", "zu", style="berschrift1")
    assert read_one(make_word(body, styles=styles), "a.docx").title == "Hafen zu"


def test_day_of_opening_and_prompts_are_no_text():
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        p(TEXT, field(' DATE \\@ "d MMMM yyyy" ', "3 June 2025"))
        + p(f'<w:fldSimple w:instr="TIME">{r("12:01")}</w:fldSimple>')
        + prompt.format(p("Click here"))
    )
    text, reason = read_left(body)
    assert text == TEXT
    assert reason == "not read of it: 2 date fields, 1 empty field"


def test_case_of_a_fire_chief(repository: Path):
    path = repository / "tests/cases/10-docx-textbox-footnote-control/docs/fire chief.docx"
    text = read_one(path.read_bytes(), "fire chief.docx").text
    paragraphs = text.split("\n\n")
    assert (
        paragraphs[1] == "The new chief is Oskar Thune, who led the harbour brigade for nine years."
    )
    assert paragraphs[2] == "Fact box: the Lunde brigade has 46 firefighters and two boats."
    assert paragraphs[4] == "The council set his salary at 61,000 euros on 28 April 2021."
    assert paragraphs[5] == "He takes office on 1 June 2021."
    assert paragraphs[7] == "Salary of the chief\t61,000 euros a year"
    assert "July" not in text
