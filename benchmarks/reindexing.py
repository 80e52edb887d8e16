"""What a second run over an unchanged folder costs, and what the first does beside embedding.

    python benchmarks/reindexing.py --files 8000 --out benchmarks/reindexing.json

The files are made here, of 350 words each, or are those of `--docs`. The first run is in this
process, with the bundled model; the seconds of embedding are those in the encoder, its loading
included. Each later run is the command in a process of its own.
"""

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from embeddings.encoder import DeferredEncoder  # noqa: E402
from qa.indexing import index_sources  # noqa: E402
from qa.library.library import Library  # noqa: E402

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
SENTENCES = 25


class TimedEncoder(DeferredEncoder):
    """The bundled model, and the seconds that it took."""

    seconds = 0.0

    def encode_documents(self, texts: list[str]):
        """Return what the model does, and count the seconds."""
        begin = time.perf_counter()
        vectors = super().encode_documents(texts)
        self.seconds += time.perf_counter() - begin
        return vectors


def write_files(folder: Path, count: int) -> None:
    """Fill `folder` with `count` files, an hour old, three in four of them dated."""
    source = random.Random(0)
    hour_ago = time.time() - 3600
    for number in range(count):
        day = f" date 2021-{source.randint(1, 12):02}-{source.randint(1, 28):02} "
        sentences = [
            " ".join(f"w{int(source.paretovariate(0.6)) % 50_000}" for _ in range(14)).capitalize()
            for _ in range(SENTENCES)
        ]
        sentences[2] = f"On {source.choice(DAYS)} {sentences[2]}"
        text = (day if number % 4 else "") + ". ".join(sentences) + "."
        path = folder / f"{number:06}.txt"
        path.write_text(text, encoding="utf-8")
        os.utime(path, (hour_ago, hour_ago))


def index_first(folder: Path, docs: Path) -> dict[str, float]:
    """Index `docs` into a new library and return the seconds of all of it and of embedding."""
    begin = time.perf_counter()
    encoder = TimedEncoder()
    library = Library.create(folder, encoder)
    result = index_sources([docs], library, encoder)
    library.close()
    seconds = time.perf_counter() - begin
    return {
        "reports": result.reports,
        "refused": len(result.refused),
        "passages": result.passages,
        "seconds": seconds,
        "embedding_s": encoder.seconds,
    }


def run_again(folder: Path, docs: Path) -> float:
    """Run `dateline index` and return its wall seconds."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "qa", "index", str(docs), "--library", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begin


def main() -> None:
    """Index twice, print the figures, and write them to `--out`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=8000)
    parser.add_argument("--docs", type=Path, help="reports, instead of made ones")
    parser.add_argument("--library", type=Path, help="keep the library that is made, here")
    parser.add_argument("--runs", type=int, default=3, help="over the unchanged folder")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        docs = options.docs or Path(place) / "docs"
        folder = options.library or Path(place) / "library"
        if not options.docs:
            docs.mkdir()
            write_files(docs, options.files)
        first = index_first(folder, docs)
        again = [run_again(folder, docs) for _ in range(options.runs)]
    figures = {
        "reports": first["reports"],
        "refused": first["refused"],
        "passages": first["passages"],
        "first_run_s": round(first["seconds"], 2),
        "embedding_s": round(first["embedding_s"], 2),
        "all_but_embedding_to_embedding": round(first["seconds"] / first["embedding_s"] - 1, 4),
        "second_run_s": round(min(again), 2),
        "second_run_to_first": round(min(again) / first["seconds"], 4),
    }
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    print(json.dumps(figures, indent=1))
    if options.out:
        result = {"figures": figures, "machine": machine, "second_runs_s": again}
        options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
