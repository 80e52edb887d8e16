import pytest

from qa.answering.decide import choose_evidence, explain_refusal, keep_best_of_reports
from qa.answering.evidence import Evidence
from qa.answering.understand import understand_question
from qa.dates.publication import UNKNOWN
from qa.types import Question, Report, Span


def evidence(
    source: str,
    text: str,
    likeness: float,
    coverage: float = 0.6,
    names: float = 1.0,
    said: float = 1.0,
):
    report = Report(source, "", text, UNKNOWN)
    return Evidence(report, Span(0, len(text)), likeness, coverage, names, said)


WHO = understand_question(Question("Who closed the harbour?"))
HOW_MANY = understand_question(Question("How many boats sank?"))


def test_one_sentence_a_report_best_first_and_three_reports_at_most():
    ranked = [
        evidence("a", "First.", 0.80),
        evidence("a", "Second.", 0.79),
        evidence("b", "Third.", 0.78),
        evidence("c", "Fourth.", 0.77),
        evidence("d", "Fifth.", 0.76),
    ]
    assert choose_evidence(WHO, ranked) == ranked
    kept = keep_best_of_reports(ranked)
    assert [found.text for found in kept] == ["First.", "Third.", "Fourth."]


def test_a_report_that_answers_much_worse_is_not_cited():
    ranked = [evidence("a", "First.", 0.9, 0.9), evidence("b", "Second.", 0.5, 0.5)]
    assert [found.text for found in choose_evidence(WHO, ranked)] == ["First."]


@pytest.mark.parametrize(
    ("likeness", "coverage", "names"), [(0.3, 0.3, 1.0), (0.1, 1.0, 1.0), (0.9, 0.9, 0.2)]
)
def test_what_is_unlike_the_question_or_lacks_its_names_is_refused(
    likeness: float, coverage: float, names: float
):
    assert choose_evidence(WHO, [evidence("a", "Text.", likeness, coverage, names)]) == []


def test_a_sentence_with_none_but_the_names_must_be_like_the_question():
    assert choose_evidence(WHO, [evidence("a", "Text.", 0.29, said=0.0)]) == []
    assert len(choose_evidence(WHO, [evidence("a", "Text.", 0.31, said=0.0)])) == 1
    assert len(choose_evidence(WHO, [evidence("a", "Text.", 0.29, said=0.1)])) == 1


def test_a_number_is_answered_by_a_sentence_with_one():
    boats = [evidence("a", "Boats sank.", 0.9), evidence("b", "Thirty boats sank.", 0.8)]
    assert [found.text for found in choose_evidence(HOW_MANY, boats)] == ["Thirty boats sank."]
    assert choose_evidence(HOW_MANY, boats[:1]) == []


def test_a_refusal_says_what_is_nearest():
    assert explain_refusal(WHO, [evidence("a.txt", "Text.", 0.1)]).endswith("nearest is in a.txt.")
    assert explain_refusal(WHO, []) == "No report matches the question."
    nothing = understand_question(Question("What is it?"))
    assert "names nothing" in explain_refusal(nothing, [])
