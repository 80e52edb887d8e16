"""Fits how answers are put in order and how likely they are right, on labelled questions.

    python -m training.ranking.fit --reader large --cases CASES.json QUESTIONS=REPORTS …

Each file of questions is asked over the folder of reports or the library behind the sign. Every
answer that could be given is right where it cites a listed source and matches, or says in about the
same words what stands in the question's `texts`. What was found is kept in CASES.json, so that
fitting again asks nothing; `--ask` asks anew. Writes the weights into
`qa/answering/ranking/weights.json`, and prints how they do on questions held out (8 folds over the
questions).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from tqdm import tqdm

from qa.answering.composing.verdict import judge_sentence
from qa.answering.ranking.confidence import (
    WEIGHTS,
    Features,
    load_ranking,
    measure_leads,
    sum_up_evidence,
)
from qa.answering.ranking.deciding import Finding, find_answers, list_fitting
from qa.dates.timex.wording import say_value
from qa.evaluation.metrics import matches_known
from qa.evaluation.questions import LabelledQuestion, read_questions
from qa.opening import open_assistant
from qa.question.asked import Asked
from qa.types import AnswerKind
from training.reader.scoring import split_words, token_f1

FOLDS = 8
NAMES = [each.name for each in fields(Features)]
UNRANKED = ("passage_coverage", "lead")
# None of these counts against an answer, as shared words would where questions that are not told
# were worded near to the text and the others far from it.
FOR_IT = (
    "odds",
    "first",
    "score",
    "name_coverage",
    "word_coverage",
    "passage_coverage",
    "agreeing",
)
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
# A few words do not answer these.
TOLD_IN_SENTENCES = ("why", "how", "said")
LEAST_ALIKE, LEAST_HELD = 0.4, 0.8
# Of refusals of what is told.
COST_OF_WRONG = 3.0


@dataclass(frozen=True, slots=True)
class Case:
    """A question of a file, and the answers that could be given: their features, whether right."""

    file: str
    identity: str
    model: str
    answerable: bool
    answers: tuple[Features, ...]
    right: tuple[bool, ...]


def collect_cases(questions: Path, reports: Path, reader: str, every: int) -> Iterator[Case]:
    """Yield each question of `questions` with all answers that could be given."""
    is_library = (reports / "library.sqlite3").is_file()
    where = {"library": reports} if is_library else {"docs": reports}
    assistant = open_assistant(**where, reader=reader)
    texts = read_texts(questions)
    for labelled in tqdm(read_questions(questions)[::every], desc=questions.stem, mininterval=10):
        gathered = assistant.gather(labelled.question)
        asked = gathered.asked
        if asked.kind.is_digest:
            continue
        found = find_answers(asked, list_fitting(asked, gathered.evidence), load_ranking(reader))
        features = [
            sum_up_evidence(each.told, each.dated[0].event.reach if each.dated else None)
            for each in found
        ]
        right = tuple(judge(labelled, asked, each, texts[labelled.identity]) for each in found)
        model = {AnswerKind.DATE: "date", AnswerKind.YES_OR_NO: "closed"}.get(asked.kind, "words")
        yield Case(
            questions.stem,
            labelled.identity,
            model,
            labelled.answerable,
            tuple(features),
            right,
        )


def read_texts(questions: Path) -> dict[str, list[str]]:
    """Return the plain words that answer each question, by its id, where the file has them."""
    rows = map(json.loads, questions.read_text(encoding="utf-8").splitlines())
    return {str(row["id"]): row.get("texts", []) for row in rows}


def judge(labelled: LabelledQuestion, asked: Asked, finding: Finding, texts: Sequence[str]) -> bool:
    """Tell whether the finding answers and stands in a listed source."""
    named = {name for each in finding.told for name in (each.report.source, *each.report.aliases)}
    if not labelled.answerable or named.isdisjoint(labelled.sources):
        return False
    best = max(finding.told, key=lambda found: found.odds)
    if asked.kind is AnswerKind.YES_OR_NO:
        verdict = judge_sentence(asked, best)
        # A yes or no has to be the right one; the sentence alone has to hold the words.
        known = labelled.answers[:1] if verdict else labelled.answers[1:]
        return matches_known(replace(labelled, answers=known), f"{verdict}: {best.text}")
    if finding.dated:
        return matches_known(labelled, say_value(finding.dated[0].event.value))
    words = best.words or best.text
    is_told = any(hold_words(best.text, each) for each in texts)
    if labelled.kind in TOLD_IN_SENTENCES:
        return is_told
    is_alike = any(token_f1(words, each) >= LEAST_ALIKE for each in texts)
    return matches_known(labelled, words) or (is_told and is_alike)


def hold_words(sentence: str, known: str) -> bool:
    """Whether nearly all words of `known` stand in `sentence`."""
    words = set(split_words(known))
    return len(words & set(split_words(sentence))) >= LEAST_HELD * len(words)


def fit_model(cases: Sequence[Case], name: str) -> dict[str, object]:
    """Return the weights fitted to `cases`, all of the model called `name`."""
    order = fit_rank(cases)
    likely = fit_likely(cases, order)
    held_out = [each for part in split_folds(cases) for each in try_held_out(cases, *part)]
    least = choose_least(held_out)
    tell(name, held_out, least)
    return {
        "rank": _name_weights(order),
        "likely": _name_weights(likely.coef_[0]),
        "bias": round(float(likely.intercept_[0]), 3),
        "least": least,
    }


def split_folds(cases: Sequence[Case]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Yield which cases are learned from and which are tried, in each of 8 folds."""
    yield from KFold(FOLDS, shuffle=True, random_state=0).split(cases)


