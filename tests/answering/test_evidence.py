import pytest

from embeddings.encoder import SentenceEncoder
from qa.answering.evidence.scoring import EvidenceRanker
from qa.answering.evidence.sentences import Marks
from qa.dates.reports.publication import UNKNOWN
from qa.ingest.passages import split_passages
from qa.library.words import WordIndex
from qa.question.understanding import understand_question
from qa.retrieval.retriever import Candidate
from qa.types import Question, Report

TEXT = (
    "Mayor Ilse Brandt closed the harbour of Lindow. Eleven boats had sunk there. "
    "In Ostrava the bridge was closed by engineers."
)
REPORT = Report("a.txt", "", TEXT, UNKNOWN)


@pytest.fixture(scope="module")
def ranker(encoder: SentenceEncoder) -> EvidenceRanker:
    return EvidenceRanker(encoder, WordIndex.build([(0, 0, TEXT)]))


def rank(ranker: EvidenceRanker, encoder: SentenceEncoder, text: str):
    asked = understand_question(Question(text))
    vector = encoder.encode_queries([text])[0]
    retrieved = [
        Candidate(row, REPORT, passage, 0.5) for row, passage in enumerate(split_passages(REPORT))
    ]
    return ranker.rank(asked, vector, retrieved)


def test_the_sentence_that_answers_comes_first(ranker: EvidenceRanker, encoder: SentenceEncoder):
    best, *rest = rank(ranker, encoder, "Who closed the harbour of Lindow?")
    assert best.text == "Mayor Ilse Brandt closed the harbour of Lindow."
    assert (best.coverage, best.name_coverage) == (1.0, 1.0)
    assert len(rest) == 2


def test_misspelled_words_are_found(ranker: EvidenceRanker, encoder: SentenceEncoder):
    best = rank(ranker, encoder, "who closd the harbor of Lindov")[0]
    assert best.text == "Mayor Ilse Brandt closed the harbour of Lindow."
    assert 0.75 <= best.name_coverage < 1


def test_names_that_are_missing_count_against(ranker: EvidenceRanker, encoder: SentenceEncoder):
    best = rank(ranker, encoder, "Did Xavier close the harbour?")[0]
    assert best.name_coverage == 0.0
    assert best.score == pytest.approx((best.likeness + best.coverage) / 4)


def test_words_of_the_passage_count_half(ranker: EvidenceRanker, encoder: SentenceEncoder):
    ranked = rank(ranker, encoder, "In Ostrava?")
    coverage = {found.text.split()[0]: found.coverage for found in ranked}
    assert coverage == {"In": 1.0, "Mayor": 0.5, "Eleven": 0.5}


def test_nothing_to_rank_ranks_nothing(ranker: EvidenceRanker, encoder: SentenceEncoder):
    asked = understand_question(Question("Who?"))
    assert ranker.rank(asked, encoder.encode_queries(["Who?"])[0], []) == []


def test_irregular_words_are_found_in_any_form(ranker: EvidenceRanker, encoder: SentenceEncoder):
    eleven = next(
        found
        for found in rank(ranker, encoder, "Did eleven boats sink?")
        if found.text.startswith("Eleven")
    )
    assert (eleven.word_coverage, eleven.passage_coverage) == (1.0, 1.0)


def test_what_the_words_around_a_sentence_tell_is_told(
    ranker: EvidenceRanker, encoder: SentenceEncoder
):
    ranked = rank(ranker, encoder, "Did eleven boats sink?")
    assert {found.passage_coverage for found in ranked} == {1.0}
    assert min(found.word_coverage for found in ranked) == 0.0


def test_of_many_sentences_those_that_are_marked_and_nearest_are_kept(encoder: SentenceEncoder):
    text = " ".join(f"The ferry number {number} sailed to Lindow." for number in range(40))
    report = Report("b.txt", "", f"{text} It rained at dawn.", UNKNOWN)
    candidates = [
        Candidate(row, report, passage, 0.5) for row, passage in enumerate(split_passages(report))
    ]
    rain = candidates[-1].passage.sentences[-1]
    marked = {("b.txt", rain): Marks((rain,), 3.0)}
    asked = understand_question(Question("Which ferry sailed to Lindow?"))
    ranker = EvidenceRanker(encoder, WordIndex.build([(0, 0, report.text)]))
    vector = encoder.encode_queries([asked.text])[0]
    kept = ranker.rank(asked, vector, candidates, marked)
    assert len(kept) == 7
    assert [found.odds for found in kept if found.span == rain] == [3.0]
    assert len(ranker.rank(asked, vector, candidates)) == 41


def test_a_possessive_is_its_name(ranker: EvidenceRanker, encoder: SentenceEncoder):
    best = rank(ranker, encoder, "Who closed Lindow's harbour?")[0]
    assert (best.coverage, best.name_coverage) == (1.0, 1.0)


def test_a_country_is_its_capital_and_its_people(encoder: SentenceEncoder):
    report = Report("b.txt", "", "Peru took the offer. The Russians took the offer too.", UNKNOWN)
    ranker = EvidenceRanker(encoder, WordIndex.build([(0, 0, report.text)]))
    (passage,) = split_passages(report)

    def names(text: str) -> dict[str, float]:
        vector = encoder.encode_queries([text])[0]
        candidate = Candidate(0, report, passage, 0.5)
        ranked = ranker.rank(understand_question(Question(text)), vector, [candidate])
        return {found.text.split()[-1]: found.name_coverage for found in ranked}

    assert names("Did Moscow take it?") == pytest.approx({"too.": 0.8, "offer.": 0.4})
    assert names("Was it taken in Moscow?") == {"too.": 0.0, "offer.": 0.0}
