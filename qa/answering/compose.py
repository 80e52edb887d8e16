"""The answer's words and citations, from the evidence that was chosen."""

from qa.answering.cite import cite_span
from qa.answering.decide import choose_evidence, explain_refusal, keep_best_of_reports
from qa.answering.evidence import Evidence
from qa.answering.understand import Understanding
from qa.answering.when import date_evidence, say_when
from qa.types import Answer, AnswerKind, Citation

NO_ANSWER = "The reports do not answer this."

# A sentence may be cited for a date that it fits less well than the best: that it agrees tells too.
_NEARLY_DATED = 0.75


def compose_answer(asked: Understanding, ranked: list[Evidence]) -> Answer:
    """Return the answer that the `ranked` sentences give to what is `asked`, or a refusal."""
    if asked.kind is AnswerKind.DATE:
        chosen = choose_evidence(asked, ranked, _NEARLY_DATED)
        return _tell_when(asked, chosen) if chosen else _refuse(asked, ranked)
    chosen = choose_evidence(asked, ranked)
    return _quote(chosen) if chosen else _refuse(asked, ranked)


def _refuse(asked: Understanding, ranked: list[Evidence]) -> Answer:
    return Answer(answered=False, text=NO_ANSWER, note=explain_refusal(asked, ranked))


def _tell_when(asked: Understanding, chosen: list[Evidence]) -> Answer:
    dated = date_evidence(asked, chosen)
    if not dated:
        said = "The reports tell of this, but nothing in them dates it."
        return Answer(answered=False, text=NO_ANSWER, note=said, citations=_quote(chosen).citations)
    best, *agreeing = dated
    text, note = say_when(best)
    kept = keep_best_of_reports(each.evidence for each in (best, *agreeing))
    spans = [
        (each.evidence.report, span)
        for each in dated
        if each.evidence in kept
        for span in each.spans
    ]
    citations = tuple(cite_span(report, span) for report, span in dict.fromkeys(spans))
    return Answer(answered=True, text=text, date=best.event.value, note=note, citations=citations)


def _quote(chosen: list[Evidence]) -> Answer:
    best = keep_best_of_reports(chosen)
    citations: tuple[Citation, ...] = tuple(cite_span(each.report, each.span) for each in best)
    return Answer(answered=True, text=chosen[0].text, citations=citations)