def try_held_out(
    cases: Sequence[Case], learn: Sequence[int], test: Sequence[int]
) -> Iterator[tuple[float, bool, bool]]:
    """Yield of each case in `test`: confidence, whether right, whether the reports tell."""
    known = [cases[at] for at in learn]
    order = fit_rank(known)
    model = fit_likely(known, order)
    for at in test:
        if not cases[at].answers:
            continue
        row, is_right = find_first(cases[at], order)
        yield float(model.predict_proba([row])[0, 1]), is_right, cases[at].answerable


def fit_rank(cases: Sequence[Case]) -> np.ndarray:
    """Return weights that put right answers before wrong ones of the same question."""
    pairs, weights = [], []
    for case in cases:
        right = np.array(case.right, dtype=bool)
        if right.any() and not right.all():
            table = tabulate(case)
            differences = (table[right][:, None] - table[~right][None]).reshape(-1, len(NAMES))
            pairs.append(differences)
            weights.append(np.full(len(differences), 1 / len(differences)))
    if not pairs:
        return np.array([float(name == "odds") for name in NAMES])
    rows, weight = np.concatenate(pairs), np.concatenate(weights)
    model = LogisticRegression(fit_intercept=False, C=0.3, max_iter=5000)
    signs = np.concatenate([np.ones(len(rows)), np.zeros(len(rows))])
    both = np.concatenate([rows, -rows])
    return fit_for_it(model, both, signs, np.concatenate([weight, weight])).coef_[0]


def tabulate(case: Case) -> np.ndarray:
    """Return the features, answers × names, without those that do not tell answers apart."""
    return np.array(
        [
            [0.0 if name in UNRANKED else getattr(each, name) for name in NAMES]
            for each in case.answers
        ]
    )


def find_first(case: Case, weights: np.ndarray) -> tuple[list[float], bool]:
    """Return the features of the answer that comes first, and whether it is right."""
    ranks = (tabulate(case) @ weights).tolist()
    place = int(np.argmax(ranks))
    first = replace(case.answers[place], lead=measure_leads(ranks)[place])
    return [getattr(first, name) for name in NAMES], case.right[place]


def fit_likely(cases: Sequence[Case], weights: np.ndarray) -> LogisticRegression:
    """Return the regression on what comes first, every file with the same weight in all."""
    given = [case for case in cases if case.answers]
    rows, right = zip(*(find_first(case, weights) for case in given), strict=True)
    return fit_for_it(LogisticRegression(C=0.3, max_iter=5000), np.array(rows), np.array(right))


def fit_for_it(
    model: LogisticRegression, rows: np.ndarray, right: np.ndarray, weight: np.ndarray | None = None
) -> LogisticRegression:
    """Fit `model`, without those features that would count against an answer and may not."""
    while True:
        model.fit(rows, right, sample_weight=weight)
        against = [n for n, name in enumerate(NAMES) if name in FOR_IT and model.coef_[0, n] < 0]
        if not against:
            return model
        rows[:, against] = 0.0


