"""Judged answers made by hand."""

from dataclasses import replace

from qa.dates.reports.publication import UNKNOWN
from qa.evaluation.metrics import Judged, judge_answer
from qa.evaluation.questions import LabelledQuestion
from qa.types import Answer, Citation, Question

REFUSED = Answer(False, "The reports do not answer this.", timings_ms={"total": 3.0})


def labelled(
    identity: str = "q", kind: str = "who", answers=("milley",), sources=("a.txt",), **more
):
    return LabelledQuestion(
        identity, kind, Question("Who?"), tuple(answers), tuple(sources), **more
    )


def answer(text: str, *sources: str, **more: object) -> Answer:
    citations = tuple(Citation(source, "", UNKNOWN, text, 0, len(text)) for source in sources)
    return replace(Answer(True, text, citations=citations, timings_ms={"total": 1.0}), **more)


def judge(given: Answer, identity: str = "q", **about: object) -> Judged:
    return judge_answer(labelled(identity, **about), given)


def run_of(*right: bool, source: str = "") -> list[Judged]:
    """Return a run whose questions are right or not, each about a report of its own."""
    rows = []
    for number, is_right in enumerate(right):
        name = source or f"{number}.txt"
        said = "Milley" if is_right else "Meier"
        rows.append(judge(answer(said, name), f"q{number}", sources=(name,)))
    return rows
