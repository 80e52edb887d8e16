"""What is in a library, in figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from embeddings.errors import DamagedIndexError
from embeddings.index import read_facts
from qa.library.generations import VECTORS, find_generation
from qa.library.store import Store


@dataclass(frozen=True, slots=True)
class Contents:
    """What a library holds.

    `stories` counts reports that are nearly copies of one text once, `copies` the further names of
    texts that came more than once. `sizes` are bytes on disk. `index` and `recall` are the kind of
    the vector index and its recall@10, "" and None where there is none that can be read.
    """

    reports: int
    passages: int
    files: int
    refused: int
    copies: int
    stories: int
    first: date | None
    last: date | None
    undated: int
    formats: dict[str, int]
    model: str
    generation: int
    index: str
    recall: float | None
    sizes: dict[str, int]
    changed: str


def sum_up_contents(folder: Path, store: Store) -> Contents:
    """Return what the library in `folder` holds."""
    reports, passages = store.count()
    state = store.state
    first, last, dated, stories = store.connection.execute(
        "SELECT min(published), max(published), count(published), count(DISTINCT story) FROM report"
    ).fetchone()
    index, recall = _read_index(folder, state.generation)
    formats = store.connection.execute(
        "SELECT format, count(*) FROM report GROUP BY format ORDER BY 2 DESC, 1"
    )
    return Contents(
        reports=reports,
        passages=passages,
        files=_count(store, "file"),
        refused=_count(store, "refusal"),
        copies=_count(store, "name") - reports,
        stories=stories,
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        undated=reports - dated,
        formats=dict(formats.fetchall()),
        model=state.identity,
        generation=state.generation,
        index=index,
        recall=recall,
        sizes=_measure(folder, state.generation),
        changed=state.changed,
    )


def _count(store: Store, table: str) -> int:
    query = f"SELECT count(*) FROM {table}"  # noqa: S608
    return int(store.connection.execute(query).fetchone()[0])


def _read_index(folder: Path, generation: int) -> tuple[str, float | None]:
    try:
        facts = read_facts(find_generation(folder, generation) / VECTORS)
    except DamagedIndexError:
        return "", None
    return facts.kind, facts.recall


def _measure(folder: Path, generation: int) -> dict[str, int]:
    place = find_generation(folder, generation)
    return {
        "reports": _size(folder.glob("library.sqlite3*")),
        "vectors": _size(place.glob("vectors.*")),
        "words": _size(place.glob("words/*")),
    }


def _size(paths: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())
