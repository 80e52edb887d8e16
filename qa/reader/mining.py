"""Hard negatives as retrieval brings them: passages that look like answering and do not.

A reader that has only seen passages of the right article is not prepared for what a search over an
archive puts before it (Karpukhin et al. 2020, section 3.2).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from embeddings.encoder import Encoder
from qa.reader.pairs import Record

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Of reviews, forum posts and single sentences, where "What did the author like?" is answered by
# many, nothing can be said about a passage beside the question's own.
_STAND_ALONE = {"squad", "squad2", "squadshifts-new_wiki"}
_LOOKED_AT = 12
_COMPARED_TOGETHER = 2_000


def mine_passages(records: Sequence[Record], encoder: Encoder) -> dict[str, list[str]]:
    """Return, for each answered question that stands alone, passages like it without its answer.

    They come from all of `records`, the likest first, at most twelve.
    """
    asked = [each for each in records if each.answers and each.source in _STAND_ALONE]
    passages = list(dict.fromkeys(each.context for each in records if each.source in _STAND_ALONE))
    if not asked:
        return {}
    documents = encoder.encode_documents(passages)
    lowered = [passage.lower() for passage in passages]
    mined: dict[str, list[str]] = {}
    for at in range(0, len(asked), _COMPARED_TOGETHER):
        chunk = asked[at : at + _COMPARED_TOGETHER]
        likeness = encoder.encode_documents([each.question for each in chunk]) @ documents.T
        for record, row in zip(chunk, _find_nearest(likeness), strict=True):
            answers = [text.lower() for _, text in record.answers]
            mined[record.question] = [
                passages[place]
                for place in row
                if not any(answer in lowered[place] for answer in answers)
            ]
    return mined


def _find_nearest(likeness: "NDArray[np.float32]") -> "NDArray[np.int64]":
    """Return the columns with the highest values of each row, the highest first."""
    many = min(_LOOKED_AT, likeness.shape[1])
    nearest = np.argpartition(-likeness, many - 1, axis=1)[:, :many]
    order = np.argsort(-np.take_along_axis(likeness, nearest, axis=1), axis=1, kind="stable")
    return np.take_along_axis(nearest, order, axis=1)
