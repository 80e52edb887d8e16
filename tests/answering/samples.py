"""Sentences of made reports, scored as a test needs them."""

from collections.abc import Sequence

from qa.answering.composing.compose import compose_answer
from qa.answering.evidence.sentences import Evidence
from qa.answering.ranking.confidence import choose_ranking
from qa.answering.ranking.deciding import Finding, decide_answers
from qa.dates.reports.publication import UNKNOWN
from qa.question.asked import Asked
from qa.reader.stances import Stance
from qa.types import Answer, Report, Span


def evidence(
    source: str,
    text: str,
    likeness: float,
    coverage: float = 0.8,
    names: float = 1.0,
    marked: str = "",
    odds: float = float("-inf"),
    story: int | None = None,
    stance: Stance | None = None,
) -> Evidence:
    """Return the only sentence of a report, with the words `marked` in it by a reader."""
    report = Report(source, "", text, UNKNOWN, story=story)
    start = text.index(marked)
    spans = (Span(start, start + len(marked)),) if marked else ()
    return Evidence(
        report=report, span=Span(0, len(text)), likeness=likeness, coverage=coverage,
        name_coverage=names,
        word_coverage=1.0, spans=spans, odds=odds, stance=stance,
    )  # fmt: skip


def compose(asked: Asked, told: Sequence[Evidence]) -> Answer:
    """Return the answer that `told` gives, as the small reader's is weighed."""
    return compose_answer(asked, told, choose_ranking("small", told))


def decide(asked: Asked, told: Sequence[Evidence]) -> list[Finding]:
    """Return what is decided by `told`, as the small reader's is weighed."""
    return decide_answers(asked, told, choose_ranking("small", told))
