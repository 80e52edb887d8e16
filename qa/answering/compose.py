"""The answer's words and citations, from the evidence that was chosen."""

import re

from qa.answering.cite import cite_span
from qa.answering.decide import (
    choose_evidence,
    explain_refusal,
    is_sure_of_words,
    keep_best_of_reports,
)
from qa.answering.evidence import Evidence
from qa.answering.understand import Understanding
from qa.answering.when import date_evidence, say_when
from qa.types import Answer, AnswerKind, Citation, Report, Span

NO_ANSWER = "The reports do not answer this."

# A sentence may be cited for a date that it fits less well than the best: that it agrees tells too.
_NEARLY_DATED = 0.75


def compose_answer(asked: Understanding, ranked: list[Evidence]) -> Answer:
    """Return the answer that the `ranked` sentences give to what is `asked`, or a refusal."""
    if asked.kind is AnswerKind.DATE:
        chosen = choose_evidence(asked, ranked, _NEARLY_DATED)
        return _tell_when(asked, chosen) if chosen else _refuse(asked, ranked)
    chosen = choose_evidence(asked, ranked)
    if not chosen:
        return _refuse(asked, ranked)
    return _say_words(chosen) if is_sure_of_words(chosen[0]) else _say_sentence(chosen)


def _refuse(asked: Understanding, ranked: list[Evidence]) -> Answer:
    return Answer(answered=False, text=NO_ANSWER, note=explain_refusal(asked, ranked))


def _tell_when(asked: Understanding, chosen: list[Evidence]) -> Answer:
    dated = date_evidence(asked, chosen)
    if not dated:
        said = "The reports tell of this, but nothing in them dates it."
        cited = _cite_sentences(chosen)
        return Answer(answered=False, text=NO_ANSWER, note=said, citations=cited)
    best, *agreeing = dated
    text, note = say_when(best)
    kept = keep_best_of_reports(each.evidence for each in (best, *agreeing))
    # By report and sentence: a sentence may give the date of several events.
    citations: dict[tuple[str, Span], Citation] = {}
    for each in dated:
        if each.evidence in kept:
            report = each.evidence.report
            for span in each.spans:
                marks = [words for words in [each.event.span] if words and _lies_in(words, span)]
                citations.setdefault((report.source, span), cite_span(report, span, marks))
    cited = tuple(citations.values())
    return Answer(answered=True, text=text, date=best.event.value, note=note, citations=cited)


def _say_words(chosen: list[Evidence]) -> Answer:
    """The words that the reader marked in the best sentence, and the others that hold them."""
    said = [_read_span(chosen[0].report, span) for span in chosen[0].spans]
    holding = [each for each in chosen if _find_words(each, said)]
    citations = tuple(
        cite_span(each.report, each.span, _find_words(each, said))
        for each in keep_best_of_reports(holding)
    )
    return Answer(answered=True, text=_join_words(said), citations=citations)


def _say_sentence(chosen: list[Evidence]) -> Answer:
    return Answer(answered=True, text=chosen[0].text, citations=_cite_sentences(chosen))


def _cite_sentences(chosen: list[Evidence]) -> tuple[Citation, ...]:
    return tuple(cite_span(each.report, each.span) for each in keep_best_of_reports(chosen))


def _find_words(found: Evidence, said: list[str]) -> list[Span]:
    """Where the words `said` stand in a sentence: as the reader marked them, or said again."""
    if any(_read_span(found.report, span) in said for span in found.spans):
        return sorted(found.spans, key=lambda span: span.start)
    places = [
        match
        for words in said
        if (match := re.search(rf"\b{re.escape(words)}(?!\w)", found.text, re.I))
    ]
    return [Span(found.span.start + m.start(), found.span.start + m.end()) for m in places]


def _read_span(report: Report, span: Span) -> str:
    return report.text[span.start : span.end]


def _lies_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _join_words(said: list[str]) -> str:
    *others, last = said
    return f"{', '.join(others)} and {last}" if others else last
