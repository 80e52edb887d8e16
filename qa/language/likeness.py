"""How much two texts have in common: enough to tell one event, or one a copy of the other."""

import re
from functools import lru_cache

# Words are compared by their beginnings: "Ukraine" and "Ukrainian" are one.
_STEM = 5
_FEWEST = 3
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_WORD = re.compile(r"[^\W_]+")


def share_words(one: str, other: str) -> float:
    """Return the share of the shorter sentence's words that the other has, from 0 to 1.

    Words of four letters and more are compared by their first five. Fewer than three in common
    count as none.
    """
    here, there = _stems(one), _stems(other)
    common = len(here & there)
    return common / min(len(here), len(there)) if common >= _FEWEST else 0.0


@lru_cache(maxsize=256)
def list_runs(text: str, length: int) -> frozenset[tuple[str, ...]]:
    """Return every run of `length` words of `text`, in small letters.

    Two texts with a long run in common quote one source (Broder, "On the resemblance and
    containment of documents", 1997).
    """
    words = _WORD.findall(text.lower())
    return frozenset(zip(*(words[start:] for start in range(length)), strict=False))


def share_runs(one: str, other: str, length: int) -> float:
    """Return Jaccard's index of the runs of `length` words of two texts, from 0 to 1."""
    here, there = list_runs(one, length), list_runs(other, length)
    return len(here & there) / max(1, len(here | there))


def _stems(sentence: str) -> frozenset[str]:
    return frozenset(word.lower()[:_STEM] for word in _LONG_WORD.findall(sentence))
