"""The numbers of Word's lists: read as Word shows them where that is sure, else told."""

import io

import docx
import pytest
from format_samples import TEXT, read_bytes, read_one
from word_samples import (
    box,
    item,
    level,
    levels,
    make_word,
    numbering,
    p,
    restart,
    table,
)  # fmt: skip

from qa.ingest.passages import split_passages
from qa.ingest.word.numbering import write_number
from qa.types import Refusal, Report

PLAIN = levels(level("decimal", "%1."))
OUTLINE = levels(level("decimal", "%1."), level("decimal", "%1.%2."), level("lowerLetter", "(%3)"))


def read(body: str, **parts: str) -> list[str]:
    """Return the paragraphs of a document of which all is read."""
    return read_one(make_word(body, **parts), "a.docx").text.split("\n\n")


def read_left(body: str, **parts: str) -> tuple[list[str], str]:
    refusal, report = read_bytes(make_word(body, **parts), "a.docx")
    assert isinstance(refusal, Refusal)
    assert isinstance(report, Report)
    return report.text.split("\n\n"), refusal.reason


@pytest.mark.parametrize(
    ("format_", "text", "shown"),
    [
        ("decimal", "%1.", ["1. One", "2. Two", "3. Six"]),
        ("decimalZero", "%1", ["01 One", "02 Two", "03 Six"]),
        ("lowerLetter", "%1)", ["a) One", "b) Two", "c) Six"]),
        ("upperLetter", "(%1)", ["(A) One", "(B) Two", "(C) Six"]),
        ("lowerRoman", "%1.", ["i. One", "ii. Two", "iii. Six"]),
        ("upperRoman", "Part %1:", ["Part I: One", "Part II: Two", "Part III: Six"]),
        ("none", "Note:", ["Note: One", "Note: Two", "Note: Six"]),
        ("bullet", "\uf0b7", ["One", "Two", "Six"]),
        ("bullet", "o", ["One", "Two", "Six"]),
        ("decimal", "–", ["One", "Two", "Six"]),
        ("none", "", ["One", "Two", "Six"]),
    ],
)
def test_paragraphs_of_a_list_have_its_numbers(format_: str, text: str, shown: list[str]):
    body = item("One", 1, 0) + item("Two", 1, 0) + item("Six", 1, 0)
    assert read(body, numbering=numbering(levels(level(format_, text)))) == shown


