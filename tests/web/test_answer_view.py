"""Replies of the page: numbers, agreement, corrections, digests; questions shown as they are."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qa.render import list_citations, render_line, render_markdown
from qa.types import (
    Alternative,
    Answer,
    Citation,
    Correction,
    DateBasis,
    Period,
    Question,
    ReportDate,
    Span,
    TimelineEvent,
)
from qa.web.ask.answer_view import describe_agreement, read_question, write_question, write_reply
from qa.web.evidence.marking import find_paragraph, mark_text

DAY = date(2021, 4, 1)
CITED = Citation("a.txt", "", ReportDate(DAY, DateBasis.STATED, "why"), "It sank.", 0, 8)
OTHER = replace(CITED, source="b.txt", quote="It [burned](javascript:x).")
EVENT = TimelineEvent(DAY, "2021-04-01", "April 1, 2021 (Thursday)", False, OTHER)
QUESTION = Question("What sank?")


def test_a_digest_lists_its_days_each_with_its_number() -> None:
    answer = Answer(True, "1 thing happened.", citations=(CITED,), events=(EVENT,))
    assert list_citations(answer) == [CITED, OTHER]
    reply = write_reply(answer, QUESTION, 2)
    assert (
        "- **April 1, 2021 \\(Thursday\\)** It \\[burned\\]\\(javascript\\:x\\)\\. "
        "[\\[2\\]](#cite-2-2)"
    ) in reply


def test_a_digest_of_cited_events_numbers_them_once() -> None:
    answer = Answer(True, "1 thing happened.", citations=(OTHER,), events=(EVENT,))
    assert list_citations(answer) == [OTHER]
    assert "**[2]**" not in render_markdown(answer)


def test_corrections_stand_above_the_answer() -> None:
    answer = Answer(True, "Yes", citations=(CITED,), corrections=(Correction("millley", "Milley"),))
    first = "*Showing results for “Milley” \\(you wrote “millley”\\)*\n\n"
    assert write_reply(answer, QUESTION, 1).startswith(f"{first}Yes [\\[1\\]](#cite-1-1)")
    assert render_markdown(answer).startswith(f"{first}Yes **[1]**")


@pytest.mark.parametrize(
    ("support", "differing", "said"),
    [
        (1, (), ""),
        (3, (), "3 reports agree."),
        (3, (Alternative("x", None, (OTHER,)),), "3 reports agree, 1 differs."),
        (1, (Alternative("x", None, (OTHER, CITED)),), "1 report says this, 2 differ."),
    ],
)
def test_agreement_is_counted(support: int, differing: tuple[Alternative, ...], said: str) -> None:
    assert describe_agreement(Answer(True, "y", support=support, differing=differing)) == said


def test_what_is_set_stands_above_the_evidence() -> None:
    asked = Question("What sank?", period=Period(date(2021, 3, 1), DAY), source="wire")
    answer = Answer(True, "It", citations=(CITED,))
    among = "Among reports of 2021\\-03\\-01 to 2021\\-04\\-01 whose name contains “wire”\\:"
    assert among.replace("\\:", ":") in write_reply(answer, asked, 1)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_a_question_is_shown_as_it_is_and_read_back(text: str) -> None:
    written = write_question(text)
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(written)
    shown = re.fullmatch(r"(?:<p>(.*)</p>\n)?", html, re.S)
    assert shown is not None
    assert "<" not in (shown[1] or "")
    assert read_question(written) == render_line(text)


def test_an_ordinary_question_is_written_without_marks() -> None:
    ordinary = "Did the U.S.-led force (NATO) leave on March 31, 2021, at 5:30?"
    assert write_question(ordinary) == ordinary


def test_quotes_and_their_words_are_marked_and_all_else_is_escaped() -> None:
    text = "One <b>. Two & three.\n\nFour."
    cited = replace(CITED, quote="Two & three.", start=9, end=21, marks=(Span(13, 14),))
    shown = find_paragraph(text, Span(9, 21))
    assert text[shown.start : shown.end] == "One <b>. Two & three."
    marked = mark_text(text, shown, [cited], {9: "[1]"}, str)
    assert marked == "One &lt;b&gt;. [1]<mark>Two <strong>&amp;</strong> three.</mark>"


@given(st.text(min_size=1, max_size=900), st.data())
def test_a_paragraph_holds_its_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = find_paragraph(text, Span(start, end))
    assert 0 <= shown.start <= start
    assert end <= shown.end <= len(text)
