"""The one reader of the environment, and the places that the program knows by itself."""

import os
from pathlib import Path

from embeddings.models import DEFAULT_MODEL

# Beside the package both in a checkout and where pip installs it.
SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def default_model() -> str:
    """Return the embedding model to use: `DATELINE_MODEL`, else the bundled one."""
    return os.environ.get("DATELINE_MODEL") or DEFAULT_MODEL


def cache_folder() -> Path | None:
    """Return where models are joined: `DATELINE_CACHE`, or None for the user's own cache."""
    folder = os.environ.get("DATELINE_CACHE")
    return Path(folder).expanduser() if folder else None
