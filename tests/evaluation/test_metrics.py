from dataclasses import replace

import pytest

from qa.dates.reports.publication import UNKNOWN
from qa.evaluation.metrics import judge_answer, normalise, percentile, sum_up
from qa.evaluation.questions import LabelledQuestion, Match
from qa.types import Answer, Citation, Question


def labelled(kind: str = "who", answers: tuple[str, ...] = ("mill?ey",), **fields: object):
    return LabelledQuestion("q", kind, Question("Who?"), answers, ("a.txt",), **fields)


def answer(text: str, *sources: str, retrieved: tuple[str, ...] = (), ms: float = 1.0) -> Answer:
    citations = tuple(Citation(source, "", UNKNOWN, text, 0, len(text)) for source in sources)
    return Answer(True, text, citations=citations, retrieved=retrieved, timings_ms={"total": ms})


REFUSED = Answer(False, "The reports do not answer this.", timings_ms={"total": 3.0})


@pytest.mark.parametrize(
    ("given", "right"),
    [
        (answer("General MILLEY.", "a.txt"), True),
        (answer("General Milley.", "b.txt"), False),
        (answer("General Meier.", "a.txt"), False),
        (answer("x" * 395 + "Milley", "a.txt"), False),
        (REFUSED, False),
    ],
)
def test_right_is_matching_within_400_characters_and_citing(given: Answer, right: bool):
    assert judge_answer(labelled(), given).right is right


def test_unanswerable_is_right_when_refused():
    assert judge_answer(labelled("null", ()), REFUSED).right
    assert not judge_answer(labelled("null", ()), answer("Milley", "a.txt")).right


@pytest.mark.parametrize(
    ("known", "given", "matches"),
    [
        ("80,000-90,000", "It was 8000090000 men", True),
        ("the Black Sea", "On a Black   Sea, coast", True),
        ("four", "Fourteen died", False),
    ],
)
def test_plain_answers_are_compared_as_squad_does(known: str, given: str, matches: bool):
    question = labelled(answers=(known,), match=Match.TEXT)
    assert judge_answer(question, answer(given, "a.txt")).matches is matches


def test_normalise():
    assert normalise("The  U.S. Army's (an) “end”.") == "us armys “end”"


def test_figures_by_hand():
    judged = [
        judge_answer(labelled(), answer("Milley", "a.txt", retrieved=("a.txt",), ms=10)),
        judge_answer(labelled(), answer("Meier", "a.txt", retrieved=("b", "c", "a.txt"), ms=20)),
        judge_answer(labelled(), REFUSED),
        judge_answer(labelled("null", ()), REFUSED),
        judge_answer(labelled("null", ()), answer("Milley", "a.txt", ms=40)),
    ]
    figures = sum_up(judged)
    assert (figures.questions, figures.answerable, figures.right, figures.cited) == (5, 3, 2, 2)
    assert (figures.refused_rightly, figures.refused_wrongly) == (1, 1)
    assert figures.hits == {
        1: pytest.approx(1 / 3),
        4: pytest.approx(2 / 3),
        10: pytest.approx(2 / 3),
        20: pytest.approx(2 / 3),
    }
    assert (figures.p50_ms, figures.p95_ms) == (10, 40)


def test_reliability_by_hand():
    given = [(0.9, "Milley"), (1.0, "Milley"), (0.8, "Meier"), (0.5, "Meier"), (0.4, "Milley")]
    judged = [
        judge_answer(labelled(), replace(answer(said, "a.txt"), confidence=confidence))
        for confidence, said in given
    ]
    judged.append(judge_answer(labelled(), REFUSED))
    low, high = sum_up(judged).reliability
    assert (low.low, low.high, low.answers) == (0.4, 0.6, 2)
    assert (low.confidence, low.right) == (pytest.approx(0.45), 0.5)
    assert (high.answers, high.right) == (3, pytest.approx(2 / 3))
    assert high.confidence == pytest.approx(0.9)


@pytest.mark.parametrize(("percent", "value"), [(50, 3), (95, 5), (0, 1), (100, 5), (21, 2)])
def test_percentile_is_nearest_rank(percent: int, value: int):
    assert percentile([1, 2, 3, 4, 5], percent) == value
