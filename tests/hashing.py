"""Indexes into a library with vectors of hashed words: a run that is short enough to be killed.

python hashing.py LIBRARY SOURCE … [--at-most BYTES]
"""

import argparse
import hashlib
import re
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from qa.errors import DatelineError
from qa.indexing import index_sources
from qa.library.library import Library

DIMENSION = 16


class HashingEncoder:
    """Texts with words in common are near; the same text has the same vector in every process."""

    name = identity = "hashing@1"

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        return self.encode_documents(texts)

    def encode_documents(self, texts: Sequence[str]) -> np.ndarray:
        words = [re.findall(r"\w+", text.lower()) for text in texts]
        vectors = np.stack([sum(map(_hash_word, each)) for each in words])
        return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def _hash_word(word: str) -> np.ndarray:
    digest = hashlib.blake2b(word.encode(), digest_size=DIMENSION).digest()
    return np.frombuffer(digest, dtype=np.uint8).astype(np.float64) - 127.4


def index(folder: Path, *sources: Path):
    """Index `sources` into the library in `folder`, and return what was done."""
    encoder = HashingEncoder()
    library = Library.create(folder, encoder)
    try:
        return index_sources(sources, library, encoder)
    finally:
        library.close()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("library", type=Path)
    parser.add_argument("sources", type=Path, nargs="+")
    parser.add_argument("--at-most", type=int, help="bytes that a file may have")
    options = parser.parse_args()
    # What takes its time is imported before the work that a test cuts short begins.
    import datasketch  # noqa: F401
    import faiss  # noqa: F401
    import tantivy  # noqa: F401

    print("begins", flush=True)
    if options.at_most:
        resource.setrlimit(resource.RLIMIT_FSIZE, (options.at_most, options.at_most))
    begin = time.perf_counter()
    try:
        print(index(options.library, *options.sources))
    except DatelineError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"seconds {time.perf_counter() - begin:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
