"""Scores the time expressions found in annotated documents, as TempEval-3 (task A) scores them.

Each line of a gold file is {"id", "published", "text", "timex": [{"start", "end", "type",
"value"}, ...]}. Strict F1 asks for the same characters, relaxed F1 for an overlap (each side used
once), type and value F1 for an overlap with the same type or value; all over all documents.

    python benchmarks/dates_accuracy.py GOLD.jsonl ... [--out SCORES.json]
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from qa.dates.timex.expressions import find_expressions
from qa.dates.timex.fiscal import write_timex3
from qa.types import TimeExpression

MEASURES = ("strict_f1", "relaxed_f1", "type_f1", "value_f1")


def pair_up(gold: list[dict], found: Iterable[TimeExpression], *, same_span: bool) -> list[tuple]:
    """Pair each gold expression with the free one that shares the most characters with it."""
    free = list(found)
    pairs = []
    for wanted in gold:
        overlaps = [
            (min(e.end, wanted["end"]) - max(e.start, wanted["start"]), -n)
            for n, e in enumerate(free)
            if not same_span or (e.start, e.end) == (wanted["start"], wanted["end"])
        ]
        size, n = max(overlaps, default=(0, 0))
        if size > 0:
            pairs.append((wanted, free.pop(-n)))
    return pairs


def count_document(record: dict) -> Counter[str]:
    """Count the hits of one document."""
    day = record.get("published")
    gold = record["timex"]
    found = find_expressions(record["text"], date.fromisoformat(day) if day else None)
    pairs = pair_up(gold, found, same_span=False)
    return Counter(
        gold=len(gold),
        predicted=len(found),
        strict_f1=len(pair_up(gold, found, same_span=True)),
        relaxed_f1=len(pairs),
        type_f1=sum(wanted["type"] == e.type for wanted, e in pairs),
        value_f1=sum(wanted["value"] == write_timex3(e.value) for wanted, e in pairs),
    )


def score(counts: Counter[str]) -> dict[str, float]:
    """Turn hits into F1 in percent: twice the hits over both sides' sizes."""
    size = counts["gold"] + counts["predicted"]
    scores = {name: round(200 * counts[name] / size, 2) if size else 0.0 for name in MEASURES}
    return scores | {"gold": counts["gold"], "predicted": counts["predicted"]}


def main() -> None:
    """Score each file and all of them together."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, help="write the scores here as JSON")
    arguments = parser.parse_args()
    together: Counter[str] = Counter()
    results = {}
    for path in arguments.gold:
        counts: Counter[str] = Counter()
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                counts += count_document(json.loads(line))
        results[path.name] = score(counts)
        together += counts
    results["together"] = score(together)
    for name, scores in results.items():
        print(f"{name:24}", "  ".join(f"{key} {value}" for key, value in scores.items()))
    if arguments.out:
        arguments.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
