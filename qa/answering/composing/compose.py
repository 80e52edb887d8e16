"""The answer's words and citations, from what was found."""

import re
from collections.abc import Iterable, Sequence

from qa.answering.composing.cite import cite_span
from qa.answering.composing.digest import NO_ANSWER, compose_digest
from qa.answering.composing.verdict import judge_sentence
from qa.answering.composing.when import say_when
from qa.answering.evidence.dating import DatedEvidence, first_day
from qa.answering.evidence.sentences import Evidence
from qa.answering.ranking.confidence import Ranking
from qa.answering.ranking.deciding import Finding, decide_answers, refuse_answer
from qa.question.asked import Asked
from qa.types import Alternative, Answer, AnswerKind, Citation, Report, Span

_MOST_CITED = 3


def compose_answer(asked: Asked, evidence: Sequence[Evidence], ranking: Ranking) -> Answer:
    """Return the answer that `evidence`, best first, gives to what is `asked`, or a refusal."""
    if asked.kind.is_digest:
        return compose_digest(asked, evidence, ranking)
    found = decide_answers(asked, evidence, ranking)
    if not found:
        return _refuse(asked, evidence)
    if asked.several and (parts := _tell_apart(found)):
        return _list_parts(asked, parts)
    first, *others = found
    text, date, note = _say(asked, first)
    differing = tuple(
        Alternative(*_say(asked, each)[:2], _cite(each, first), each.is_reported) for each in others
    )
    return Answer(
        answered=True,
        text=text,
        date=date,
        reported=first.is_reported,
        note=note,
        citations=_cite(first),
        differing=tuple(each for each in differing if each.citations and each.text != text),
        confidence=round(first.confidence, 3),
        support=first.support,
    )


def _tell_apart(found: Sequence[Finding]) -> list[Finding]:
    """Return `found` without what one before it has said too; none if nothing is left to join."""
    parts: list[Finding] = []
    for each in found:
        words = each.told[0].words or each.told[0].text
        if not any(words.lower() in part.told[0].text.lower() for part in parts):
            parts.append(each)
    return parts if len(parts) > 1 else []


def _list_parts(asked: Asked, parts: Sequence[Finding]) -> Answer:
    """Return the answer that `parts`, each of another sentence, give together, likeliest first."""
    said = [_say(asked, each)[0] for each in parts]
    if any(text == each.told[0].text for text, each in zip(said, parts, strict=True)):
        text = " ".join(each.told[0].text for each in parts)
    else:
        text = "; ".join(said)
    cited = {(each.source, each.start): each for part in parts for each in _cite(part)[:1]}
    sources = len({source for source, _ in cited})
    return Answer(
        answered=True,
        text=text,
        note=f"Put together from {len(cited)} sentences of {sources} report{'s' * (sources > 1)}.",
        citations=tuple(cited.values()),
        confidence=round(parts[0].confidence, 3),
        # No one report gives the whole of it.
        support=1,
    )


def _refuse(asked: Asked, evidence: Sequence[Evidence]) -> Answer:
    refused = refuse_answer(asked, evidence)
    cited = tuple(cite_span(each.report, each.span) for each in _best_of_reports(refused.telling))
    return Answer(answered=False, text=NO_ANSWER, note=refused.why, citations=cited)


def _say(asked: Asked, found: Finding) -> tuple[str, str | None, str]:
    """Return an answer in words, its calendar date where it is one, and how that was reached."""
    if found.dated:
        text, note = say_when(found.dated[0])
        event = found.dated[0].event
        return text, event.value if first_day(event) else None, note
    best = found.told[0]
    if asked.kind is AnswerKind.YES_OR_NO:
        verdict = judge_sentence(asked, best)
        return f"{verdict}: {best.text}" if verdict else best.text, None, ""
    return best.words if found.stands_alone else best.text, None, ""


def _cite(found: Finding, beside: Finding | None = None) -> tuple[Citation, ...]:
    """Return the quotes of an answer, none of a report that gives the answer `beside` too."""
    left_out = {each.report.source for each in beside.told} if beside else set()
    told = [each for each in found.told if each.report.source not in left_out]
    if found.dated:
        kept = _best_of_reports(told)
        return _cite_dates([each for each in found.dated if each.evidence in kept])
    return tuple(
        cite_span(each.report, each.span, _find_words(each, found.told[0]))
        for each in _best_of_reports(told)
    )


def _cite_dates(dated: Iterable[DatedEvidence]) -> tuple[Citation, ...]:
    # By report and sentence: a sentence may give the date of several events.
    citations: dict[tuple[str, Span], Citation] = {}
    for each in dated:
        report = each.evidence.report
        for span in each.spans:
            marks = [words for words in [each.event.span] if words and _lies_in(words, span)]
            citations.setdefault((report.source, span), cite_span(report, span, marks))
    return tuple(citations.values())


def _best_of_reports(told: Iterable[Evidence]) -> list[Evidence]:
    """Return the first of `told` of each report, at most three."""
    best: dict[str, Evidence] = {}
    for found in told:
        best.setdefault(found.report.source, found)
    return list(best.values())[:_MOST_CITED]


def _find_words(found: Evidence, best: Evidence) -> list[Span]:
    """Where a sentence has the words of the answer: as a reader marked them, or said again."""
    if found.spans:
        return sorted(found.spans, key=lambda span: span.start)
    places = [
        match
        for span in best.spans
        if (match := re.search(rf"\b{re.escape(_read(best.report, span))}(?!\w)", found.text, re.I))
    ]
    return [Span(found.span.start + m.start(), found.span.start + m.end()) for m in places]


def _read(report: Report, span: Span) -> str:
    return report.text[span.start : span.end]


def _lies_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
