"""How fast passages become vectors, beside sentence-transformers with its defaults.

Run it as `python benchmarks/embedding.py ARTICLES.jsonl[.gz] [--passages N] [--rounds N]`; it
writes benchmarks/embedding.json. Both embed the same passages in turn in one run, so that other
work on the machine hits both, and the ten nearest neighbours of every passage are compared.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from embeddings.encoder import load_encoder
from embeddings.models import find_model
from embeddings.precision import fast_dtype
from qa.ingest.passages import split_passages
from qa.ingest.sources import find_files, read_file
from qa.types import Report

RESULT = Path(__file__).with_suffix(".json")
NEIGHBOURS = 10
Vectors = NDArray[np.float32]


def main() -> None:
    """Embed with both, in turn, and write what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="dated articles, JSONL or JSONL.gz")
    parser.add_argument("--passages", type=int, default=2_000, help="how many of their passages")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = read_passages(options.articles, options.passages)
    plain = SentenceTransformer(find_model().location)
    encoder = load_encoder()
    ways: dict[str, Callable[[], Vectors]] = {
        "sentence_transformers": lambda: np.asarray(plain.encode(texts)),
        "dateline": lambda: encoder.encode_documents(texts),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    vectors: dict[str, Vectors] = {}
    for _ in range(options.rounds):
        for name, embed in ways.items():
            began = time.perf_counter()
            vectors[name] = embed()
            seconds[name].append(time.perf_counter() - began)
    slow, fast = seconds.values()
    result = {
        "passages": len(texts),
        "rounds": options.rounds,
        "threads": torch.get_num_threads(),
        "precision": str(fast_dtype()),
        "passages_per_s": {name: round(len(texts) / median(t), 1) for name, t in seconds.items()},
        "times_as_fast": round(median(a / b for a, b in zip(slow, fast, strict=True)), 2),
        "seconds": {name: [round(each, 2) for each in taken] for name, taken in seconds.items()},
        "top_10_overlap": round(compare_neighbours(*vectors.values()), 4),
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result))


def read_passages(path: Path, count: int) -> list[str]:
    """Return the first `count` passages of the articles in `path`, as they would be indexed."""
    texts: list[str] = []
    for report in read_file(*find_files([path])):
        if isinstance(report, Report):
            passages = split_passages(report)
            texts += [f"{report.title} {report.text[p.start : p.end]}".strip() for p in passages]
        if len(texts) >= count:
            break
    return texts[:count]


def compare_neighbours(one: Vectors, other: Vectors) -> float:
    """Return the mean share of each row's ten nearest rows that both have in common."""
    shares = []
    for row in range(len(one)):
        nearest = [
            set(np.argsort(-np.delete(vectors @ vectors[row], row))[:NEIGHBOURS])
            for vectors in (one, other)
        ]
        shares.append(len(nearest[0] & nearest[1]) / NEIGHBOURS)
    return float(np.mean(shares))


if __name__ == "__main__":
    main()