@pytest.mark.parametrize(
    ("number", "format_", "written"),
    [
        (26, "lowerLetter", "z"), (27, "lowerLetter", "aa"), (53, "upperLetter", "AAA"),
        (0, "lowerLetter", None), (781, "upperLetter", None), (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"), (0, "upperRoman", None), (40000, "lowerRoman", None),
        (0, "decimal", "0"), (12, "decimalZero", "12"), (3, "ordinal", None),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_does(number: int, format_: str, written: str | None):
    assert write_number(number, format_) == written


def test_deeper_levels_begin_anew_behind_a_higher_one():
    body = "".join(
        item(f"at {at}", 1, at) for at in (0, 1, 1, 2, 2, 1, 2, 0, 1, 2)
    )  # fmt: skip
    assert read(body, numbering=numbering(OUTLINE)) == [
        "1. at 0", "1.1. at 1", "1.2. at 1", "(a) at 2", "(b) at 2", "1.3. at 1", "(a) at 2",
        "2. at 0", "2.1. at 1", "(a) at 2",
    ]  # fmt: skip


def test_level_may_go_on_or_begin_anew_behind_one_level_alone():
    never = levels(level("decimal", "%1."), level("decimal", "§%2", '<w:lvlRestart w:val="0"/>'))
    body = "".join(item("x", 1, at) for at in (0, 1, 1, 0, 1))
    assert read(body, numbering=numbering(never)) == ["1. x", "§1 x", "§2 x", "2. x", "§3 x"]
    first = levels(
        level("decimal", "%1."), level("decimal", "%2)"),
        level("lowerRoman", "%3", '<w:lvlRestart w:val="1"/>'),
    )  # fmt: skip
    body = "".join(item("x", 1, at) for at in (0, 1, 2, 1, 2, 0, 1, 2))
    assert read(body, numbering=numbering(first)) == [
        "1. x", "1) x", "i x", "2) x", "ii x", "2. x", "1) x", "i x",
    ]  # fmt: skip


def test_lists_of_one_kind_count_on_unless_they_say_where_to_begin():
    lists = ("0", f"0{restart(0, 1)}", f"0{restart(0, 7)}")
    body = item("x", 1, 0) + item("x", 2, 0) + p("Between.") + item("x", 3, 0) + item("x", 3, 0)
    body += item("x", 4, 0) + item("x", 1, 0)
    assert read(body, numbering=numbering(PLAIN, lists=lists)) == [
        "1. x", "2. x", "Between.", "1. x", "2. x", "7. x", "8. x",
    ]  # fmt: skip


def test_lists_of_other_kinds_count_for_themselves():
    other = levels(level("upperLetter", "%1.", start=3))
    body = item("x", 1, 0) + item("x", 2, 0) + item("x", 1, 0) + item("x", 2, 0)
    assert read(body, numbering=numbering(PLAIN, other)) == ["1. x", "C. x", "2. x", "D. x"]


def test_list_may_have_a_level_of_its_own():
    own = f'<w:lvlOverride w:ilvl="0">{levels(level("lowerRoman", "%1)"))}</w:lvlOverride>'
    body = item("x", 1, 0) + item("x", 2, 0)
    assert read(body, numbering=numbering(PLAIN, lists=(f"0{own}",))) == ["1. x", "ii) x"]


def test_styles_put_their_paragraphs_into_lists():
    outline = levels(
        level("decimal", "%1", '<w:pStyle w:val="H1"/>'),
        level("decimal", "%1.%2", '<w:pStyle w:val="H2"/>'),
    )
    in_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="H1">{in_list}</w:style>'
        f'<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/>{in_list}</w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Bare"><w:basedOn w:val="H2"/>'
        '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    body = p("Harbour", style="H1") + p("Boats", style="H2") + p("Crews", style="Mine")
    body += p("No list", style="Bare") + item("None here", 0, style="H2") + p("Works", style="H1")
    body += item("Deeper", level=1, style="H1")
    assert read(body, numbering=numbering(outline), styles=styles) == [
        "1 Harbour", "1.1 Boats", "1.2 Crews", "No list", "None here", "2 Works", "2.1 Deeper",
    ]  # fmt: skip


def test_styles_of_lists_stand_for_their_levels():
    styles = (
        '<w:style w:type="numbering" w:styleId="Ours"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    kinds = (f'<w:styleLink w:val="Ours"/>{PLAIN}', '<w:numStyleLink w:val="Ours"/>')
    body = item("x", 2, 0) + item("x", 2, 0)
    assert read(body, numbering=numbering(*kinds), styles=styles) == ["1. x", "2. x"]


def test_default_template_numbers_by_style():
    document = docx.Document()
    for text in ("Boats", "Crews"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Nets", style="List Bullet")
    file = io.BytesIO()
    document.save(file)
    assert read_one(file.getvalue(), "a.docx").text == "1. Boats\n\n2. Crews\n\nNets"


def test_legal_levels_show_digits_and_levels_without_a_number_nothing():
    legal = levels(
        level("upperRoman", "%1."), level("decimal", "%1.%2", "<w:isLgl/>"),
        level("bullet", "—"), level("decimal", "%1.%2.%3%4."),
    )  # fmt: skip
    body = "".join(item("x", 1, at) for at in (0, 1, 3, 3))
    assert read(body, numbering=numbering(legal)) == ["I. x", "1.1 x", "I.1.1. x", "I.1.2. x"]


def test_numbers_stand_before_the_text_as_it_is_joined():
    tight = levels(level("decimal", "§%1", '<w:suff w:val="nothing"/>'))
    assert read(item("x", 1, 0), numbering=numbering(tight)) == ["§1x"]


def test_numbers_stand_in_cells():
    body = item("x", 1, 0) + table((item("Boats", 1, 0), "11"), (item("Nets", 1, 0), "4"))
    assert read(body, numbering=numbering(PLAIN)) == ["1. x", "2. Boats\t11", "3. Nets\t4"]


def test_empty_paragraphs_count_and_deleted_ones_do_not():
    gone = item("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", 1, 0)
    gone = gone.replace("</w:numPr>", "</w:numPr><w:rPr><w:del/></w:rPr>")
    body = item("x", 1, 0) + item(" ", 1, 0) + gone + item("y", 1, 0)
    assert read(body, numbering=numbering(PLAIN)) == ["1. x", "3. y"]


def test_hidden_paragraphs_and_numbers_are_not_shown():
    styles = '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = item("x", 1, 0) + item("hidden", 1, 0, style="Secret") + item("y", 1, 0)
    shown, _ = read_left(body, numbering=numbering(PLAIN), styles=styles)
    assert shown == ["1. x", "2. y"]
    unseen = levels(level("decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"))
    assert read(item("x", 1, 0), numbering=numbering(unseen)) == ["x"]


def test_other_formats_are_named():
    words = levels(level("cardinalText", "%1."), level("decimal", "%1.%2"))
    body = item("x", 1, 0) + item("x", 1, 0) + item("y", 1, 1)
    shown, reason = read_left(body, numbering=numbering(words))
    assert shown == ["x", "x", "y"]
    assert reason == "not read of it: 3 list numbers of the format cardinalText"


def test_format_of_its_own_is_named_and_not_read_as_what_stands_behind_it():
    own = (
        '<w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/>'
    )
    shown, reason = read_left(item("x", 1, 0), numbering=numbering(levels(own)))
    assert (shown, reason) == (["x"], "not read of it: 1 list number of the format custom")


def test_fields_that_number_are_told():
    marks = [f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "end")]
    body = p("<w:r><w:instrText> LISTNUM \\l 2 </w:instrText></w:r>".join(marks), "Boats")
    body += p('<w:fldSimple w:instr="AUTONUMLGL"/>', "Nets")
    shown, reason = read_left(body)
    assert (shown, reason) == (["Boats", "Nets"], "not read of it: 2 numbered fields")


def test_numbers_that_are_not_sure_are_told():
    skipped = item("x", 1, 1) + item("y", 1, 0) + item("z", 1, 1)
    shown, reason = read_left(skipped, numbering=numbering(OUTLINE))
    assert shown == ["x", "1. y", "1.1. z"]
    assert reason == "not read of it: 1 list number of levels below one that is skipped"
    signs = levels(level("decimal", "\uf0b7%1"))
    shown, reason = read_left(item("x", 1, 0), numbering=numbering(signs))
    assert (shown, reason) == (["x"], "not read of it: 1 list number of signs without a letter")


def test_list_that_goes_on_in_a_box_is_told():
    held = box(item("y", 1, 0))
    body = item("x", 1, 0) + p("Beside it. ", held) + item("z", 1, 0)
    shown, reason = read_left(body, numbering=numbering(PLAIN))
    assert shown == ["1. x", "Beside it. ", "y", "z"]
    assert reason == "not read of it: 2 list numbers of lists that go on in a note or box"


@pytest.mark.parametrize(
    ("text", "behind"),
    [("%1.%2", "March 2021 was cold."), ("%1.%2", "million boats sank."), ("%2", "May 2021.")],
)
def test_number_is_no_part_of_a_date_or_an_amount(text: str, behind: str):
    outline = levels(level("decimal", "%1."), level("decimal", text))
    body = item("x", 1, 0) + item("y", 1, 1) + item(behind, 1, 1)
    shown, reason = read_left(body, numbering=numbering(outline))
    assert shown[2] == behind
    assert reason == "not read of it: 1 list number of lines that begin with a date or number"


def test_number_with_a_stop_stands_before_a_date():
    assert read(item("March 2021 was cold.", 1, 0), numbering=numbering(PLAIN)) == [
        "1. March 2021 was cold."
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "", "<w:num/>", '<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>',
        numbering(""),
        numbering('<w:lvl w:ilvl="x"/>'), numbering('<w:numStyleLink w:val="None"/>'),
    ],
)  # fmt: skip
def test_lists_that_are_not_defined_have_no_numbers(broken: str):
    assert read(item("x", 1, 0) + item("y", 1), numbering=broken) == ["x", "y"]


def test_numbers_without_bounds_fill_no_memory():
    wide = levels(level("lowerLetter", "%1", start=999_999_999))
    shown, reason = read_left(item("x", 1, 0), numbering=numbering(wide))
    assert (shown, reason) == (["x"], "not read of it: 1 list number of the format lowerLetter")


def test_quotes_of_lists_stand_in_the_text():
    body = "".join(item(TEXT, 1, at) for at in (0, 1, 1, 2))
    report = read_one(make_word(body, numbering=numbering(OUTLINE)), "a.docx")
    quotes = [
        report.text[sentence.start : sentence.end]
        for passage in split_passages(report)
        for sentence in passage.sentences
    ]
    assert [each for each in quotes if "harbour" in each][-1].endswith(TEXT)
    assert "(a)" in report.text
