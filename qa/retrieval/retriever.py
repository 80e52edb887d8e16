"""A question to the passages that may answer it, by meaning and by words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.library.library import Library
from qa.retrieval.fusion import fuse_ranks
from qa.types import Passage, Period, Report

Vectors = NDArray[np.float32]

_POOL = 100
# Rankings of the reports of the period that a question names, against those of all reports.
_NAMED_PERIOD = 2.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A retrieved passage, its report, and its fused score (higher is better)."""

    report: Report
    passage: Passage
    score: float


def retrieve_passages(
    library: Library, text: str, vector: Vectors, period: Period, named: Period
) -> list[Candidate]:
    """Return the passages of `library` nearest to a question, best first, each once.

    `text` is the question in words and `vector`, shape (dimension,), its embedding; the rankings by
    the two are fused by rank. A `period` that is not open keeps only the reports that are known to
    be published in it. The period that the question names, `named`, weighs softly: the rankings of
    the reports published in it are fused in as well.
    """
    weights = {period: 1.0}
    if period.is_open and not named.is_open:
        weights[named] = _NAMED_PERIOD
    rankings: list[tuple[list[int], float]] = []
    for days, weight in weights.items():
        rankings.append((library.nearest(vector, _POOL, days), weight))
        rankings.append((library.matching(text, _POOL, days), weight))
    scores = dict(fuse_ranks(rankings)[:_POOL])
    return [
        Candidate(stored.report, stored.passage, scores[stored.row])
        for stored in library.passages(scores)
    ]


def list_sources(candidates: list[Candidate], limit: int = 20) -> tuple[str, ...]:
    """Return the first `limit` sources of `candidates`, best first, each once."""
    return tuple(dict.fromkeys(candidate.report.source for candidate in candidates))[:limit]
