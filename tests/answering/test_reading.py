from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from samples import compose

from embeddings.encoder import SentenceEncoder
from qa.answering.evidence.marking import fits_kind, mark_sentences
from qa.answering.evidence.sentences import Evidence, Marked
from qa.dates.reports.publication import UNKNOWN
from qa.ingest.passages import split_passages
from qa.question.understanding import understand_question
from qa.reader.spans import Reading, ReadSpan
from qa.retrieval.retriever import Candidate
from qa.types import DateBasis, Question, Report, ReportDate, Span

WHO = understand_question(Question("Who closed the harbour of Lindow?"))
FIRST = Report("a.txt", "Lindow", "It rained. Mayor Ilse Brandt closed the harbour.", UNKNOWN)
SECOND = Report("b.txt", "Lindow", "The harbour was closed by Ilse Brandt on Monday.", UNKNOWN)
THIRD = Report("c.txt", "Lindow", "Otto Meier closed the harbour.", UNKNOWN)


class MarkingReader:
    """Marks given words, with given log-odds, wherever they stand."""

    def __init__(self, **odds: float) -> None:
        self._odds = {words.replace("_", " "): value for words, value in odds.items()}

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        assert question == WHO.search_text
        readings = []
        for text in passages:
            spans = sorted(
                (
                    ReadSpan(text.index(words), text.index(words) + len(words), odds)
                    for words, odds in self._odds.items()
                    if words in text
                ),
                key=lambda span: -span.score,
            )
            readings.append(Reading(tuple(spans), spans[0].score if spans else float("-inf")))
        return readings


class NextBestReader:
    """Marks a span, and tells of a next best one."""

    def __init__(self, best: ReadSpan, next_best: ReadSpan) -> None:
        self._reading = Reading((best,), best.score, (next_best,))

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        return [self._reading for _ in passages]


def rank(*reports: Report, likeness: float = 0.8) -> list[Evidence]:
    """Return the last sentence of each of `reports`, all alike but for their order."""
    return [
        Evidence(each, split_passages(each)[0].sentences[-1], likeness - 0.01 * at, 0.8, 1.0, 1.0)
        for at, each in enumerate(reports)
    ]


def retrieve(*reports: Report) -> list[Candidate]:
    return [Candidate(row, each, split_passages(each)[0], 1.0) for row, each in enumerate(reports)]


def lay_over(marked: Marked, ranked: list[Evidence]) -> list[Evidence]:
    """Return `ranked` with what is `marked` in them, as a ranker keeps it."""
    return [
        replace(found, spans=marks.spans, odds=marks.odds)
        if (marks := marked.get((found.report.source, found.span)))
        else found
        for found in ranked
    ]


def read(reader: MarkingReader, *reports: Report) -> list[Evidence]:
    return lay_over(mark_sentences(reader, WHO, retrieve(*reports)), rank(*reports))


def test_marks_are_characters_of_the_report():
    (found,) = read(MarkingReader(Ilse_Brandt=2.0), FIRST)
    assert found.spans == (Span(17, 28),)
    assert FIRST.text[17:28] == "Ilse Brandt"
    assert found.odds == 2.0


def test_what_the_reader_is_sure_of_comes_first():
    ranked = read(MarkingReader(Otto_Meier=3.0, Ilse_Brandt=-2.0), FIRST, THIRD)
    assert compose(WHO, ranked).text == "Otto Meier"


@pytest.mark.parametrize(
    ("question", "words", "fits"),
    [
        ("How many ships came?", "Ilse Brandt", False),
        ("How many ships came?", "two ships", True),
        ("Who came?", "Ilse Brandt", True),
        ("Where was she?", "two ships", False),
        ("When was it?", "Monday", True),
        ("When was it?", "Ilse Brandt", False),
        ("What came?", "two ships", True),
        ("What is the village called?", "Russia", False),
        ("In which country was it?", "Russia", True),
        ("Which city is it?", "Moscow", True),
    ],
)
def test_only_words_of_the_kind_that_is_asked_for_are_marked(
    encoder: SentenceEncoder, question: str, words: str, fits: bool
):
    text = "Ilse Brandt met two ships on Monday. They came to Moscow in Russia."
    published = ReportDate(date(2021, 4, 1), DateBasis.STATED, "its header says so")
    span = Span(text.index(words), text.index(words) + len(words))
    asked = understand_question(Question(question), encoder)
    assert fits_kind(asked, Report("a.txt", "", text, published), span) is fits


def test_a_name_of_the_question_is_not_its_answer():
    asked = understand_question(Question("Who called Otto Meier?"))
    report = Report("a.txt", "", "Ilse Brandt called Otto Meier.", UNKNOWN)
    reader = NextBestReader(ReadSpan(19, 29, 2.0), ReadSpan(0, 11, 1.0))
    (found,) = lay_over(mark_sentences(reader, asked, retrieve(report)), rank(report))
    assert found.words == "Ilse Brandt"


