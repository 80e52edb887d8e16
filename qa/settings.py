"""The one reader of the environment, and the places that the program knows by itself."""

import os
from pathlib import Path

from embeddings.models import DEFAULT_MODEL

# Beside the package both in a checkout and where pip installs it.
SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def default_model() -> str:
    """Return the embedding model to use: `DATELINE_MODEL`, else the bundled one."""
    return os.environ.get("DATELINE_MODEL") or DEFAULT_MODEL
