"""Texts to unit vectors; the only module that imports sentence-transformers."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.cores import map_on_cores, size_parts
from embeddings.errors import ModelNotFoundError
from embeddings.models import DEFAULT_MODEL, Model, find_model
from embeddings.precision import fast_dtype

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

Vectors = NDArray[np.float32]

_BATCH = 32


class Encoder(Protocol):
    """What turns texts into vectors whose dot product is their likeness."""

    @property
    def name(self) -> str:
        """What loads this encoder again."""

    @property
    def identity(self) -> str:
        """What tells this encoder's vectors from those of every other."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension), for questions."""

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension), for texts to be found."""


class SentenceEncoder:
    """An `Encoder` on a sentence-transformers model (Reimers and Gurevych, 2019).

    The model's own prompts for queries and documents, where it has them, are applied.
    """

    def __init__(self, model: Model, transformer: "SentenceTransformer") -> None:
        self._model = model
        self._transformer = transformer

    @property
    def name(self) -> str:
        """The model's name: what loads it again."""
        return self._model.name

    @property
    def identity(self) -> str:
        """The model's name and the start of its weights' SHA-256."""
        return self._model.identity

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension), for questions."""
        (vectors,) = map_on_cores(self._encode_queries, [texts])
        return vectors

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension), for texts to be found."""
        if not texts:
            return np.empty((0, self._transformer.get_embedding_dimension() or 0), dtype=np.float32)
        # Each text once, and those of like lengths together, so that little of a batch is padding.
        order = sorted(dict.fromkeys(texts), key=len, reverse=True)
        size = size_parts(len(order), _BATCH)
        parts = [order[at : at + size] for at in range(0, len(order), size)]
        rows = {text: row for row, text in enumerate(order)}
        vectors = np.concatenate([*map_on_cores(self._encode_documents, parts)])
        return vectors[[rows[text] for text in texts]]

    def _encode_queries(self, texts: Sequence[str]) -> Vectors:
        vectors = self._transformer.encode_query(
            list(texts), show_progress_bar=False, convert_to_tensor=True
        )
        return _to_unit_vectors(vectors)

    def _encode_documents(self, texts: Sequence[str]) -> Vectors:
        vectors = self._transformer.encode_document(
            list(texts), batch_size=_BATCH, show_progress_bar=False, convert_to_tensor=True
        )
        return _to_unit_vectors(vectors)


def load_encoder(name: str = DEFAULT_MODEL, cache: Path | None = None) -> SentenceEncoder:
    """Load the model called `name`, which `find_model` finds, with the cache folder `cache`.

    Raises:
        ModelNotFoundError: there is no such model, or the hub cannot be reached.
        WeightsChangedError: the weights are not the published ones.
        CacheError: the large model cannot be joined.
    """
    model = find_model(name, cache)
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    # A bar for every load is not for the person who asks.
    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        transformer = SentenceTransformer(model.location, local_files_only=model.is_local)
        if transformer.device.type == "cpu":
            transformer.to(fast_dtype())
        # The first text settles how the tokenizer cuts and pads; from then on threads only read it.
        transformer.preprocess([""])
    except (OSError, ValueError) as error:
        first_line = str(error).strip().splitlines()[0]
        message = f"cannot load the model {name!r} ({first_line})"
        raise ModelNotFoundError(f"{message}; leave --model out to use {DEFAULT_MODEL}") from error
    return SentenceEncoder(model, transformer)


class DeferredEncoder:
    """An `Encoder` that loads its model when the first text comes: some runs have no text."""

    def __init__(self, name: str = DEFAULT_MODEL, cache: Path | None = None) -> None:
        """Find the model called `name`, with the cache folder `cache`.

        Raises:
            ModelNotFoundError: there is no such model.
            WeightsChangedError: the weights are not the published ones.
            CacheError: the large model cannot be joined.
        """
        self._cache = cache
        self._model = find_model(name, cache)
        self._loaded: SentenceEncoder | None = None

    @property
    def name(self) -> str:
        """The model's name: what loads it again."""
        return self._model.name

    @property
    def identity(self) -> str:
        """The model's name and the start of its weights' SHA-256."""
        return self._model.identity

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension), for questions."""
        return self._load().encode_queries(texts)

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension), for texts to be found."""
        return self._load().encode_documents(texts)

    def _load(self) -> SentenceEncoder:
        if self._loaded is None:
            self._loaded = load_encoder(self.name, self._cache)
        return self._loaded


def _to_unit_vectors(vectors: "Tensor") -> Vectors:
    """Return `vectors`, rows × dimension, as float32 of length 1."""
    # In bfloat16 a length is only known to three digits.
    exact: Vectors = vectors.float().cpu().numpy()
    lengths: Vectors = np.linalg.norm(exact, axis=1, keepdims=True)
    return np.divide(exact, np.maximum(lengths, 1e-12), dtype=np.float32)
