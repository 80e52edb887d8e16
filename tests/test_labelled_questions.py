"""Labelled questions over the seeds, none of which anything was tuned on, and what they reach."""

from collections import Counter
from pathlib import Path

from qa.assistant import Assistant
from qa.evaluation.metrics import sum_up
from qa.evaluation.questions import read_questions
from qa.evaluation.run import run_questions


def test_labelled_questions_keep_their_figures(seed_assistant: Assistant, repository: Path):
    questions = read_questions(repository / "tests" / "questions" / "seeds.jsonl")
    judged = run_questions(seed_assistant, questions)
    wrong = [row.question.question.text for row in judged if not row.right]
    kinds = Counter(row.question.kind for row in judged if row.right)
    figures = sum_up(judged)
    assert figures.right >= 45, wrong
    assert figures.refused_rightly >= 14, wrong
    assert kinds["when"] >= 9, wrong
