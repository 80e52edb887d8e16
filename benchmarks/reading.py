"""How well a reader finds the words that answer, and how well it knows when there are none.

    python benchmarks/reading.py --reader large NAME=QUESTIONS.jsonl[.gz]=COUNT … --out FILE.json

QUESTIONS are lines of id, question, context and answers (a list of text and start; none where the
context does not answer), of which COUNT are taken, spread evenly. Figures are as SQuAD 2.0 scores
them, in per cent: F1 of all at the reader's own threshold, of the answerable, the share of the
unanswerable that is refused; F1 of the answerable if nothing were refused; the best F1 of all at
any threshold; and the area under the curve of refusing (1 tells all apart, .5 none). Results of
other readers that FILE holds stay.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path

import numpy as np

os.environ["HF_HUB_OFFLINE"] = "1"

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qa.reader.reader import Reader, load_reader
from qa.settings import cache_folder
from training.reader.calibrate import Scores, score_records
from training.reader.general import Record, read_records


def take_evenly(records: list[Record], count: int) -> list[Record]:
    """Return `count` of `records`, spread evenly over them."""
    places = np.linspace(0, len(records) - 1, min(count, len(records))).astype(int)
    return [records[place] for place in places]


def sum_up(scores: Scores, threshold: float, seconds: float) -> dict[str, float]:
    """Return the figures over what a reader made of questions."""
    can, answered = scores.answerable, scores.raw >= threshold
    points = np.where(can, answered * scores.f1, ~answered)
    figures = {
        "questions": len(can),
        "answerable": int(can.sum()),
        "f1": 100 * points.mean(),
        "answerable_f1": 100 * points[can].mean(),
        "answerable_f1_never_refused": 100 * scores.f1[can].mean(),
        "seconds_a_question": seconds / len(can),
    }
    if not can.all():
        figures |= {
            "refused": 100 * points[~can].mean(),
            "best_f1": 100 * find_best(scores),
            "refusal_auc": measure_auc(scores.raw[can], scores.raw[~can]),
        }
    return {name: round(float(value), 3) for name, value in figures.items()}


def find_best(scores: Scores) -> float:
    """Return the best mean F1 of all at any threshold."""
    order = np.argsort(scores.raw)
    gains = np.where(scores.answerable, -scores.f1, 1.0)[order]
    everything = scores.f1[scores.answerable].sum()
    return float((everything + np.concatenate([[0], gains.cumsum()]).max()) / len(order))


def measure_auc(answerable: np.ndarray, unanswerable: np.ndarray) -> float:
    """Return how often an answerable question scores above an unanswerable one."""
    above = (answerable[:, None] > unanswerable[None]).mean()
    return float(above + (answerable[:, None] == unanswerable[None]).mean() / 2)


def measure(reader: Reader, records: list[Record]) -> dict[str, float]:
    """Read `records` and return the figures."""
    begin = time.perf_counter()
    scores = score_records(reader, records)
    return sum_up(scores, reader.threshold, time.perf_counter() - begin)


def main() -> None:
    """Measure each file, print the figures, and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="NAME=QUESTIONS=COUNT")
    parser.add_argument("--reader", required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    reader = load_reader(options.reader, cache_folder())
    result = {}
    for each in options.files:
        name, path, count = each.split("=")
        result[name] = measure(reader, take_evenly(read_records(Path(path)), int(count)))
        print(options.reader, name, json.dumps(result[name]), flush=True)
    if options.out:
        before = (
            json.loads(options.out.read_text(encoding="utf-8")) if options.out.is_file() else {}
        )
        text = json.dumps({**before, options.reader: result}, indent=1)
        options.out.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
