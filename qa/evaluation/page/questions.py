"""What a page tells of each question, and of those that changed."""

import math
from typing import Any

from qa.evaluation.comparison import Comparison, Difference
from qa.evaluation.measures.measure import Unit
from qa.evaluation.metrics import Judged
from qa.evaluation.page.evidence import Evidence
from qa.question.history import read_history
from qa.render import describe_citation, render_line
from qa.types import Citation, Said

_LONGEST_QUOTE = 600
# What the chat keeps of an answer beside its question.
_LEFT_OUT = "given"


def describe_question(row: Judged, evidence: Evidence) -> dict[str, Any]:
    """Return what a page tells of a question, on one line each."""
    question, answer = row.question, row.answer
    return {
        "id": render_line(question.identity),
        "kind": question.kind or "other",
        "verdict": row.verdict,
        "is_right": row.right,
        "text": render_line(question.question.text),
        "history": [_say(each) for each in read_history(question.question.history)],
        "asked": question.question.asked,
        "answered": answer.answered,
        "answer": render_line(answer.text),
        "date": answer.date,
        "note": render_line(answer.note),
        "confidence": f"{answer.confidence:.0%}" if answer.answered else "",
        "took": f"{answer.timings_ms.get('total', 0.0):.0f} ms",
        "quotes": [
            {
                "text": _shorten(render_line(each.quote)),
                "place": render_line(describe_citation(each)),
                "anchor": evidence.link_citation(each),
                "is_listed": _is_listed(row, each),
            }
            for each in answer.citations
        ],
        "known": [render_line(each) for each in question.answers],
        "sources": [
            {"name": render_line(source), "anchor": anchor, "is_marked": is_marked,
             "rank": _find_rank(row, source)}
            for source, anchor, is_marked in evidence.link_known(question)
        ],
        "notes": [
            (render_line(str(name)), _shorten(render_line(str(value))))
            for name, value in question.notes.items()
            if name != _LEFT_OUT
        ],
    }  # fmt: skip


def _say(said: Said) -> str:
    return render_line(f"{said.question} {said.answer}")


def _is_listed(row: Judged, citation: Citation) -> bool:
    return not row.listed or not row.listed.isdisjoint((citation.source, *citation.aliases))


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rpartition(' ')[0]} …"


def _find_rank(row: Judged, source: str) -> str:
    found = row.answer.retrieved
    return f"found as no. {found.index(source) + 1}" if source in found else "not found"


def describe_comparison(compared: Comparison) -> dict[str, Any]:
    """Return what a page tells of two runs."""

    def describe(pair: tuple[Judged, Judged]) -> dict[str, str]:
        before, after = pair
        return {
            "id": render_line(after.question.identity),
            "text": render_line(after.question.question.text),
            "before": _shorten(render_line(before.answer.text)),
            "was": str(before.verdict),
            "after": _shorten(render_line(after.answer.text)),
            "is": str(after.verdict),
        }

    return {
        "name": render_line(compared.name),
        "shared": compared.shared,
        "left_out": len(compared.left_out),
        "rows": [_describe_difference(each) for each in compared.differences],
        "lists": [
            ("Better", [describe(pair) for pair in compared.better]),
            ("Worse", [describe(pair) for pair in compared.worse]),
            ("Said otherwise, as right or wrong as before", [*map(describe, compared.changed)]),
        ],
    }


def _describe_difference(each: Difference) -> dict[str, str]:
    digits = _digits(each.measure.unit)
    is_sure = not math.isnan(each.low)
    return {
        "name": each.measure.name,
        "before": f"{each.before:{digits}}",
        "after": f"{each.after:{digits}}",
        "change": f"{each.change:+{digits}}",
        "trend": str(each.trend),
        "chance": "" if each.chance is None else f"{each.chance:.2g}",
        "interval": f"{each.low:+{digits}} to {each.high:+{digits}}" if is_sure else "",
    }


def _digits(unit: Unit) -> str:
    return ".3f" if unit is Unit.SHARE else ".0f"
