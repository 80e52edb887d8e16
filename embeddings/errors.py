"""What can go wrong between a model's name and a vector.

EmbeddingError
├── ModelNotFoundError   no such package, folder or hub name
├── WeightsChangedError  the weights on disk are not the published ones
├── CacheError           a model cannot be joined: no room, or no right to write
└── DamagedIndexError    a vector index on disk is missing or not as it was written
"""


class EmbeddingError(Exception):
    """Root of the errors of this package; its message names the next command."""


class ModelNotFoundError(EmbeddingError):
    """No model under that name."""


class WeightsChangedError(EmbeddingError):
    """The weights' SHA-256 is not the one that was published."""


class CacheError(EmbeddingError):
    """A model cannot be joined in the cache folder: no room, or no right to write."""


class DamagedIndexError(EmbeddingError):
    """A vector index on disk is missing, cut short or changed."""
