"""Chooses on dev data how scores become log-odds and from which on the reader answers.

`python -m training.reader.calibrate FOLDER DEV.jsonl.gz …` rewrites the manifest in FOLDER; each of
the dev files counts the same.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qa.errors import DatelineError
from qa.reader.adapter import Calibration, read_manifest, write_manifest
from qa.reader.missing import count_missing
from qa.reader.network import load_adapted
from qa.reader.reader import Reader
from training.reader.general import Record, read_records
from training.reader.scoring import token_f1

_PAIRS_TOGETHER = 256
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Scores:
    """What the reader made of dev questions, a row each.

    `raw` is the best span's score against none, `missing` the question's names and numbers that the
    passage lacks, `f1` the span's word overlap with the best gold answer (0 if there is none),
    `answerable` whether there is one, and `weight` how much the question counts.
    """

    raw: NDArray[np.float64]
    missing: NDArray[np.float64]
    f1: NDArray[np.float64]
    answerable: NDArray[np.bool_]
    weight: NDArray[np.float64]


def score_records(reader: Reader, records: Sequence[Record]) -> Scores:
    """Return what `reader`, uncalibrated, makes of `records`."""
    rows: list[tuple[float, int, float, bool]] = []
    for at in range(0, len(records), _PAIRS_TOGETHER):
        chunk = records[at : at + _PAIRS_TOGETHER]
        questions, contexts = [r.question for r in chunk], [r.context for r in chunk]
        readings = reader.read_pairs(questions, contexts)
        for record, reading in zip(chunk, readings, strict=True):
            if not reading.spans:
                continue
            text = record.context[reading.spans[0].start : reading.spans[0].end]
            f1 = max((token_f1(text, gold) for _, gold in record.answers), default=0.0)
            missing = count_missing(record.question, record.context)
            rows.append((reading.score, missing, f1, bool(record.answers)))
    table = np.array(rows, dtype=np.float64).reshape(-1, 4)
    return Scores(table[:, 0], table[:, 1], table[:, 2], table[:, 3] > 0, np.ones(len(table)))


def join_files(files: Sequence[Scores]) -> Scores:
    """Return the rows of `files` together, so weighed that each file counts the same."""
    rows = sum(len(file.raw) for file in files)
    weights = [np.full(len(file.raw), rows / len(files) / len(file.raw)) for file in files]
    weighed = [replace(file, weight=weight) for file, weight in zip(files, weights, strict=True)]
    return Scores(
        *(np.concatenate([getattr(file, name) for file in weighed]) for name in Scores.__slots__)
    )


def fit_calibration(
    scores: Scores, refused: float = 0.0, missing_weight: float | None = None
) -> Calibration:
    """Return the logistic regression of "is answerable" on score and missing words.

    Platt scaling (1999) with a second feature, fitted by Newton's method. The threshold is that of
    `choose_threshold`. A `missing_weight` that is given is taken instead of the fitted one.
    """
    # Beyond 20 a score says nothing more, and one outlier would flatten the slope.
    features = np.stack(
        [np.clip(scores.raw, -20, 20), -scores.missing, np.ones_like(scores.raw)], axis=1
    )
    weights = np.zeros(3)
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-features @ weights))
        gradient = features.T @ (scores.weight * (scores.answerable - odds)) - 1e-3 * weights
        spread = scores.weight * odds * (1 - odds)
        hessian = (features * spread[:, None]).T @ features + 1e-3 * np.eye(3)
        weights += np.linalg.solve(hessian, gradient)
    slope, fitted, intercept = map(float, weights)
    against = max(0.0, fitted) if missing_weight is None else missing_weight
    calibrated = slope * scores.raw + intercept - against * scores.missing
    threshold = choose_threshold(calibrated, scores, refused)
    figures = (slope, intercept, against, threshold)
    return Calibration(*(round(figure, 4) for figure in figures))


def choose_threshold(
    calibrated: NDArray[np.float64], scores: Scores, refused: float = 0.0
) -> float:
    """Return the threshold of the highest mean F1, or the lowest that refuses the share `refused`.

    A share above 0 is for passages that are searched, most of which do not answer.
    """
    order = np.argsort(calibrated, kind="stable")
    # Refusing the k lowest wins 1 for each unanswerable and loses the F1 of each answerable.
    gains = (scores.weight * np.where(scores.answerable, -scores.f1, 1.0))[order]
    total = np.concatenate([[0.0], np.cumsum(gains)])
    held = np.concatenate([[0], np.cumsum(~scores.answerable[order])])
    best = int(np.argmax(held >= refused * held[-1])) if refused else int(total.argmax())
    ends = np.concatenate([[calibrated.min() - 1], calibrated[order], [calibrated.max() + 1]])
    return float((ends[best] + ends[best + 1]) / 2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Calibrate as `arguments` (default: the process's) say and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m training.reader.calibrate", description=__doc__
    )
    parser.add_argument("folder", type=Path, help="an adapter's folder")
    parser.add_argument("dev", type=Path, nargs="+", help="questions with and without answers")
    parser.add_argument(
        "--refuse", type=float, default=0.0, help="share of the unanswerable to refuse at least"
    )
    parser.add_argument(
        "--missing-weight", type=float, metavar="W",
        help="log-odds that a missing name or number costs (default: fitted)",
    )  # fmt: skip
    options = parser.parse_args(arguments)
    try:
        manifest = read_manifest(options.folder)
        reader = Reader(*load_adapted(manifest, options.folder), Calibration())
        scores = join_files([score_records(reader, read_records(path)) for path in options.dev])
        calibration = fit_calibration(scores, options.refuse, options.missing_weight)
        write_manifest(options.folder, replace(manifest, calibration=calibration))
    except DatelineError as error:
        sys.stderr.write(f"training.reader.calibrate: {error}\n")
        return 2
    sys.stdout.write(json.dumps(_rates(calibration, scores)) + "\n")
    return 0


def _rates(use: Calibration, scores: Scores) -> dict[str, float]:
    log_odds = use.slope * scores.raw + use.intercept - use.missing_weight * scores.missing
    answered = log_odds >= use.threshold
    can, cannot = scores.answerable, ~scores.answerable
    return {
        "threshold": use.threshold,
        "answered_what_is_not_there": round(float(answered[cannot].mean()), 4),
        "refused_what_is_there": round(float((~answered[can]).mean()), 4),
        "f1": round(
            float(
                np.average(np.where(can, answered * scores.f1, ~answered), weights=scores.weight)
            ),
            4,
        ),
    }


if __name__ == "__main__":
    raise SystemExit(main())
