"""Likeness of meaning and of words to one score."""

from collections.abc import Mapping, Sequence

# Tuned on the dated questions of a news archive; there sums of scores found the right report first
# more often than reciprocal ranks, which forget by how much one passage is better than another.
_WORDS_COUNT = 0.3
# A passage that the search by words did not bring is taken to match half as well as the last one.
_UNRANKED = 0.5


def fuse_scores(
    likeness: Mapping[int, float], rankings: Sequence[Sequence[tuple[int, float]]]
) -> dict[int, float]:
    """Return the score of each row of `likeness`: its cosine, and what its words add to that.

    `rankings` are rows with their BM25 scores, best first, the first of them over all that is
    searched. BM25 has no upper bound, so each score is divided by the best.
    """
    matched: dict[int, float] = {}
    for ranking in rankings:
        matched.update(ranking)
    best = max(matched.values(), default=0.0)
    if best <= 0.0:
        return dict(likeness)
    unranked = _UNRANKED * rankings[0][-1][1] if rankings[0] else 0.0
    return {
        row: alike + _WORDS_COUNT * matched.get(row, unranked) / best
        for row, alike in likeness.items()
    }
