from collections.abc import Sequence
from dataclasses import replace

from qa.answering.compose import compose_answer
from qa.answering.evidence import Evidence
from qa.answering.reading import read_evidence
from qa.answering.understand import understand_question
from qa.dates.publication import UNKNOWN
from qa.ingest.passages import split_passages
from qa.reader.spans import Reading, ReadSpan
from qa.types import Question, Report, Span

WHO = understand_question(Question("Who closed the harbour of Lindow?"))
FIRST = Report("a.txt", "", "It rained. Mayor Ilse Brandt closed the harbour.", UNKNOWN)
SECOND = Report("b.txt", "", "The harbour was closed by Ilse Brandt on Monday.", UNKNOWN)
THIRD = Report("c.txt", "", "Otto Meier closed the harbour.", UNKNOWN)


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


def rank(*reports: Report, likeness: float = 0.8) -> list[Evidence]:
    """Return the last sentence of each of `reports`, all alike but for their order."""
    return [
        Evidence(each, split_passages(each)[0].sentences[-1], likeness - 0.01 * at, 0.8, 1.0, 1.0)
        for at, each in enumerate(reports)
    ]


def read(reader: MarkingReader, *reports: Report) -> list[Evidence]:
    passages = [(each, split_passages(each)[0]) for each in reports]
    return read_evidence(reader, WHO.search_text, passages, rank(*reports))


def test_marks_are_characters_of_the_report():
    (found,) = read(MarkingReader(Ilse_Brandt=2.0), FIRST)
    assert found.spans == (Span(17, 28),)
    assert FIRST.text[17:28] == "Ilse Brandt"
    assert found.odds == 2.0


def test_what_the_reader_is_sure_of_comes_first():
    ranked = read(MarkingReader(Otto_Meier=3.0, Ilse_Brandt=-2.0), FIRST, THIRD)
    assert [found.report.source for found in ranked] == ["c.txt", "a.txt"]


def test_a_mark_ends_with_the_sentence_that_it_begins_in():
    report = Report("d.txt", "", "Brandt closed it. It rained.", UNKNOWN)
    passage = split_passages(report)[0]
    whole = Evidence(report, passage.sentences[0], 0.8, 0.8, 1.0, 1.0)
    reader = MarkingReader(**{"closed_it._It_rained": 2.0})
    (found,) = read_evidence(reader, WHO.search_text, [(report, passage)], [whole])
    assert found.spans == (Span(7, 17),)
    assert report.text[7:17] == "closed it."


def test_the_answer_is_the_words_and_its_quotes_mark_them():
    answer = compose_answer(WHO, read(MarkingReader(Ilse_Brandt=2.0), FIRST, SECOND))
    assert (answer.answered, answer.text) == (True, "Ilse Brandt")
    assert [citation.source for citation in answer.citations] == ["a.txt", "b.txt"]
    for citation, report in zip(answer.citations, (FIRST, SECOND), strict=True):
        (mark,) = citation.marks
        assert report.text[mark.start : mark.end] == "Ilse Brandt"


def test_a_report_that_says_another_is_no_source_of_the_answer():
    answer = compose_answer(WHO, read(MarkingReader(Ilse_Brandt=2.0, Otto_Meier=1.9), FIRST, THIRD))
    assert answer.text == "Ilse Brandt"
    assert [citation.source for citation in answer.citations] == ["a.txt"]


def test_words_that_the_reader_is_not_sure_of_do_not_stand_alone():
    answer = compose_answer(WHO, read(MarkingReader(Ilse_Brandt=0.2), FIRST))
    assert answer.text == "Mayor Ilse Brandt closed the harbour."
    assert answer.citations[0].marks == ()


def test_without_a_reader_the_best_sentence_answers():
    answer = compose_answer(WHO, rank(FIRST))
    assert answer.text == "Mayor Ilse Brandt closed the harbour."


def test_what_is_hardly_like_the_question_needs_the_reader_to_see_the_answer():
    def ask(odds: float) -> bool:
        passages = [(FIRST, split_passages(FIRST)[0])]
        ranked = [replace(rank(FIRST)[0], likeness=0.4, coverage=0.6)]
        reader = MarkingReader(Ilse_Brandt=odds)
        return compose_answer(
            WHO, read_evidence(reader, WHO.search_text, passages, ranked)
        ).answered

    assert ask(0.5)
    assert not ask(-2.5)
    assert compose_answer(WHO, [replace(rank(FIRST)[0], likeness=0.4, coverage=0.6)]).answered
