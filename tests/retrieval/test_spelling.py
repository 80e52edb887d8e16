"""Misspelled names of a question, found in the reports, over a library of made ones."""

import numpy as np
import pytest
from hashing import HashingEncoder

from qa.dates.reports.publication import UNKNOWN
from qa.ingest.passages import split_passages
from qa.library.library import Library
from qa.retrieval.spelling import correct_question
from qa.types import Correction, Question, Report, Said

TEXTS = (
    "Minister Oleksiy Shevchenko spoke in Kyiv with General Brandley on Monday.",
    "General Brandley announced the talk. The mayor of Lindow had unveiled a statue.",
    "Many ships came, and Brandley rang his colleague in Kharkiv again.",
    "The defence of the harbour was left to others.",
)


@pytest.fixture(scope="module")
def library() -> Library:
    encoder = HashingEncoder()
    library = Library.in_memory(encoder)
    for number, text in enumerate(TEXTS):
        report = Report(f"{number}.txt", "", text, UNKNOWN)
        passages = split_passages(report)
        vectors = encoder.encode_documents([text[each.start : each.end] for each in passages])
        library.add(report, passages, np.asarray(vectors))
    library.refresh()
    return library


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Brandlley", "Brandley"),
        ("brandly", "Brandley"),
        ("Brandely", "Brandley"),
        ("Kiev", "Kyiv"),
        ("Kharkov", "Kharkiv"),
        ("Oleksij", "Oleksiy"),
        ("Schevchenko", "Shevchenko"),
        ("unvieled", "unveiled"),
        ("harbor", "harbour"),
        ("defense", "defence"),
    ],
)
def test_what_no_report_has_is_read_as_it_is_spelled_there(
    library: Library, written: str, meant: str
):
    spelled, corrections = correct_question(library, Question(f"Who met {written} there?"))
    assert spelled.text == f"Who met {meant} there?"
    assert corrections == [Correction(written, meant)]


@pytest.mark.parametrize(
    "word",
    ["Brandley", "brandley", "talk", "ring", "Brand", "Xavier", "Kobe", "shops", "status"],
)
def test_what_is_known_or_like_nothing_stays(library: Library, word: str):
    question = Question(f"Who met {word} there?")
    assert correct_question(library, question) == (question, [])


def test_a_name_is_never_read_as_a_common_word(library: Library):
    question = Question("Where is Statum?")
    assert correct_question(library, question) == (question, [])


def test_earlier_questions_are_corrected_without_being_told(library: Library):
    question = Question("And when?", history=(Said("Who met Brandlley?"),))
    spelled, corrections = correct_question(library, question)
    assert (spelled.history, corrections) == ((Said("Who met Brandley?"),), [])


def test_what_is_no_text_is_not_corrected(library: Library):
    many = " ".join(f"Brandlle{letter}" for letter in "abcdfghij")
    for text in (f"Who met {many}?", f"Who met {'Brandley' * 200}x?"):
        assert correct_question(library, Question(text)) == (Question(text), [])
