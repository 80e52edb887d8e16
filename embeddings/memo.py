"""The vectors of one question's texts, each made once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encoder

Vectors = NDArray[np.float32]


class QueryMemo:
    """Remembers what `encoder` made of each text, for as long as one question is answered.

    What is asked for and what is searched for are mostly told by the same text, and a pass for it
    takes as long as one for both.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}

    @property
    def identity(self) -> str:
        """What tells the encoder's vectors from those of every other."""
        return self._encoder.identity

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension), of one text or more."""
        unknown = [text for text in dict.fromkeys(texts) if text not in self._known]
        if unknown:
            vectors = self._encoder.encode_queries(unknown)
            self._known.update(zip(unknown, vectors, strict=True))
        return np.stack([self._known[text] for text in texts])
