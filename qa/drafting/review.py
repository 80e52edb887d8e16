"""A walk through drafted questions: each is kept, edited or dropped by a person."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from qa.render import render_line

HELP = "[k]eep, [e]dit, [d]rop, [q]uit"
_REVIEWED = "reviewed"

Line = dict[str, Any]
Ask = Callable[[str], str]


def count_open(lines: list[Line]) -> int:
    """Return how many of `lines` nobody has looked at."""
    return sum(not line.get(_REVIEWED) for line in lines)


def review(
    lines: list[Line], ask: Ask, show: Callable[[str], None], keep: Callable[[list[Line]], None]
) -> list[Line]:
    """Return `lines` as a person leaves them; `keep` is given them all after each decision.

    `ask` shows its text and returns what was typed. Whoever quits leaves the others as they are.
    """
    done: list[Line] = []
    for place, line in enumerate(lines):
        rest = lines[place:]
        if line.get(_REVIEWED):
            done.append(line)
            continue
        for text in describe(line):
            show(text)
        show(f"{count_open(rest)} left")
        choice = _choose(ask)
        if choice == "q":
            return [*done, *rest]
        if choice != "d":
            edited = _edit(line, ask, show) if choice == "e" else line
            done.append({**edited, _REVIEWED: True})
        keep([*done, *rest[1:]])
    return done


def describe(line: Line) -> Iterator[str]:
    """Yield what a person has to see of a question, a line each."""
    yield ""
    yield f"{line.get('id', '')} ({line.get('kind', '')})  {render_line(str(line['question']))}"
    answers = " | ".join(map(str, line.get("answers") or [])) or "the reports do not tell it"
    yield f"  known: {render_line(answers)}"
    if line.get("evidence"):
        source = ", ".join(line.get("sources") or [])
        yield f"  {render_line(source)} “{render_line(str(line['evidence']))}”"
    if line.get("note"):
        yield f"  note: {render_line(str(line['note']))}"


def _choose(ask: Ask) -> str:
    while True:
        try:
            typed = ask(f"{HELP} ").strip().lower()[:1]
        except EOFError:
            return "q"
        if typed in ("k", "e", "d", "q"):
            return typed


def _edit(line: Line, ask: Ask, show: Callable[[str], None]) -> Line:
    """Ask for what is to be changed; what is left empty stays."""
    edited = dict(line)
    question = ask("question (empty: as it is): ").strip()
    if question:
        edited["question"] = question
    while typed := ask('answers, a JSON list such as ["eleven"] (empty: as they are): ').strip():
        try:
            answers = json.loads(typed)
        except ValueError as error:
            show(f"  not JSON ({error})")
            continue
        if isinstance(answers, list) and all(isinstance(each, str) for each in answers):
            edited["answers"] = answers
            break
        show("  not a list of strings")
    return edited
