"""How right and how quick the answers to files of labelled questions are, step by step.

    python benchmarks/evaluation.py NAME=QUESTIONS.jsonl=REPORTS … --reader large --out FILE.json

REPORTS is a folder, or a library made by `dateline index`. Each file is asked as `dateline
evaluate` asks it; the result has the same figures, the share of answers that are right and cite a
listed source, and the milliseconds of each step, together with the commit that was measured. What
the file at --out has of other readers stays.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import asdict
from datetime import date
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from embeddings.precision import fast_dtype
from qa.assistant import Assistant
from qa.evaluation.metrics import Judged, percentile, sum_up
from qa.evaluation.questions import read_questions
from qa.evaluation.run import run_questions
from qa.opening import open_assistant

ROOT = Path(__file__).resolve().parent.parent
# Asked first and not counted: what is read or loaded once is not what a question takes.
WARMING = 5


def open_reports(reports: Path, reader: str) -> Assistant:
    """Return an assistant over a library or a folder."""
    is_library = (reports / "library.sqlite3").is_file()
    where = {"library": reports} if is_library else {"docs": reports}
    return open_assistant(**where, reader=reader)


def time_steps(judged: list[Judged]) -> dict[str, dict[str, float]]:
    """Return the median and the 95th percentile of the milliseconds of each step."""
    steps: dict[str, list[float]] = {}
    for row in judged:
        for step, taken in row.answer.timings_ms.items():
            steps.setdefault(step, []).append(taken)
    return {
        step: {"p50_ms": percentile(sorted(taken), 50), "p95_ms": percentile(sorted(taken), 95)}
        for step, taken in steps.items()
    }


def evaluate(questions: Path, assistant: Assistant) -> dict:
    """Ask every question and return the figures."""
    asked = read_questions(questions)
    for labelled in asked[:WARMING]:
        assistant.ask(labelled.question)
    judged = run_questions(assistant, asked)
    figures = asdict(sum_up(judged))
    able = [row for row in judged if row.question.answerable]
    kinds = Counter(row.question.kind for row in judged)
    right = Counter(row.question.kind for row in judged if row.right)
    reports, passages = assistant.library.count()
    return {
        "reports": reports,
        "passages": passages,
        **{name: value for name, value in figures.items() if name not in ("p50_ms", "p95_ms")},
        "right_and_cited": sum(row.right and row.cites for row in able),
        "kinds": {kind: f"{right[kind]} of {count}" for kind, count in kinds.items()},
        "steps": time_steps(judged),
    }


def find_commit() -> str:
    """Return the commit that is measured, with a word where files differ from it."""
    told = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    return subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    """Evaluate each file, print the figures, and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("asked", nargs="+", metavar="NAME=QUESTIONS=REPORTS")
    parser.add_argument("--reader", required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    files = {}
    for each in options.asked:
        name, questions, reports = each.split("=")
        files[name] = evaluate(Path(questions), open_reports(Path(reports), options.reader))
    result = {"commit": find_commit(), "day": date.today().isoformat(), "cores": os.cpu_count()}
    result |= {"precision": str(fast_dtype()), "files": files}
    print(json.dumps(result, indent=1))
    if options.out:
        before = (
            json.loads(options.out.read_text(encoding="utf-8")) if options.out.is_file() else {}
        )
        text = json.dumps({**before, options.reader: result}, indent=1)
        options.out.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
