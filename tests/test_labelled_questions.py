"""Labelled questions over the seeds and what they reach; none was written to fit the answers."""

from collections import Counter
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.evaluation.metrics import sum_up
from qa.evaluation.questions import read_questions
from qa.evaluation.run import run_questions


@pytest.mark.parametrize(
    ("name", "right", "refused_rightly", "dates"),
    [
        # In the words of the reports, or near to them.
        ("seeds.jsonl", 45, 14, 9),
        # In other words: "Who took the picture …?" of what a caption only signs.
        ("seeds_reworded.jsonl", 45, 6, 7),
    ],
)
def test_labelled_questions_keep_their_figures(
    seed_assistant: Assistant,
    repository: Path,
    name: str,
    right: int,
    refused_rightly: int,
    dates: int,
):
    questions = read_questions(repository / "tests" / "questions" / name)
    judged = run_questions(seed_assistant, questions)
    wrong = [row.question.question.text for row in judged if not row.right]
    kinds = Counter(row.question.kind for row in judged if row.right)
    figures = sum_up(judged)
    assert figures.right >= right, wrong
    assert figures.refused_rightly >= refused_rightly, wrong
    assert kinds["when"] >= dates, wrong
