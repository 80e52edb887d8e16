"""How much two sentences have in common: enough to tell one event, or one a copy of the other."""

import re
from functools import lru_cache

import numpy as np

_STEM = 5
_FEWEST = 3
_SHINGLE = 8
# Odd, so that it loses nothing modulo 2^64.
_FACTOR = np.int64(6364136223846793005)
_WORD = re.compile(r"[^\W\d_]{4,}")
_ANY_WORD = re.compile(r"[^\W_]+")


def share_words(one: str, other: str) -> float:
    """Return the share of the shorter sentence's words that the other has, from 0 to 1.

    Words of four letters and more are compared by their first five: "Ukraine" and "Ukrainian" are
    one. Fewer than three in common count as none.
    """
    here, there = _stems(one), _stems(other)
    common = len(here & there)
    return common / min(len(here), len(there)) if common >= _FEWEST else 0.0


def _stems(sentence: str) -> frozenset[str]:
    return frozenset(word.lower()[:_STEM] for word in _WORD.findall(sentence))


@lru_cache(maxsize=256)
def list_shingles(text: str) -> frozenset[int]:
    """Return the hashes of every run of eight words of `text`.

    Two texts with a run in common quote one source (Broder, "On the resemblance and containment of
    documents", 1997).
    """
    words = _ANY_WORD.findall(text.lower())
    count = len(words) - _SHINGLE + 1
    if count < 1:
        return frozenset()
    hashes = np.fromiter(map(hash, words), dtype=np.int64, count=len(words))
    # A polynomial of the words' hashes, modulo 2^64 (Karp and Rabin 1987).
    runs = np.zeros(count, dtype=np.int64)
    for place in range(_SHINGLE):
        runs = runs * _FACTOR + hashes[place : place + count]
    return frozenset(runs.tolist())
