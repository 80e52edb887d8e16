"""Training pairs as arrays of tokens, made once and kept in a cache; batches of like lengths."""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from embeddings.encoder import Encoder
from qa.reader.mining import mine_passages
from qa.reader.pairs import Pair, mix_pairs, read_records
from qa.reader.windows import Window, cut_windows

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from transformers import PreTrainedTokenizerBase

_CHUNK_PAIRS = 2_000
_BATCHES_SORTED_TOGETHER = 50
# Windows of a passage that lack its answer, kept as negatives.
_EMPTY_WINDOW = 0.3
_VERSION = "5"


@dataclass(frozen=True, slots=True)
class Features:
    """Windows as flat arrays: window `i` is `ids[bounds[i]:bounds[i + 1]]`.

    The passage begins at token `firsts[i]`; the answer is tokens `starts[i]` to `ends[i]`,
    inclusive, or both 0 for none.
    """

    ids: "NDArray[np.int32]"
    bounds: "NDArray[np.int64]"
    firsts: "NDArray[np.int32]"
    starts: "NDArray[np.int32]"
    ends: "NDArray[np.int32]"

    def __len__(self) -> int:
        return len(self.firsts)


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows: `ids`, `types`, `mask` are windows × tokens; `starts`, `ends` windows."""

    ids: "NDArray[np.int64]"
    types: "NDArray[np.int64]"
    mask: "NDArray[np.int64]"
    starts: "NDArray[np.int64]"
    ends: "NDArray[np.int64]"


def load_features(
    data: Path,
    seed: int,
    tokenizer: "PreTrainedTokenizerBase",
    encoder: Encoder,
    cache: Path,
) -> Features:
    """Return the windows of one round over `data`, from `cache` if an earlier run left them there.

    `encoder` finds hard negatives among the passages.

    Raises:
        ReaderError: `data` cannot be read.
    """
    records = read_records(data)
    digest = hashlib.sha256(data.read_bytes() + f"{seed} {_VERSION}".encode()).hexdigest()[:16]
    path = cache / f"features-{digest}.npz"
    if path.is_file():
        with np.load(path) as arrays:
            return Features(**{name: arrays[name] for name in Features.__slots__})
    pairs = mix_pairs(records, seed, mine_passages(records, encoder))
    features = make_features(pairs, seed, tokenizer)
    cache.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial.npz")
    np.savez(partial, **{name: getattr(features, name) for name in Features.__slots__})
    partial.replace(path)
    return features


def make_features(
    pairs: Sequence[Pair], seed: int, tokenizer: "PreTrainedTokenizerBase"
) -> Features:
    """Return one window a pair, with the answer where there is one, and some without."""
    chance = random.Random(seed)  # noqa: S311 - it picks training data, no secret
    ids: list[NDArray[np.int32]] = []
    rows: list[tuple[int, int, int]] = []
    for at in range(0, len(pairs), _CHUNK_PAIRS):
        chunk = pairs[at : at + _CHUNK_PAIRS]
        windows = cut_windows(tokenizer, [p.question for p in chunk], [p.context for p in chunk])
        for row, group in groupby(windows, key=lambda window: window.pair):
            for window, start, end in _choose_windows(chunk[row], list(group), chance):
                ids.append(np.array(window.ids, dtype=np.int32))
                rows.append((window.first, start, end))
    firsts, starts, ends = np.array(rows, dtype=np.int32).reshape(-1, 3).T
    bounds = np.cumsum([0, *map(len, ids)], dtype=np.int64)
    flat = np.concatenate(ids) if ids else np.zeros(0, dtype=np.int32)
    return Features(flat, bounds, firsts, starts, ends)


def make_batches(features: Features, size: int, seed: int) -> list["NDArray[np.int64]"]:
    """Return the rows of each batch; a batch holds windows of like lengths, in random order."""
    order = np.random.default_rng(seed)
    rows = order.permutation(len(features))
    lengths = np.diff(features.bounds)
    batches: list[NDArray[np.int64]] = []
    for at in range(0, len(rows), size * _BATCHES_SORTED_TOGETHER):
        group = rows[at : at + size * _BATCHES_SORTED_TOGETHER]
        group = group[np.argsort(lengths[group], kind="stable")]
        batches += [group[start : start + size] for start in range(0, len(group), size)]
    return [batches[index] for index in order.permutation(len(batches))]


def pad_batch(features: Features, rows: "NDArray[np.int64]") -> Batch:
    """Return the windows `rows` side by side, padded with 0 to the longest."""
    lengths = np.diff(features.bounds)[rows]
    shape = (len(rows), int(lengths.max()))
    place = np.arange(shape[1])
    mask = (place < lengths[:, None]).astype(np.int64)
    types = (place >= features.firsts[rows][:, None]).astype(np.int64) * mask
    ids = np.zeros(shape, dtype=np.int64)
    for line, row in enumerate(rows):
        window = features.ids[features.bounds[row] : features.bounds[row + 1]]
        ids[line, : len(window)] = window
    starts, ends = (array[rows].astype(np.int64) for array in (features.starts, features.ends))
    return Batch(ids, types, mask, starts, ends)


def _choose_windows(
    pair: Pair, windows: Sequence[Window], chance: random.Random
) -> Iterator[tuple[Window, int, int]]:
    if pair.start is None or pair.end is None:
        yield chance.choice(windows), 0, 0
        return
    found, empty = [], []
    for window in windows:
        tokens = _find_tokens(window, pair.start, pair.end)
        if tokens:
            found.append((window, *tokens))
        elif not _overlaps(window, pair.start, pair.end):
            empty.append(window)
    if found:
        yield chance.choice(found)
    if empty and chance.random() < _EMPTY_WINDOW:
        yield chance.choice(empty), 0, 0


def _find_tokens(window: Window, start: int, end: int) -> tuple[int, int] | None:
    inside = [
        index
        for index, (first, last) in enumerate(window.offsets, window.first)
        if first < end and start < last
    ]
    if not inside or window.offsets[0][0] > start or window.offsets[-1][1] < end:
        return None
    return inside[0], inside[-1]


def _overlaps(window: Window, start: int, end: int) -> bool:
    return bool(window.offsets) and window.offsets[0][0] < end and start < window.offsets[-1][1]
