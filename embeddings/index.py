"""Vectors to nearest rows; the only module that imports faiss."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import DamagedIndexError
from embeddings.files import hash_file, write_durably
from embeddings.recall import NEIGHBOURS, Nearest, Sample, measure_recall

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]
# Opened anew for each pass: rows, shape (n,), and their unit vectors, shape (n, dimension).
Chunks = Callable[[], Iterable[tuple[Rows, Vectors]]]

EXACT_UP_TO = 100_000

_EXACT = "Flat"
_LEAST_RECALL = 0.95
_MOST_CELLS = 4096
# Fewer training vectors a cell than this, and k-means says that they are too few.
_TRAINED_PER_CELL = 40
_QUERIES_A_THREAD = 64
# Grown or shrunk by more than this since its cells were placed, an index is built anew.
_MOST_GROWTH = 1.5


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """What an index is: kept beside it as JSON, with the checksum of its file.

    `kind` is faiss's name for it; `recall` is recall@10 against exact search, measured on a sample
    when the index was built, over `built_rows` rows; `probes` is how many cells a search looks
    into, 0 where the search is exact.
    """

    kind: str
    rows: int
    dimension: int
    recall: float
    built_rows: int
    probes: int
    checksum: str = ""


class VectorIndex:
    """Nearest neighbours by dot product over unit vectors, each known by its row's number.

    Exact up to 100,000 rows; above, an inverted file of 8-bit vectors (Jégou et al., "Product
    quantization for nearest neighbor search", 2011) that looks into as many cells as a recall@10 of
    0.95 takes.
    """

    def __init__(self, index: Any, facts: IndexFacts) -> None:
        self._index = index
        self._facts = facts

    @classmethod
    def build(cls, chunks: Chunks, count: int, exact_up_to: int | None = None) -> "VectorIndex":
        """Index the `count` vectors of `chunks`, which is gone through once or twice."""
        exact_up_to = exact_up_to or EXACT_UP_TO
        sample = Sample.draw(chunks(), count, _sample_size(count, exact_up_to))
        dimension = sample.vectors.shape[1]
        kind = _EXACT if count <= exact_up_to else f"IVF{_count_cells(count)},SQ8"
        made = cls(_make(kind, sample.vectors), IndexFacts(kind, 0, dimension, 1.0, count, 0))
        if kind == _EXACT:
            for rows, vectors in chunks():
                made.add(rows, vectors)
            return made
        asked = sample.for_recall()
        for rows, vectors in chunks():
            made.add(rows, vectors)
            asked.look_through(rows, vectors)
        made._choose_probes(asked)
        return made

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        """Read the index in the file `path`, checked against what is written beside it.

        Raises:
            DamagedIndexError: it is missing, cut short or changed.
        """
        import faiss

        facts = read_facts(path)
        if not path.is_file() or hash_file(path) != facts.checksum:
            raise DamagedIndexError(f"{path} is missing or not as it was written")
        return cls(faiss.read_index(str(path)), facts)

    def save(self, path: Path) -> None:
        """Write the index to `path` and its facts beside it.

        Raises:
            OSError: there is no room, or no right to write.
        """
        import faiss

        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise OSError(f"cannot write {path}") from error
        facts = replace(self.facts, checksum=hash_file(path))
        write_durably(_facts_path(path), json.dumps(asdict(facts), indent=1))

    @property
    def facts(self) -> IndexFacts:
        """What the index is now."""
        return replace(self._facts, rows=len(self))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def rows(self) -> Rows:
        """Return the number of every row, in order, shape (rows,)."""
        import faiss

        if self._facts.kind == _EXACT:
            return np.sort(faiss.vector_to_array(self._index.id_map))
        lists = self._index.invlists
        cells = [
            faiss.rev_swig_ptr(lists.get_ids(cell), lists.list_size(cell)).copy()
            for cell in range(lists.nlist)
            if lists.list_size(cell)
        ]
        return np.sort(np.concatenate([np.empty(0, dtype=np.int64), *cells]))

    def can_take(self, count: int, exact_up_to: int | None = None) -> bool:
        """Whether the index stays of the right kind with `count` rows; else it is built anew."""
        exact_up_to = exact_up_to or EXACT_UP_TO
        if self._facts.kind == _EXACT:
            return count <= exact_up_to and self._facts.built_rows > 0
        built = self._facts.built_rows
        return exact_up_to < count and built / _MOST_GROWTH <= count <= built * _MOST_GROWTH

    def add(self, rows: Rows, vectors: Vectors) -> None:
        """Put in `vectors`, shape (n, dimension), as `rows`, shape (n,)."""
        self._index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), rows)

    def remove(self, rows: Rows) -> None:
        """Take out `rows`, shape (n,)."""
        if len(rows):
            self._index.remove_ids(np.ascontiguousarray(rows, dtype=np.int64))

    def search(self, query: Vectors, k: int, among: Rows | None = None) -> tuple[Rows, Vectors]:
        """Return the `k` nearest rows to `query`, shape (dimension,), and their dot products.

        Only the rows `among` are looked at, where they are given. Both results come best first and
        have the same shape, (n,) with n at most `k`.
        """
        wanted = min(k, len(self) if among is None else len(among))
        if wanted == 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        rows, scores = self._search(query[None], wanted, among, self._facts.probes)
        found = rows[0] >= 0
        return rows[0][found], scores[0][found]

    def search_many(self, queries: Vectors, k: int) -> Rows:
        """Return the `k` nearest rows to each of `queries`, shape (queries, dimension).

        The result has shape (queries, n) with n at most `k`, best first, -1 where none was found:
        what `search` finds, in one pass over the index.
        """
        wanted = min(k, len(self))
        if wanted == 0:
            return np.empty((len(queries), 0), dtype=np.int64)
        rows, _ = self._search(queries, wanted, None, self._facts.probes)
        return rows

    def _search(
        self, queries: Vectors, k: int, among: Rows | None, probes: int
    ) -> tuple[Rows, Vectors]:
        queries = np.ascontiguousarray(queries, dtype=np.float32)
        selector = None if among is None else _make_selector(among)
        if among is not None and probes:
            # Few rows lie in few cells: as many are looked into as hold what the whole would give.
            probes = min(self._index.nlist, -(-probes * len(self) // len(among)))
        parameters = _make_parameters(selector, probes)
        with _few_threads(len(queries)):
            scores, rows = self._index.search(queries, k, params=parameters)
        return rows, scores

    def _choose_probes(self, asked: Nearest) -> None:
        """Look into twice as many cells until recall is good; more would only cost time."""
        probes, recall = 1, 0.0
        while True:
            found, _ = self._search(asked.vectors, NEIGHBOURS + 1, None, probes)
            recall = measure_recall(found, asked)
            if recall >= _LEAST_RECALL or probes >= self._index.nlist:
                break
            probes = min(2 * probes, self._index.nlist)
        self._facts = replace(self._facts, probes=probes, recall=round(recall, 4))


@contextmanager
def _few_threads(queries: int) -> Iterator[None]:
    """Let faiss use no more threads than have enough to do: the others' waiting costs the most."""
    import faiss

    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(max(1, min(threads, queries // _QUERIES_A_THREAD)))
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


def read_facts(path: Path) -> IndexFacts:
    """Return what is written beside the index in the file `path`.

    Raises:
        DamagedIndexError: it is missing or no such thing.
    """
    try:
        return IndexFacts(**json.loads(_facts_path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise DamagedIndexError(f"{_facts_path(path)} cannot be read ({error})") from error


def _facts_path(path: Path) -> Path:
    return path.with_suffix(".json")


def _count_cells(count: int) -> int:
    """The power of two nearest to four times the root of `count`, as faiss's guidelines have it."""
    cells = 2 ** round(np.log2(4 * np.sqrt(count)))
    return int(max(1, min(cells, _MOST_CELLS, count // _TRAINED_PER_CELL)))


def _sample_size(count: int, exact_up_to: int) -> int:
    return 1 if count <= exact_up_to else _TRAINED_PER_CELL * _count_cells(count)


def _make(kind: str, sample: Vectors) -> Any:
    import faiss

    dimension = sample.shape[1]
    if kind == _EXACT:
        return faiss.IndexIDMap(faiss.IndexFlatIP(dimension))
    index = faiss.index_factory(dimension, kind, faiss.METRIC_INNER_PRODUCT)
    index.train(np.ascontiguousarray(sample, dtype=np.float32))
    return index


def _make_selector(among: Rows) -> Any:
    """A bit for every row up to the last of `among`: quick to ask for, however many they are."""
    import faiss

    wanted = np.zeros(int(among.max()) + 1, dtype=bool)
    wanted[among] = True
    bits = np.packbits(wanted, bitorder="little")
    return faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg, arg-type]


def _make_parameters(selector: Any, probes: int) -> Any:
    import faiss

    if probes:
        return faiss.SearchParametersIVF(sel=selector, nprobe=probes)  # type: ignore[call-arg]
    return faiss.SearchParameters(sel=selector) if selector else None  # type: ignore[call-arg]
