import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answering.composing.cite import check_citation, cite_span
from qa.dates.reports.publication import UNKNOWN
from qa.errors import CitationError
from qa.language.sentences import split_sentences
from qa.types import Report

REPORT = Report("a.txt", "", "The harbour was closed. Eleven boats sank.", UNKNOWN)
FIRST, SECOND = split_sentences(REPORT.text)
CITATION = cite_span(REPORT, SECOND)


def test_citation_quotes_the_sentence_where_it_stands():
    assert (CITATION.source, CITATION.quote) == ("a.txt", "Eleven boats sank.")
    assert REPORT.text[CITATION.start : CITATION.end] == CITATION.quote
    assert CITATION.published is REPORT.published


def test_citation_names_the_page_that_it_starts_on():
    report = dataclasses.replace(REPORT, pages=(0, 24, len(REPORT.text)))
    assert (cite_span(report, FIRST).page, cite_span(report, SECOND).page) == (1, 2)
    assert CITATION.page is None


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "Twelve boats sank."},
        {"start": CITATION.start + 1},
        {"end": CITATION.end - 1},
        {"source": "b.txt"},
        {"quote": "", "start": 3, "end": 3},
    ],
)
def test_citation_that_is_not_verbatim_is_refused(change: dict[str, object]):
    with pytest.raises(CitationError):
        check_citation(dataclasses.replace(CITATION, **change), REPORT)


@given(text=st.text(st.sampled_from("Aé “”.!\n\r😀"), min_size=1))
def test_every_sentence_of_any_text_can_be_cited(text: str):
    report = Report("a.txt", "", text, UNKNOWN)
    for span in split_sentences(text):
        citation = cite_span(report, span)
        assert text[citation.start : citation.end] == citation.quote != ""
