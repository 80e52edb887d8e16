"""What replies are worth, as `dateline evaluate` counts it: the same judge for every system."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qa.evaluation.metrics import Judged, Verdict, matches_known, percentile
from qa.evaluation.questions import LabelledQuestion, read_questions
from qa.types import Answer

_DEEP = 10


def read_asked(path: Path, most: int | None = None) -> list[LabelledQuestion]:
    """Return the first questions in `path`, without those that lean on what was said before.

    No other system takes a history.
    """
    return [each for each in read_questions(path) if not each.question.history][:most]


def write_asked(questions: Sequence[LabelledQuestion], path: Path) -> None:
    """Write what a system is told of `questions`: their ids and their words."""
    lines = [{"id": each.identity, "question": each.question.text} for each in questions]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")


def score_replies(
    questions: Sequence[LabelledQuestion], replies: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return the figures over `replies`, and what became of each question."""
    rows = [_score(each, reply) for each, reply in zip(questions, replies, strict=True)]
    figures: dict[str, Any] = {"questions": len(rows)}
    if any("find_ms" in row for row in rows):
        figures |= _sum_up_found(questions, rows)
    if any("answer_ms" in row for row in rows):
        figures |= _sum_up_answers(questions, rows)
    return figures | {"each": rows}


def _score(question: LabelledQuestion, reply: Mapping[str, Any]) -> dict[str, Any]:
    row = {name: value for name, value in reply.items() if name.endswith("_ms") or name == "id"}
    if "found" in reply:
        ranks = [k for k, name in enumerate(reply["found"], 1) if name in question.sources]
        row["rank"] = ranks[0] if ranks else None
    if "answer" in reply:
        row["verdict"] = str(judge(question, reply["answer"]))
    return row


def judge(question: LabelledQuestion, given: Mapping[str, Any] | None) -> Verdict:
    """Return what became of `question`, where what was `given` is text and sources, or None."""
    text = given["text"] if given else ""
    sources = set(given["sources"]) if given else set()
    judged = Judged(
        question,
        Answer(given is not None, text),
        matches=matches_known(question, text),
        cites=not question.sources or not sources.isdisjoint(question.sources),
        rank=None,
    )
    return judged.verdict


def _sum_up_found(
    questions: Sequence[LabelledQuestion], rows: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    able = [row for each, row in zip(questions, rows, strict=True) if each.sources]
    ranks = [row["rank"] for row in able]
    return {
        "sought": len(able),
        "hits_at_1": _mean(rank == 1 for rank in ranks),
        "hits_at_10": _mean(rank is not None and rank <= _DEEP for rank in ranks),
        "mrr_at_10": _mean(1 / rank if rank and rank <= _DEEP else 0.0 for rank in ranks),
        "find_ms": _times(rows, "find_ms"),
    }


def _sum_up_answers(
    questions: Sequence[LabelledQuestion], rows: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    able = [row for each, row in zip(questions, rows, strict=True) if each.answerable]
    unable = [row for each, row in zip(questions, rows, strict=True) if not each.answerable]
    return {
        "answerable": len(able),
        "right": sum(row["verdict"] == Verdict.RIGHT for row in able),
        "refused_wrongly": sum(row["verdict"] == Verdict.REFUSED_WRONGLY for row in able),
        "untold": len(unable),
        "refused_rightly": sum(row["verdict"] == Verdict.REFUSED_RIGHTLY for row in unable),
        "answer_ms": _times(rows, "answer_ms"),
    }


def _times(rows: Sequence[Mapping[str, Any]], name: str) -> dict[str, float]:
    ordered = sorted(row[name] for row in rows)
    return {"p50": percentile(ordered, 50), "p95": percentile(ordered, 95)}


def _mean(values: Any) -> float:
    listed = [float(value) for value in values]
    return round(sum(listed) / max(1, len(listed)), 4)
