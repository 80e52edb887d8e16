"""How long reading ten passages takes beside one forward pass of the encoder over the same pairs.

Run it as `python benchmarks/reader_speed.py [--rounds N]`; it prints one JSON object, times in
milliseconds. Both are timed in turn in one run, so that other work on the machine hits both.
"""

import argparse
import json
import time
from collections.abc import Callable
from statistics import median

import torch
from transformers import AutoTokenizer

from embeddings.models import find_model
from embeddings.precision import fast_dtype
from qa.reader.model import load_encoder
from qa.reader.reader import load_reader

QUESTION = "When did General Milley speak with General Gerasimov?"
SENTENCE = (
    "General Mark Milley spoke with General Valery Gerasimov on March 31, the ministry said. "
)
PASSAGES, WORDS = 10, 120


def main() -> None:
    """Time both, in turn, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    words = (SENTENCE * WORDS).split()
    passages = [" ".join(words[start : start + WORDS]) for start in range(PASSAGES)]

    reader = load_reader()
    base = find_model().location
    tokenizer = AutoTokenizer.from_pretrained(base)
    encoder = load_encoder(base).to(fast_dtype()).eval()

    def read() -> None:
        reader.read(QUESTION, passages)

    def encode() -> None:
        batch = tokenizer([QUESTION] * PASSAGES, passages, padding=True, return_tensors="pt")
        with torch.inference_mode():
            encoder(**batch)

    times: dict[Callable[[], None], list[float]] = {read: [], encode: []}
    for _ in range(rounds + 2):
        for work, taken in times.items():
            began = time.perf_counter()
            work()
            taken.append(1000 * (time.perf_counter() - began))
    # The first two rounds fill caches.
    reading, forward = (median(taken[2:]) for taken in times.values())
    ratios = [a / b for a, b in zip(times[read][2:], times[encode][2:], strict=True)]
    result = {
        "passages": PASSAGES,
        "words": WORDS,
        "rounds": rounds,
        "read_ms": round(reading, 2),
        "forward_ms": round(forward, 2),
        "ratio": round(median(ratios), 3),
        "limit": 1.5,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
