from dataclasses import replace
from datetime import date

import pytest

from qa.render import (
    describe_date,
    escape_markdown,
    name_report,
    render_markdown,
    render_text,
)
from qa.render_json import render_event, render_json
from qa.types import (
    Alternative,
    Answer,
    Citation,
    Correction,
    DateBasis,
    ReportDate,
    Span,
    TimelineEvent,
)

DAY = date(2021, 4, 1)
QUOTE = "Boats\nsank \x1b[31mred\u202e <b>*now*</b>."
CITATION = Citation(
    "a_b.txt", "", ReportDate(DAY, DateBasis.INFERRED, "why"), QUOTE, 3, 3 + len(QUOTE)
)
ANSWER = Answer(
    True,
    "April 1, 2021",
    "2021-04-01",
    "By “a”.",
    (CITATION,),
    confidence=0.9,
    support=1,
    retrieved=("a_b.txt",),
    timings_ms={"total": 1.0},
)


def test_text_has_the_answer_the_note_and_a_line_for_each_citation():
    assert render_text(ANSWER).splitlines() == [
        "April 1, 2021",
        "By “a”.",
        "[1] a_b.txt · 2021-04-01, from the text · “Boats sank [31mred <b>*now*</b>.”",
    ]


def test_other_names_of_the_same_text_are_told():
    citation = replace(CITATION, aliases=("wire/c.txt", "d.txt"))
    answer = replace(ANSWER, citations=(citation,))
    assert "[1] a_b.txt, also wire/c.txt, also d.txt · 2021-04-01" in render_text(answer)
    assert r"**[1]** a\_b\.txt, also wire\/c\.txt, also d\.txt · " in render_markdown(answer)
    assert render_json("7", answer)["citations"][0]["also"] == ["wire/c.txt", "d.txt"]


def test_a_digest_is_shown_as_its_events_once():
    told = replace(CITATION, quote="It sank.")
    event = TimelineEvent(DAY, "2021-04-01", "April 1, 2021", reported=True, citation=told)
    digest = replace(
        ANSWER, text="April 1, 2021: It sank.", note="1 found.", citations=(told,), events=(event,)
    )
    assert render_text(digest).splitlines() == [
        "1 found.",
        "[1] reported April 1, 2021 · a_b.txt · 2021-04-01, from the text · “It sank.”",
    ]
    assert render_markdown(digest).split("\n\n") == [
        r"*1 found\.*",
        r"**[1]** reported April 1, 2021 · a\_b\.txt · 2021\-04\-01, from the text",
        r"> It sank\.",
    ]
    assert render_json("7", digest)["events"] == [render_event(event)]


def test_what_was_corrected_stands_above_the_answer():
    corrected = replace(ANSWER, corrections=(Correction("bots", "Boats"),))
    said = "Showing results for “Boats” (you wrote “bots”)"
    assert render_text(corrected).startswith(f"{said}\nApril 1, 2021\n")
    assert render_json("7", corrected)["corrections"] == [{"written": "bots", "meant": "Boats"}]


def test_markdown_has_no_markup_of_a_report():
    assert render_markdown(ANSWER).split("\n\n") == [
        r"April 1, 2021 **[1]**",
        r"*By “a”\.*",
        r"**[1]** a\_b\.txt · 2021\-04\-01, from the text",
        r"> Boats sank \[31mred \<b\>\*now\*\<\/b\>\.",
    ]


def test_the_words_that_answer_are_marked_in_the_quote():
    # "Boats\nsank" and "*now*", out of order.
    marks = (Span(27, 32), Span(3, 13))
    marked = replace(ANSWER, citations=(replace(CITATION, marks=marks),))
    assert [QUOTE[m.start - 3 : m.end - 3] for m in marks] == ["*now*", "Boats\nsank"]
    shown = render_text(marked, ("[[", "]]")).splitlines()[2]
    assert shown.endswith("“[[Boats sank]] [31mred <b>[[*now*]]</b>.”")
    assert render_markdown(marked).split("\n\n")[3] == (
        r"> <mark>Boats sank</mark> \[31mred \<b\><mark>\*now\*</mark>\<\/b\>\."
    )
    assert render_json("7", marked)["citations"][0]["marks"] == [[27, 32], [3, 13]]


