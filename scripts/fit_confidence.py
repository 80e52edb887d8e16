"""Fit how answers are put in order, and how likely the first is right, on labelled questions.

    python scripts/fit_confidence.py QUESTIONS.jsonl=FOLDER QUESTIONS.jsonl=archive.library …

Each file of questions is asked over the folder of reports or the library behind the sign. Every
answer that could be given is right where it matches and cites a listed source. Prints weights for
`qa/answering/confidence.py`: of the rank, by pairs of a right and a wrong answer to one question;
of what is likely, by the first answer of each question, every file with the same weight in all. Of
both it prints how they do held out (8 folds over the questions).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qa.answering.confidence import Features, measure_leads, sum_up_evidence
from qa.answering.decide import list_fitting
from qa.answering.findings import Finding, find_answers
from qa.assistant import open_assistant
from qa.dates.wording import say_value
from qa.evaluation.metrics import matches_known
from qa.evaluation.questions import LabelledQuestion, read_questions
from qa.types import AnswerKind

FOLDS = 8
LEAST = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)
RANKED = [name for name in Features.__slots__ if name not in ("told", "ahead")]
UNREAD = (AnswerKind.HAPPENED, AnswerKind.REPORTED, AnswerKind.LATEST, AnswerKind.YES_OR_NO)


@dataclass(frozen=True, slots=True)
class Case:
    """A question of a file, and the answers that could be given: their features, whether right."""

    file: str
    is_date: bool
    answers: tuple[Features, ...]
    right: tuple[bool, ...]


def collect_cases(questions: Path, reports: Path) -> Iterator[Case]:
    """Yield each question that has any answer, with all of them."""
    is_library = (reports / "library.sqlite3").is_file()
    assistant = open_assistant(**({"library": reports} if is_library else {"docs": reports}))
    for labelled in read_questions(questions):
        gathered = assistant.gather(labelled.question)
        asked = gathered.asked
        found = find_answers(asked, list_fitting(asked, gathered.evidence))
        if not found or asked.kind in UNREAD:
            continue
        features = [
            sum_up_evidence(each.told, each.dated[0].event.reach if each.dated else None)
            for each in found
        ]
        right = tuple(judge(labelled, each) for each in found)
        yield Case(questions.stem, asked.kind is AnswerKind.DATE, tuple(features), right)


def judge(labelled: LabelledQuestion, finding: Finding) -> bool:
    """Tell whether the finding matches a known answer and stands in a listed source."""
    best = max(finding.told, key=lambda found: found.odds)
    dated = finding.dated
    said = say_value(dated[0].event.value) if dated else best.words or best.text
    named = {name for each in finding.told for name in (each.report.source, *each.report.aliases)}
    is_cited = dated or not named.isdisjoint(labelled.sources)
    return labelled.answerable and bool(is_cited) and matches_known(labelled, said)


def fit_rank(cases: list[Case]) -> np.ndarray:
    """Return weights of `RANKED` that put right answers before wrong ones of the same question."""
    pairs, weights = [], []
    for case in cases:
        table = tabulate(case)
        good, bad = table[list(case.right)], table[[not right for right in case.right]]
        differences = (good[:, None] - bad[None]).reshape(-1, len(RANKED))
        pairs += [differences, -differences]
        weights += [np.full(2 * len(differences), 1 / max(1, len(differences)))]
    rows, ones = (
        np.concatenate(pairs),
        [np.ones(len(d)) * (n % 2 == 0) for n, d in enumerate(pairs)],
    )
    model = LogisticRegression(fit_intercept=False, C=3, max_iter=5000)
    model.fit(rows, np.concatenate(ones), sample_weight=np.concatenate(weights))
    return model.coef_[0]


def tabulate(case: Case) -> np.ndarray:
    """Return the features of the rank, answers × names."""
    return np.array([[getattr(each, name) for name in RANKED] for each in case.answers])


def find_first(case: Case, weights: np.ndarray) -> tuple[list[float], bool]:
    """Return the features of the answer that comes first, and whether it is right."""
    ranks = (tabulate(case) @ weights).tolist()
    place = int(np.argmax(ranks))
    first = replace(case.answers[place], ahead=measure_leads(ranks)[place])
    return [getattr(first, name) for name in Features.__slots__], case.right[place]


def fit_likely(cases: list[Case], weights: np.ndarray) -> LogisticRegression:
    """Return the regression on what comes first, every file with the same weight in all."""
    rows, right = zip(*(find_first(case, weights) for case in cases), strict=True)
    files = Counter(case.file for case in cases)
    balance = [len(cases) / len(files) / files[case.file] for case in cases]
    return LogisticRegression(max_iter=5000).fit(np.array(rows), right, sample_weight=balance)


def fit(cases: list[Case]) -> None:
    """Fit to `cases`, print the weights, and how they do on questions held out."""
    order = fit_rank(cases)
    likely = fit_likely(cases, order)
    print("rank", dict(zip(RANKED, order.round(2).tolist(), strict=True)))
    names = dict(zip(Features.__slots__, likely.coef_[0].round(2).tolist(), strict=True))
    print("likely", {"bias": round(float(likely.intercept_[0]), 2)} | names)
    given = []
    for learn, test in KFold(FOLDS, shuffle=True, random_state=0).split(cases):
        known = [cases[at] for at in learn]
        order = fit_rank(known)
        model = fit_likely(known, order)
        for at in test:
            row, is_right = find_first(cases[at], order)
            chance = model.predict_proba(np.array([row]))[0, 1]
            given.append((chance, is_right, any(cases[at].right)))
    can = sum(able for *_, able in given)
    print(f"{len(given)} questions, {can} can be answered; {sum(r for _, r, _ in given)} rightly")
    for least in LEAST:
        kept = [(right, able) for chance, right, able in given if chance >= least]
        good = sum(right for right, _ in kept)
        unable = sum(not able for _, able in kept)
        print(f"  from {least}: {good} right, {len(kept) - good} wrong", end=" ")
        print(f"({unable} of {len(given) - can} that cannot be answered)")


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
