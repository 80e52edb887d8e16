"""A file of questions through the assistant, and the results to a file."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from qa.assistant import Assistant
from qa.evaluation.metrics import Judged, judge_answer
from qa.evaluation.questions import LabelledQuestion
from qa.files import replace_file
from qa.render import render_json


def run_questions(
    assistant: Assistant,
    questions: Iterable[LabelledQuestion],
    on_question: Callable[[], None] = lambda: None,
) -> list[Judged]:
    """Ask each of `questions` and judge its answer; call `on_question` after each."""
    judged = []
    for labelled in questions:
        judged.append(judge_answer(labelled, assistant.ask(labelled.question)))
        on_question()
    return judged


def write_results(path: Path, judged: Sequence[Judged]) -> None:
    """Write one JSON object a line to `path`, which is replaced whole or left as it was.

    Raises:
        OutputError: `path` cannot be written.
    """
    lines = [
        json.dumps(render_json(row.question.identity, row.answer), ensure_ascii=False)
        for row in judged
    ]
    replace_file(path, "".join(f"{line}\n" for line in lines))
