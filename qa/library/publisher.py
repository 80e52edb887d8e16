"""From what was put in to indexes that can be searched: the writer's side of a generation."""

from pathlib import Path

from embeddings.index import VectorIndex
from qa.library.generations import (
    VECTORS,
    DamagedGenerationError,
    Generation,
    build_in_memory,
    derive_vectors,
    find_generation,
    open_generation,
    write_generation,
)
from qa.library.store import Store


class Publisher:
    """Brings the indexes of the library in `folder`, or in memory, up to its store."""

    def __init__(self, store: Store, folder: Path | None) -> None:
        self._store = store
        self._folder = folder
        self._current: Generation | None = None
        self._draft: tuple[int, VectorIndex] | None = None

    def vectors(self) -> VectorIndex:
        """Return an index of the vectors of all passages, published or not."""
        version = self._store.rows_version
        if self._draft is None or self._draft[0] != version:
            current = self._find_current()
            known = None
            if self._folder and current:
                place = find_generation(self._folder, current.number)
                known = place / VECTORS, current.days[:, 0]
            rows = self._store.passages.days()[:, 0]
            self._draft = version, derive_vectors(self._store.passages, rows, known)
        return self._draft[1]

    def publish(self) -> Generation:
        """Make the next generation and let it be the one that holds.

        Raises:
            OSError: there is no room, or no right to write.
        """
        if self._folder is None:
            return build_in_memory(self._store, self.vectors())
        vectors = self.vectors()
        made = write_generation(self._folder, self._store, self._find_current(), vectors)
        self._current, self._draft = made, None
        return made

    def _find_current(self) -> Generation | None:
        """Return the generation on disk, where it holds: another process may have made it."""
        number = self._store.state.generation
        if self._folder is None or number == 0:
            return None
        if self._current is None or self._current.number != number:
            try:
                self._current, self._draft = open_generation(self._folder, number), None
            except DamagedGenerationError:
                return None
        return self._current
