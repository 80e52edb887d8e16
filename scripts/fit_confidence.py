"""Fit how likely an answer is right, on questions whose answers are known.

    python scripts/fit_confidence.py QUESTIONS.jsonl=FOLDER QUESTIONS.jsonl=archive.library …

Each file of questions is asked over the folder of reports or the library behind the sign. Every
answer that could be given is a case, right where it matches. Prints weights for
`qa/answering/confidence.py`, how often the likeliest answer is right, and what a least confidence
refuses, both held out (8 folds over the questions).
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qa.answering.confidence import Features, sum_up_evidence
from qa.answering.decide import list_fitting
from qa.answering.findings import Finding, find_answers
from qa.assistant import open_assistant
from qa.dates.wording import say_value
from qa.evaluation.metrics import matches_known
from qa.evaluation.questions import LabelledQuestion, read_questions
from qa.types import AnswerKind

FOLDS = 8
LEAST = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class Case:
    """An answer that could be given to a question, and whether it is right."""

    question: str
    is_date: bool
    features: Features
    is_right: bool
    text: str


def collect_cases(questions: Path, reports: Path) -> Iterator[Case]:
    """Yield every answer that the reports could give to each question."""
    is_library = (reports / "library.sqlite3").is_file()
    assistant = open_assistant(**({"library": reports} if is_library else {"docs": reports}))
    for labelled in read_questions(questions):
        gathered = assistant.gather(labelled.question)
        evidence = list_fitting(gathered.asked, gathered.evidence)
        is_read = any(found.spans for found in evidence)
        is_date = gathered.asked.kind is AnswerKind.DATE
        for finding in find_answers(gathered.asked, evidence):
            reach = finding.dated[0].event.reach if is_date else None
            features = sum_up_evidence(finding.told, reach, is_read=is_read)
            is_right = judge(labelled, finding)
            name = f"{questions.stem}/{labelled.identity}"
            yield Case(name, is_date, features, is_right, finding.told[0].text)


def judge(labelled: LabelledQuestion, finding: Finding) -> bool:
    """Tell whether the finding matches a known answer; another report may say it as well."""
    dated = finding.dated
    said = say_value(dated[0].event.value) if dated else finding.told[0].text
    return matches_known(labelled, said)


def fit(cases: list[Case]) -> None:
    """Fit to `cases`, print the weights, and how they do on questions held out."""
    table = np.array([[getattr(case.features, n) for n in Features.__slots__] for case in cases])
    right = np.array([case.is_right for case in cases])
    questions = np.array([case.question for case in cases])
    held_out = np.zeros(len(cases))
    for learn, test in GroupKFold(FOLDS).split(table, right, questions):
        held_out[test] = _fit(table[learn], right[learn]).predict_proba(table[test])[:, 1]
    model = _fit(table, right)
    weights = dict(zip(Features.__slots__, model.coef_[0].round(2).tolist(), strict=True))
    print({"bias": round(float(model.intercept_[0]), 2)} | weights)
    first = {}
    for at in np.argsort(-held_out, kind="stable"):
        first.setdefault(questions[at], at)
    can = {name for name, is_right in zip(questions, right, strict=True) if is_right}
    print(f"{len(first)} questions, {len(can)} can be answered", end="; ")
    print(f"the likeliest is right for {sum(right[at] for at in first.values())}")
    for least in LEAST:
        given = {name: at for name, at in first.items() if held_out[at] >= least}
        wrong = sum(name not in can for name in given)
        good = sum(right[at] for at in given.values())
        print(f"  from {least}: {good} right, {len(given) - good} wrong", end=" ")
        print(f"({wrong} of {len(first) - len(can)} that cannot be answered)")


def _fit(table: np.ndarray, right: np.ndarray) -> LogisticRegression:
    return LogisticRegression(max_iter=5000).fit(table, right)


def main() -> None:
    """Collect the cases of every file and fit dates and words apart."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("asked", nargs="+", metavar="QUESTIONS=REPORTS")
    cases: list[Case] = []
    for pair in parser.parse_args().asked:
        questions, _, reports = pair.partition("=")
        cases += collect_cases(Path(questions), Path(reports))
    for is_date in (True, False):
        print("DATE" if is_date else "WORDS")
        fit([case for case in cases if case.is_date is is_date])


if __name__ == "__main__":
    main()
