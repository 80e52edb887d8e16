"""A conversation as a file to keep: Markdown to read, JSON for programs."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qa.render import render_markdown
from qa.render_json import render_event, render_json
from qa.types import Citation
from qa.web.ask.answer_view import describe_agreement, write_question
from qa.web.ask.conversation import Turn
from qa.web.ask.filters import Scope, describe_scope

STEM = "dateline-conversation"


def export_markdown(turns: Sequence[Turn]) -> str:
    """Return `turns` as Markdown: each question a heading, each answer with its quotes."""
    parts = ["# A conversation with Dateline"]
    for turn in turns:
        question = turn.question
        parts.append(f"## {write_question(question.text)}")
        if scope := describe_scope(Scope(question.period, question.source)):
            parts.append(f"Among {write_question(scope)}.")
        parts.append(render_markdown(turn.answer) if turn.answer else turn.reply)
        if turn.answer and (agreement := describe_agreement(turn.answer)):
            parts.append(agreement)
    return "\n\n".join(parts) + "\n"


def export_json(turns: Sequence[Turn]) -> list[dict[str, Any]]:
    """Return `turns` as JSON objects: question, filters, and the answer with its citations."""
    return [_describe_turn(number, turn) for number, turn in enumerate(turns, 1)]


def write_export(turns: Sequence[Turn], suffix: str) -> Iterator[Path]:
    """Yield a file of `turns` whose name ends in `suffix`, "md" or "json"; then delete it."""
    text = (
        export_markdown(turns)
        if suffix == "md"
        else json.dumps(export_json(turns), ensure_ascii=False, indent=2) + "\n"
    )
    with TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / f"{STEM}.{suffix}"
        path.write_text(text, encoding="utf-8")
        yield path


def _describe_turn(number: int, turn: Turn) -> dict[str, Any]:
    question, answer = turn.question, turn.answer
    period = question.period
    asked = {
        "question": question.text,
        "asked": question.asked.isoformat() if question.asked else None,
        "from": period.first.isoformat() if period.first else None,
        "to": period.last.isoformat() if period.last else None,
        "source": question.source,
    }
    if answer is None:
        return asked | {"id": str(number), "answered": False, "answer": None}
    told = render_json(str(number), answer)
    told["events"] = [render_event(event) for event in answer.events]
    _add_reasons(told["citations"], answer.citations)
    for shown, each in zip(told["differing"], answer.differing, strict=True):
        _add_reasons(shown["citations"], each.citations)
    for shown, event in zip(told["events"], answer.events, strict=True):
        _add_reasons([shown["citation"]], [event.citation])
    return asked | told


def _add_reasons(shown: Sequence[dict[str, Any]], citations: Sequence[Citation]) -> None:
    for each, citation in zip(shown, citations, strict=True):
        each["title"] = citation.title
        each["date_reason"] = citation.published.reason