def choose_least(held_out: Sequence[tuple[float, bool, bool]]) -> float:
    """Return the confidence to answer from, at which wrong answers and refusals cost least."""

    def cost(least: float) -> float:
        wrong = sum(chance >= least and not right for chance, right, _ in held_out)
        refused = sum(chance < least and told for chance, _, told in held_out)
        return COST_OF_WRONG * wrong + refused

    return min((round(at, 2) for at in np.arange(0.1, 0.9, 0.02)), key=cost)


def tell(name: str, held_out: Sequence[tuple[float, bool, bool]], least: float) -> None:
    """Print how answers do on questions held out, at several thresholds."""
    told = sum(able for *_, able in held_out)
    print(
        f"{name}: {len(held_out)} questions, {told} told; calibration {measure_ece(held_out):.3f}"
    )
    for at in sorted({least, *THRESHOLDS}):
        kept = [(right, able) for chance, right, able in held_out if chance >= at]
        good, untold = sum(right for right, _ in kept), sum(not able for _, able in kept)
        mark = " <-" if at == least else ""
        print(f"  from {at}: {good} right, {len(kept) - good - untold} wrong, ", end="")
        print(f"{untold} of {len(held_out) - told} untold answered{mark}")


def measure_ece(held_out: Sequence[tuple[float, bool, bool]]) -> float:
    """Return the expected calibration error over ten bins of equal width (Guo et al. 2017)."""
    chances = np.array([chance for chance, *_ in held_out])
    right = np.array([each for _, each, _ in held_out], dtype=float)
    bins = np.minimum((chances * 10).astype(int), 9)
    gaps = [
        abs(chances[bins == n].mean() - right[bins == n].mean()) * (bins == n).mean()
        for n in set(bins.tolist())
    ]
    return float(sum(gaps))


def write_weights(reader: str, models: dict[str, dict[str, object]]) -> None:
    """Put `models` into the program's file, for `reader`; what else stands there stays."""
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    before = table.get(reader, {})
    table[reader] = {
        name: {**model, "sure": before.get(name, {}).get("sure", 0.65)}
        for name, model in {**before, **models}.items()
    }
    WEIGHTS.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


def read_cases(path: Path) -> list[Case]:
    """Return the cases that `write_cases` wrote."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [
        Case(**{**row, "answers": tuple(Features(**each) for each in row["answers"])})
        for row in rows
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Collect the cases of every file, fit each model apart, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.ranking.fit", description=__doc__)
    parser.add_argument("asked", nargs="*", metavar="QUESTIONS=REPORTS")
    parser.add_argument("--reader", required=True, help="large, small or none")
    parser.add_argument("--cases", type=Path, required=True, help="where cases are kept")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="ask each N-th question")
    parser.add_argument("--ask", action="store_true", help="ask anew what is kept")
    parser.add_argument("--least", type=float, help="answer from this confidence, not the cheapest")
    parser.add_argument("--dry", action="store_true", help="print, and write no weights")
    options = parser.parse_args(arguments)
    if options.ask or not options.cases.is_file():
        pairs = [pair.partition("=") for pair in options.asked]
        asked = [
            case
            for questions, _, reports in pairs
            for case in collect_cases(Path(questions), Path(reports), options.reader, options.every)
        ]
        options.cases.write_text(json.dumps([asdict(case) for case in asked]), encoding="utf-8")
    cases = read_cases(options.cases)
    print(Counter((case.file, case.model) for case in cases), file=sys.stderr)
    models = {
        name: fit_model([case for case in cases if case.model == name], name)
        for name in ("date", "closed", "words")
        if any(case.model == name for case in cases)
    }
    if options.least:
        models = {name: {**model, "least": options.least} for name, model in models.items()}
    if not options.dry:
        write_weights(options.reader, models)
    return 0


def _name_weights(weights: np.ndarray) -> dict[str, float]:
    return {
        name: round(float(weight), 3)
        for name, weight in zip(NAMES, weights, strict=True)
        if abs(weight) >= 0.0005
    }


if __name__ == "__main__":
    raise SystemExit(main())
