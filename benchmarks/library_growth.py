"""What a library costs as it grows: time to build, disk, memory while it serves, time to search.

    python benchmarks/library_growth.py 10000 100000 1000000 --out benchmarks/library_growth.json

The passages are made here: vectors of 384 dimensions in clusters of uneven size, as news has its
subjects, and words drawn as often as their rank says (Zipf). A process of its own serves each
library and is asked 200 questions near the clusters, one after another.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import numpy as np
import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from qa.library.contents import sum_up_contents  # noqa: E402
from qa.library.library import Library  # noqa: E402
from qa.types import DateBasis, Passage, Period, Report, ReportDate, Span  # noqa: E402

DIMENSION, CLUSTERS, SPREAD = 384, 2000, 0.9
WORDS, WORDS_A_PASSAGE, PASSAGES_A_REPORT = 60_000, 80, 10
TOGETHER = 100
QUESTIONS = 200


class Synthetic:
    """An encoder by name alone: the vectors are made here."""

    name = identity = "synthetic@1"

    def encode_queries(self, texts: list[str]) -> np.ndarray:
        """Never asked."""
        raise NotImplementedError

    encode_documents = encode_queries


@lru_cache(maxsize=1)
def draw_centres() -> np.ndarray:
    """Return the centres of the clusters, shape (2000, 384), always the same."""
    return np.random.default_rng(1).normal(size=(CLUSTERS, DIMENSION)).astype(np.float32)


def draw_vectors(source: np.random.Generator, count: int) -> np.ndarray:
    """Return `count` unit vectors, shape (count, 384), around centres that are always the same."""
    centres = draw_centres()
    share = 1 / np.arange(1, CLUSTERS + 1) ** 0.5
    near = source.choice(CLUSTERS, count, p=share / share.sum())
    noise = source.normal(size=(count, DIMENSION)).astype(np.float32)
    vectors = centres[near] + SPREAD * noise
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def draw_words(source: np.random.Generator, count: int) -> list[str]:
    """Return `count` words, drawn as often as their rank says."""
    return [f"w{rank}" for rank in np.minimum(source.zipf(1.2, count), WORDS)]


def make_reports(source: np.random.Generator, count: int) -> Iterator[tuple[Report, list[Passage]]]:
    """Yield reports that have `count` passages in all."""
    for first in range(0, count, PASSAGES_A_REPORT):
        texts = [
            " ".join(draw_words(source, WORDS_A_PASSAGE)) + "."
            for _ in range(min(PASSAGES_A_REPORT, count - first))
        ]
        ends = np.cumsum([len(text) + 1 for text in texts]) - 1
        spans = [
            Span(int(end) - len(text), int(end)) for end, text in zip(ends, texts, strict=True)
        ]
        day = date(2000, 1, 1) + timedelta(days=int(source.integers(0, 9000)))
        published = ReportDate(day, DateBasis.STATED, "made so")
        report = Report(f"{first}.txt", "", " ".join(texts), published)
        yield report, [Passage(span.start, span.end, (span,)) for span in spans]


def build(folder: Path, count: int) -> dict[str, float]:
    """Make a library of `count` passages in `folder` and return what that took."""
    source = np.random.default_rng(2)
    library = Library.create(folder, Synthetic())
    begin = time.perf_counter()
    group: list[tuple[Report, list[Passage]]] = []
    with library.writing():
        for each in make_reports(source, count):
            group.append(each)
            if len(group) == TOGETHER:
                put_in(library, source, group)
        put_in(library, source, group)
        put = time.perf_counter()
        library.publish()
    end = time.perf_counter()
    contents = sum_up_contents(folder, library.store)
    recall = measure_recall(library)
    library.close()
    return {
        "put_in_s": round(put - begin, 1),
        "index_s": round(end - put, 1),
        "build_peak_mb": round(peak_megabytes(), 1),
        "index": contents.index,
        "recall_kept": contents.recall,
        "recall_of_new_questions": recall,
        **{f"{name}_disk_mb": round(size / 1e6, 1) for name, size in contents.sizes.items()},
    }


def put_in(library: Library, source: np.random.Generator, group: list) -> None:
    """Put `group` in, in one transaction, and empty it."""
    with library.store.transaction():
        for report, passages in group:
            library.add(report, passages, draw_vectors(source, len(passages)))
    group.clear()


def measure_recall(library: Library) -> float:
    """Return recall@10 of vectors that are not in the library, against exact search over all."""
    questions = draw_vectors(np.random.default_rng(3), QUESTIONS)
    rows = np.empty((QUESTIONS, 0), dtype=np.int64)
    scores = np.empty((QUESTIONS, 0), dtype=np.float32)
    for some, vectors in library.store.passages.vectors():
        scores = np.concatenate([scores, questions @ vectors.T], axis=1)
        rows = np.concatenate([rows, np.tile(some, (QUESTIONS, 1))], axis=1)
        best = np.argsort(-scores, axis=1)[:, :10]
        scores, rows = (np.take_along_axis(each, best, axis=1) for each in (scores, rows))
    found = [set(library.nearest(question, 10, Period())) for question in questions]
    shares = [len(got & set(truly.tolist())) / 10 for got, truly in zip(found, rows, strict=True)]
    return round(float(np.mean(shares)), 4)


def serve(folder: Path) -> dict[str, float]:
    """Open the library in `folder` and return what opening and asking it takes."""
    begin = time.perf_counter()
    library = Library.open(folder, Synthetic())
    opened = time.perf_counter()
    source = np.random.default_rng(4)
    questions = draw_vectors(source, QUESTIONS)
    texts = [" ".join(draw_words(source, 8)) for _ in range(QUESTIONS)]
    year = Period(date(2010, 1, 1), date(2010, 12, 31))
    searches = {
        "vectors": [lambda each=each: library.nearest(each, 100, Period()) for each in questions],
        "vectors_of_a_year": [
            lambda each=each: library.nearest(each, 100, year) for each in questions
        ],
        "words": [lambda each=each: library.matching(each, 100, Period()) for each in texts],
        "words_of_a_year": [lambda each=each: library.matching(each, 100, year) for each in texts],
        "passages": [
            lambda each=each: list(library.passages(dict(library.matching(each, 100, Period()))))
            for each in texts
        ],
    }
    figures = {"open_s": round(opened - begin, 2)}
    for name, calls in searches.items():
        times = sorted(measure(call) for call in calls)
        figures[f"{name}_p50_ms"] = round(times[len(times) // 2], 2)
        figures[f"{name}_p95_ms"] = round(times[int(0.95 * (len(times) - 1))], 2)
    memory = psutil.Process().memory_info()
    return figures | {"resident_mb": round(memory.rss / 1e6, 1), "peak_mb": peak_megabytes()}


def measure(call) -> float:
    """Return the milliseconds that `call` takes."""
    begin = time.perf_counter()
    call()
    return (time.perf_counter() - begin) * 1000


def peak_megabytes() -> float:
    """Return the most memory that this process has had."""
    import resource

    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, 1)


def run(mode: str, folder: Path, count: int) -> dict[str, float]:
    """Build or serve in a process of its own, so that its memory is its own."""
    command = [sys.executable, __file__, str(count), f"--{mode}", str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout)


def main() -> None:
    """Build and serve a library of each size, print the figures, and write them to `--out`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("passages", type=int, nargs="+")
    parser.add_argument("--folder", type=Path, help="where the libraries are made and deleted")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build or options.serve:
        made = build(options.build, *options.passages) if options.build else serve(options.serve)
        print(json.dumps(made))
        return
    figures = {}
    for count in options.passages:
        with tempfile.TemporaryDirectory(dir=options.folder) as place:
            folder = Path(place) / "library"
            figures[str(count)] = run("build", folder, count) | run("serve", folder, count)
        print(json.dumps({str(count): figures[str(count)]}, indent=1), flush=True)
        if options.out:
            machine = {"cores": os.cpu_count(), "python": platform.python_version()}
            result = {"machine": machine, "passages": figures}
            options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
