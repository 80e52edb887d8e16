"""Texts to unit vectors; the only module that imports sentence-transformers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import ModelNotFoundError
from embeddings.models import DEFAULT_MODEL, Model, find_model

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]


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
        vectors = self._transformer.encode_query(
            list(texts), normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension), for texts to be found."""
        vectors = self._transformer.encode_document(
            list(texts), normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def load_encoder(name: str = DEFAULT_MODEL) -> SentenceEncoder:
    """Load the model called `name`: the bundled one, a folder, or a hub name.

    Raises:
        ModelNotFoundError: there is no such model, or the hub cannot be reached.
        WeightsChangedError: the bundled weights are not the published ones.
    """
    model = find_model(name)
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    # A bar for every load is not for the person who asks.
    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        transformer = SentenceTransformer(model.location, local_files_only=model.is_local)
    except (OSError, ValueError) as error:
        first_line = str(error).strip().splitlines()[0]
        message = f"cannot load the model {name!r} ({first_line})"
        raise ModelNotFoundError(f"{message}; leave --model out to use {DEFAULT_MODEL}") from error
    return SentenceEncoder(model, transformer)


class DeferredEncoder:
    """An `Encoder` that loads its model when the first text comes: some runs have no text."""

    def __init__(self, name: str = DEFAULT_MODEL) -> None:
        """Find the model called `name`.

        Raises:
            ModelNotFoundError: there is no such model.
            WeightsChangedError: the bundled weights are not the published ones.
        """
        self._model = find_model(name)
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
            self._loaded = load_encoder(self.name)
        return self._loaded
