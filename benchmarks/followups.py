"""Whether a completed follow-up finds what the same question, written out by a person, finds.

    python benchmarks/followups.py canard_dev.jsonl.gz --out benchmarks/followups.json

The file (CANARD, Elgohary, Peskov and Boyd-Graber 2019) holds an object a line: `history`,
`question`, and `rewrite`, the question as a person completed it. The answers of all conversations
are what is searched, by meaning and by words; a question should find its own.
"""

import argparse
import gzip
import json
import os
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from embeddings.encoder import load_encoder
from qa.library.words import WordIndex
from qa.question.history import read_history
from qa.question.understanding import understand_question
from qa.retrieval.fusion import fuse_scores
from qa.types import Question

POOL, HITS = 100, 10
NO_ANSWER = {"i don't know.", "cannotanswer"}


def read_turns(path: Path) -> list[tuple[dict, str]]:
    """Return each question whose answer the next question's history tells, with the answer."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    later = {(tuple(row["history"][:-2]), row["history"][-2]): row["history"][-1] for row in rows}
    turns = [(row, later.get((tuple(row["history"]), row["question"]))) for row in rows]
    return [(row, said) for row, said in turns if said and said.lower() not in NO_ANSWER]


def main() -> None:
    """Search with each way of asking, print the shares that find their answer, and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("turns", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    turns = read_turns(options.turns)
    answers = list(dict.fromkeys(said for _, said in turns))
    encoder = load_encoder()
    vectors = encoder.encode_documents(answers)
    words = WordIndex.build((row, 0, text) for row, text in enumerate(answers, start=1))

    def count_hits(questions: list[str]) -> float:
        likeness = encoder.encode_queries(questions) @ vectors.T
        hits = 0
        for question, row, (_, said) in zip(questions, likeness, turns, strict=True):
            scores = fuse_scores(
                dict(enumerate(row.tolist(), start=1)), [words.search(question, POOL)]
            )
            found = sorted(scores, key=lambda place: -scores[place])[:HITS]
            hits += any(answers[place - 1] == said for place in found)
        return hits / len(turns)

    completed = [
        understand_question(
            Question(row["question"], history=read_history(row["history"]))
        ).search_text
        for row, _ in turns
    ]
    shares = {
        "as_asked": count_hits([row["question"] for row, _ in turns]),
        "completed": count_hits(completed),
        "written_out": count_hits([row["rewrite"] for row, _ in turns]),
    }
    figures = {f"hits@{HITS}_{name}": round(share, 4) for name, share in shares.items()}
    figures["completed_to_written_out"] = round(shares["completed"] / shares["written_out"], 4)
    result = {"questions": len(turns), "answers": len(answers), **figures}
    print(json.dumps(result, indent=1))
    if options.out:
        options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