@pytest.mark.parametrize(
    ("question", "words", "is_kept"),
    [
        ("Who called Otto Meier?", "Mayor Otto Meier", False),
        ("Who is Otto Meier's father?", "Carl Meier", True),
        ("Which general met General Meier?", "Otto Meier", False),
        ("Who runs the Bank of Lindow?", "Otto Meier, head of the Bank of Lindow", True),
        ("Which city in Lindow was hit?", "Ostrava, Lindow", True),
        ("Where in Lindow was it?", "Lindow", False),
    ],
)
def test_another_of_the_name_is_an_answer(question: str, words: str, is_kept: bool):
    report = Report("a.txt", "", f"It was {words}.", UNKNOWN)
    reader = NextBestReader(ReadSpan(7, 7 + len(words), 2.0), ReadSpan(0, 2, -9.0))
    marked = mark_sentences(reader, understand_question(Question(question)), retrieve(report))
    assert bool(marked) is is_kept


def test_the_next_best_is_marked_where_the_best_is_of_another_kind():
    asked = understand_question(Question("How many ships came?"))
    report = Report("a.txt", "", "Brandt saw nine ships.", UNKNOWN)
    reader = NextBestReader(ReadSpan(0, 6, 2.0), ReadSpan(11, 15, 1.0))
    (found,) = lay_over(mark_sentences(reader, asked, retrieve(report)), rank(report))
    assert (found.words, found.odds) == ("nine", 1.0)


def test_a_mark_ends_with_the_sentence_that_it_begins_in():
    report = Report("d.txt", "", "It was Ilse Brandt. It rained.", UNKNOWN)
    passage = split_passages(report)[0]
    whole = Evidence(report, passage.sentences[0], 0.8, 0.8, 1.0, 1.0)
    reader = MarkingReader(**{"Ilse_Brandt._It_rained": 2.0})
    (found,) = lay_over(mark_sentences(reader, WHO, retrieve(report)), [whole])
    assert found.spans == (Span(7, 19),)
    assert report.text[7:19] == "Ilse Brandt."


def test_the_answer_is_the_words_and_its_quotes_mark_them():
    answer = compose(WHO, read(MarkingReader(Ilse_Brandt=9.0), FIRST, SECOND))
    assert (answer.answered, answer.text) == (True, "Ilse Brandt")
    assert [citation.source for citation in answer.citations] == ["a.txt", "b.txt"]
    for citation, report in zip(answer.citations, (FIRST, SECOND), strict=True):
        (mark,) = citation.marks
        assert report.text[mark.start : mark.end] == "Ilse Brandt"


def test_a_report_that_says_another_is_no_source_of_the_answer():
    answer = compose(WHO, read(MarkingReader(Ilse_Brandt=9.0, Otto_Meier=8.9), FIRST, THIRD))
    assert answer.text == "Ilse Brandt"
    assert [citation.source for citation in answer.citations] == ["a.txt"]


def test_what_another_report_says_is_told_with_its_quote():
    answer = compose(WHO, read(MarkingReader(Ilse_Brandt=9.0, Otto_Meier=8.9), FIRST, THIRD))
    (other,) = answer.differing
    assert other.text == "Otto Meier"
    assert [citation.source for citation in other.citations] == ["c.txt"]


def test_words_that_the_reader_is_not_sure_of_do_not_stand_alone():
    ranked = [replace(found, coverage=0.3) for found in rank(FIRST, likeness=0.5)]
    reader = MarkingReader(Ilse_Brandt=0.9)
    marked = mark_sentences(reader, WHO, retrieve(FIRST))
    answer = compose(WHO, lay_over(marked, ranked))
    assert answer.text == "Mayor Ilse Brandt closed the harbour."
    (mark,) = answer.citations[0].marks
    assert FIRST.text[mark.start : mark.end] == "Ilse Brandt"


def test_without_a_reader_the_best_sentence_answers():
    answer = compose(WHO, rank(FIRST))
    assert answer.text == "Mayor Ilse Brandt closed the harbour."
    assert answer.citations[0].marks == ()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What closed the harbour of Lindow?", "Ilse Brandt"),
        ("closed harbour of Lindow", "Mayor Ilse Brandt closed the harbour."),
    ],
)
def test_words_to_search_for_are_answered_with_the_sentence(question: str, said: str):
    (found,) = rank(FIRST)
    marked = replace(found, spans=(Span(17, 28),), odds=4.0)
    assert compose(understand_question(Question(question)), [marked]).text == said


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("Who is mayor?", "The mayor on the quay (ILSE BRANDT / AFP).", False),
        ("Who is mayor?", "The mayor on the quay [AP Photo/Ilse Brandt].", False),
        ("Who is mayor?", "The mayor (Ilse Brandt, left) on the quay.", True),
        ("Who is mayor?", "The mayor (Otto/Ilse Brandt) on the quay.", True),
        ("Who took the picture?", "The mayor on the quay (ILSE BRANDT / AFP).", True),
    ],
)
def test_who_took_a_picture_is_nobody_else_that_is_asked_for(question: str, text: str, fits: bool):
    asked = understand_question(Question(question))
    start = text.lower().index("ilse brandt")
    told = Report("a.txt", "", text, UNKNOWN)
    assert fits_kind(asked, told, Span(start, start + len("ilse brandt"))) is fits
