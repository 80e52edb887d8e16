"""What a second reader is given to read again, and what its reading does to an answer."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from samples import evidence

from embeddings.encoder import SentenceEncoder
from qa.answering.composing.verdict import Verdict, judge_sentence
from qa.answering.evidence.rereading import MOST_EXTRACTS, cut_extracts
from qa.answering.evidence.sentences import Evidence
from qa.answering.ranking.confidence import load_ranking
from qa.assistant import Assistant
from qa.dates.reports.publication import UNKNOWN
from qa.indexing import index_sources
from qa.language.sentences import split_sentences
from qa.library.library import Library
from qa.question.understanding import understand_question
from qa.reader.readers import Readers
from qa.reader.spans import Reading, ReadSpan
from qa.reader.stances import Stance, find_stance
from qa.types import Question, Report, Span

TEXT = " ".join(f"Boat number {n} came into the harbour of Lindow." for n in range(40))
REPORT = Report("boats.txt", "", TEXT, UNKNOWN)
SENTENCES = split_sentences(TEXT)


def find(place: int) -> Evidence:
    return Evidence(REPORT, SENTENCES[place], 0.8, 0.8, 1.0, 1.0, retrieved=-0.2)


def test_an_extract_has_the_sentence_before_and_whole_sentences_behind():
    (extract,) = cut_extracts([find(10)])
    kept = extract.passage.sentences
    assert SENTENCES[9] in kept
    assert kept[kept.index(SENTENCES[10]) + 1] == SENTENCES[11]
    assert (extract.passage.start, extract.passage.end) == (kept[0].start, kept[-1].end)
    assert len(TEXT[kept[0].start : kept[-1].end].split()) <= 75
    assert all(one.end < other.start for one, other in pairwise(kept))
    assert extract.score == -0.2


def test_a_sentence_in_an_extract_is_not_read_twice():
    extracts = cut_extracts([find(10), find(11), find(30)])
    assert len(extracts) == 2
    assert SENTENCES[30] in extracts[1].passage.sentences


def test_what_opens_an_extract_is_read_again_behind_what_comes_before_it():
    first = cut_extracts([find(10)])[0].passage.sentences[0]
    opening = SENTENCES.index(first)
    assert len(cut_extracts([find(10), find(opening)])) == 2


def test_no_more_than_the_best_few_are_cut():
    assert len(cut_extracts([find(place) for place in range(0, 40, 4)])) == MOST_EXTRACTS


def test_a_long_sentence_stands_alone():
    text = "It rained. " + "word " * 90 + "end. It stopped."
    report = Report("a.txt", "", text, UNKNOWN)
    long = split_sentences(text)[1]
    (extract,) = cut_extracts([Evidence(report, long, 0.8, 0.8, 1.0, 1.0)])
    assert extract.passage.sentences == (long,)


class Words:
    """A reader that marks given words wherever they stand, with given log-odds and stance."""

    threshold = 0.0

    def __init__(self, words: str, odds: float, stance: Stance | None = None) -> None:
        self._words, self._odds, self._stance = words, odds, stance
        self.read_passages: list[str] = []

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        self.read_passages += passages
        return [self._mark(text) for text in passages]

    def _mark(self, text: str) -> Reading:
        at = text.find(self._words)
        if at < 0:
            return Reading((), float("-inf"), stance=self._stance)
        span = ReadSpan(at, at + len(self._words), self._odds)
        return Reading((span,), self._odds, stance=self._stance)


def test_the_second_reader_decides(reports: Path, encoder: SentenceEncoder):
    library = Library.in_memory(encoder)
    index_sources([reports], library, encoder)
    before, second = Words("eleven boats", 4.0), Words("Mayor Ilse Brandt", 5.0)
    assistant = Assistant(library, encoder, Readers("large", before, second))  # type: ignore[arg-type]
    answer = assistant.ask(Question("Who said that boats had sunk?"))
    first = answer.citations[0]
    marked = [
        first.quote[mark.start - first.start : mark.end - first.start] for mark in first.marks
    ]
    assert marked == ["Mayor Ilse Brandt"]
    assert answer.reader == "large"
    assert "read again" in answer.timings_ms
    assert len(second.read_passages) <= MOST_EXTRACTS


def stance(yes: float, no: float) -> Stance:
    return Stance(yes, no, 1 - yes - no)


@pytest.mark.parametrize(
    ("told", "said", "sentence", "verdict"),
    [
        (stance(0.95, 0.02), 0.3, "Brandt shut the port.", Verdict.YES),
        (stance(0.02, 0.95), 0.3, "Brandt left the port open.", Verdict.NO),
        (stance(0.6, 0.2), 0.3, "Brandt shut the port.", Verdict.OPEN),
        # A reader that contradicts the plain words is not believed.
        (stance(0.95, 0.02), 1.0, "Brandt did not close the harbour.", Verdict.OPEN),
        (stance(0.02, 0.95), 1.0, "Brandt closed the harbour.", Verdict.OPEN),
    ],
)
def test_yes_and_no_are_the_readers_where_it_is_sure(
    told: Stance, said: float, sentence: str, verdict: Verdict
):
    asked = understand_question(Question("Did Brandt close the harbour?"))
    found = replace(evidence("a", sentence, 0.8), word_coverage=said, stance=told)
    assert judge_sentence(asked, found) is verdict


def test_the_stance_of_a_text_is_that_of_its_plainest_window():
    class Window:
        def __init__(self, *scores: float) -> None:
            self.stances = np.array(scores, dtype=np.float32)

    told = find_stance([Window(0.0, 0.0, 5.0), Window(4.0, 0.0, 0.0)])
    assert told is not None
    assert told.yes == pytest.approx(np.exp(4) / (np.exp(4) + 2), abs=1e-5)
    assert told.yes + told.no + told.open == pytest.approx(1)
    assert told.log_odds == pytest.approx(np.log((told.yes + told.no) / told.open), abs=1e-4)
    assert find_stance([]) is None


def test_each_reader_has_a_ranking_and_any_other_that_of_the_small():
    assert load_ranking("large") != load_ranking("small") != load_ranking("none")
    assert load_ranking("OWNER/MODEL") == load_ranking("small")
    for name in ("large", "small", "none"):
        for model in (load_ranking(name).date, load_ranking(name).words):
            assert 0 < model.least < 1
            assert 0 < model.sure < 1


def test_an_extract_proves_its_offsets():
    (extract,) = cut_extracts([find(5)])
    span = Span(extract.passage.start, extract.passage.end)
    assert TEXT[span.start : span.end].startswith("Boat number")
