"""What a question expects for an answer: learned from questions whose answers' classes are known.

A multinomial logistic regression on the question's words and, where the embedding model is the one
that it was fitted with, on two embeddings: of the question, and of the words in it that tell what
is asked for. Classes after Li and Roth, "Learning Question Classifiers" (COLING 2002);
`training/questions/` fits the weights.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "expected.safetensors"
VOCABULARY = Path(__file__).parent / "expected.json"

Vectors = NDArray[np.float32]

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d[\d.,]*|[?%$€£]")
_BE = r"(?:is|are|was|were|['’]s|be|been|will be|would be)"
_NAMES = r"(?:the )?(?:name|names|kind|kinds|type|types|sort|sorts|title) of (?:the |an? )?"
# The words behind "which", or behind "what is the": "Nassau County prosecutor", "depth".
_HEAD = re.compile(
    rf"\b(?:what|which|whose|name|list)(?:\s*{_BE}\b)?\s+(?:{_NAMES})?(?:the\s+|an?\s+|his\s+|her\s+"
    r"|its\s+|their\s+|of\s+the\s+)?((?:[\w’'&.-]+\s*){1,5})",
    re.I,
)
_HEAD_ENDS = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must|of"
    r"|for|in|on|at|to|from|that|who|which|with|by|said|says|[a-z]+ed)\b",
    re.I,
)
_FIRST_TOKENS = 4


class Expected(StrEnum):
    """What class an answer is of."""

    DATE = "date"
    NUMBER = "number"
    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    THING = "thing"
    REASON = "reason"
    MANNER = "manner"
    STATEMENT = "statement"
    DESCRIPTION = "description"
    YES_OR_NO = "yes or no"


class QueryEncoder(Protocol):
    """What turns questions into unit vectors."""

    @property
    def identity(self) -> str:
        """What tells this encoder's vectors from those of every other."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one regression: words × classes, two embeddings × classes, and a bias.

    `embedded` has no rows in the regression that takes words alone.
    """

    words: Vectors
    embedded: Vectors
    bias: Vectors


@dataclass(frozen=True, slots=True)
class Regressions:
    """What was fitted: with embeddings of the encoder `identity`, and on words alone."""

    classes: tuple[Expected, ...]
    features: dict[str, int]
    identity: str
    whole: Weights
    lexical: Weights


def expect_answer(text: str, encoder: QueryEncoder | None = None) -> dict[Expected, float]:
    """Return how likely the answer to the question `text` is of each class; together 1."""
    fitted = load_regressions()
    is_known = encoder is not None and encoder.identity == fitted.identity
    weights = fitted.whole if is_known else fitted.lexical
    rows = [row for each in list_features(text) if (row := fitted.features.get(each)) is not None]
    scores = weights.bias + weights.words[rows].sum(axis=0) / max(1.0, len(rows) ** 0.5)
    if encoder is not None and is_known:
        scores = (
            scores + np.concatenate(encoder.encode_queries(embedded_texts(text))) @ weights.embedded
        )
    shares = np.exp(scores - scores.max())
    return dict(zip(fitted.classes, (shares / shares.sum()).tolist(), strict=True))


def embedded_texts(text: str) -> list[str]:
    """Return what of the question `text` is embedded: it, and what tells what is asked for."""
    return [text, find_head(text) or text]


def find_head(text: str) -> str:
    """Return the words of `text` that tell what is asked for, such as "coffee chain", or ""."""
    found = _HEAD.search(text)
    if not found:
        return ""
    words = found[1]
    end = _HEAD_ENDS.search(words, 1)
    return (words[: end.start()] if end else words).strip(" ?.,")


def list_features(text: str) -> list[str]:
    """Return the lexical features of `text`: its words and pairs, the first ones, the head's.

    Names and numbers are told by their shape alone.
    """
    tokens = [_shape(each, place) for place, each in enumerate(_TOKEN.findall(text))]
    head = [each.lower() for each in find_head(text).split()]
    return [
        *dict.fromkeys(f"w:{each}" for each in tokens),
        *dict.fromkeys(f"b:{one} {two}" for one, two in pairwise(tokens)),
        *(f"{place}:{each}" for place, each in enumerate(tokens[:_FIRST_TOKENS])),
        *(f"h:{each}" for each in head),
        *(f"l:{each}" for each in head[-1:]),
    ]


def _shape(token: str, place: int) -> str:
    if token[0].isdigit():
        return "00"
    return "Xx" if place and token[0].isupper() and not token.isupper() else token.lower()


@cache
def load_regressions() -> Regressions:
    """Return the regressions that `training/questions/` fitted."""
    from safetensors.numpy import load_file

    table = json.loads(VOCABULARY.read_text(encoding="utf-8"))
    arrays = {name: each.astype(np.float32) for name, each in load_file(WEIGHTS).items()}
    return Regressions(
        tuple(map(Expected, table["classes"])),
        {name: row for row, name in enumerate(table["features"])},
        table["identity"],
        Weights(arrays["whole.words"], arrays["whole.embedded"], arrays["whole.bias"]),
        Weights(arrays["lexical.words"], arrays["whole.embedded"][:0], arrays["lexical.bias"]),
    )
