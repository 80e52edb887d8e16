"""Each text of a question is encoded once."""

from collections.abc import Sequence

import numpy as np

from embeddings.memo import QueryMemo


class Counting:
    """An encoder of lengths, which notes what it was asked for."""

    name = identity = "lengths@1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)

    encode_documents = encode_queries


def test_a_text_is_encoded_once_and_keeps_its_place():
    encoder = Counting()
    memo = QueryMemo(encoder)
    assert memo.encode_queries(["abc", "a", "abc"]).tolist() == [[3, 1], [1, 1], [3, 1]]
    assert memo.encode_queries(["a", "ab"]).tolist() == [[1, 1], [2, 1]]
    assert encoder.asked == ["abc", "a", "ab"]
    assert memo.identity == "lengths@1"