def test_refusal_in_markdown_points_at_nothing():
    assert render_markdown(Answer(False, "No.", note="Why")) == "No\\.\n\n*Why*"


def test_what_others_say_is_told_behind_with_its_quotes():
    other = replace(CITATION, source="b.txt")
    answer = replace(ANSWER, differing=(Alternative("May <1>", "2021-05", (other,)),))
    assert render_text(answer).splitlines()[3:] == [
        "Others say: May <1>",
        "[2] b.txt · 2021-04-01, from the text · “Boats sank [31mred <b>*now*</b>.”",
    ]
    assert "Others say: May \\<1\\>\n\n**[2]** b\\.txt" in render_markdown(answer)
    result = render_json("7", answer)
    (differing,) = result["differing"]
    assert (differing["answer"], differing["date"]) == ("May <1>", "2021-05")
    assert [cited["source"] for cited in differing["citations"]] == ["b.txt"]
    assert (result["confidence"], result["support"]) == (0.9, 1)


def test_a_quote_has_one_number_however_often_it_is_cited():
    other = replace(CITATION, source="b.txt")
    says = Alternative("May", "2021-05", (CITATION, other), reported=True)
    answer = replace(ANSWER, citations=(CITATION, CITATION), differing=(says,))
    assert [line[:12] for line in render_text(answer).splitlines()[2:]] == [
        "[1] a_b.txt ",
        "Others say: ",
        "[2] b.txt · ",
    ]
    assert "\nOthers say: May [1]\n" in render_text(answer)
    assert "Others say: May **[1]**\n\n**[2]** b" in render_markdown(answer)
    assert render_markdown(answer).startswith("April 1, 2021 **[1]**\n\n")
    told = render_json("7", answer)
    assert [each["number"] for each in told["citations"]] == [1, 1]
    (instead,) = told["differing"]
    assert [each["number"] for each in instead["citations"]] == [1, 2]
    assert (told["reported"], instead["reported"]) == (False, True)


def test_json_keeps_the_quote_verbatim():
    result = render_json("7", ANSWER)
    assert (result["id"], result["date"], result["retrieved"]) == ("7", "2021-04-01", ["a_b.txt"])
    assert result["citations"] == [
        {
            "number": 1,
            "source": "a_b.txt",
            "also": [],
            "date": "2021-04-01",
            "date_basis": "inferred",
            "quote": QUOTE,
            "start": 3,
            "end": 3 + len(QUOTE),
            "marks": [],
        }
    ]


def test_page_is_told_where_there_is_one():
    citation = replace(CITATION, source="a.pdf", page=3)
    answer = replace(ANSWER, citations=(citation,))
    assert "\n[1] a.pdf, page 3 · 2021-04-01, from the text · “" in render_text(answer)
    assert r"**[1]** a\.pdf, page 3 · 2021\-04" in render_markdown(answer)
    (told,) = render_json("7", answer)["citations"]
    assert (told["source"], told["page"]) == ("a.pdf", 3)


def test_place_is_told_where_it_has_a_name():
    citation = replace(CITATION, source="a.pptx", place="slide 2")
    answer = replace(ANSWER, citations=(citation,))
    assert "\n[1] a.pptx, slide 2 · 2021-04-01, from the text · “" in render_text(answer)
    (told,) = render_json("7", answer)["citations"]
    assert (told.get("page"), told["place"]) == (None, "slide 2")
    places = ["page 3", "page 4", "page 3", "", "slide 2", "chapter “Part 2”", "chapter “Part 3”"]
    shown = "a.txt, page 3, 4, slide 2, chapter “Part 2”, chapter “Part 3”"
    assert name_report("a.txt", places=places) == shown


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (ReportDate(DAY, DateBasis.STATED, ""), "2021-04-01"),
        (ReportDate(DAY, DateBasis.INFERRED, ""), "2021-04-01, from the text"),
        (ReportDate(DAY, DateBasis.ESTIMATED, ""), "undated, about 2021-04-01"),
        (ReportDate(None, DateBasis.UNKNOWN, "", DAY), "date not known"),
    ],
)
def test_date_is_told_with_how_it_is_known(published: ReportDate, said: str):
    assert describe_date(published) == said


def test_every_mark_of_markdown_is_escaped():
    assert escape_markdown("[x](javascript:y) $a$ `b`") == (r"\[x\]\(javascript\:y\) \$a\$ \`b\`")
