"""Examples as tokens, and batches of like lengths, in about the order in which they were given."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import torch

from training.reader.examples import Example, Stance

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import PreTrainedTokenizerBase

MOST_TOKENS = 224
UNKNOWN = -100
_STANCES = {stance: place for place, stance in enumerate(Stance)}
_BATCHES_SORTED_TOGETHER = 20
_CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class TokenWindow:
    """The tokens of an example, the passage's being `first` to `last` (exclusive).

    `targets` are the answer's first and last token (inclusive; 0 for none) and the stance. `row` is
    the example's place among all that were given.
    """

    row: int
    ids: tuple[int, ...]
    first: int
    last: int
    targets: tuple[int, int, int]


def make_windows(
    tokenizer: "PreTrainedTokenizerBase", examples: Iterable[Example]
) -> Iterator[TokenWindow]:
    """Yield the windows of `examples`, without those whose answer lies behind the last token."""
    left = enumerate(examples)
    while chunk := list(islice(left, _CHUNK)):
        yield from _encode(tokenizer, chunk)


def make_batches(
    windows: Sequence[TokenWindow], size: int, seed: int
) -> Iterator[list[TokenWindow]]:
    """Yield batches of `size`, each of windows of like lengths, as `seed` has them."""
    chance = random.Random(seed)  # noqa: S311 - it orders training data, no secret
    together = size * _BATCHES_SORTED_TOGETHER
    for at in range(0, len(windows), together):
        near = sorted(windows[at : at + together], key=lambda window: len(window.ids))
        batches = [near[n : n + size] for n in range(0, len(near), size)]
        chance.shuffle(batches)
        yield from batches


def pad_batch(
    batch: Sequence[TokenWindow], padding: int
) -> "tuple[Tensor, Tensor, Tensor, Tensor]":
    """Return ids, mask and which tokens are the passage's, windows × tokens, and the targets."""
    shape = (len(batch), max(len(window.ids) for window in batch))
    ids = torch.full(shape, padding)
    mask, is_passage = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.bool)
    for row, window in enumerate(batch):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
        mask[row, : len(window.ids)] = 1
        is_passage[row, window.first : window.last] = True
    return ids, mask, is_passage, torch.tensor([window.targets for window in batch])


def _encode(
    tokenizer: "PreTrainedTokenizerBase", examples: Sequence[tuple[int, Example]]
) -> Iterator[TokenWindow]:
    encoded = tokenizer(
        [each.question for _, each in examples],
        [each.context for _, each in examples],
        truncation="only_second",
        max_length=MOST_TOKENS,
        return_offsets_mapping=True,
    )
    for line, (row, example) in enumerate(examples):
        sides = encoded.sequence_ids(line)
        first = sides.index(1) if 1 in sides else len(sides) - 1
        last = first + sides.count(1)
        place = _place_answer(example, encoded["offset_mapping"][line], first, last)
        if place:
            stance = _STANCES[example.stance] if example.stance else UNKNOWN
            ids = tuple(encoded["input_ids"][line])
            yield TokenWindow(row, ids, first, last, (*place, stance))


def _place_answer(
    example: Example, offsets: Sequence[tuple[int, int]], first: int, last: int
) -> tuple[int, int] | None:
    """Return the answer's first and last token; None where the window ends before it does."""
    if not example.reads_words:
        return UNKNOWN, UNKNOWN
    if not example.is_answered:
        return 0, 0
    held = [n for n in range(first, last) if _overlaps(offsets[n], example)]
    is_whole = held and offsets[held[-1]][1] >= example.end
    return (held[0], held[-1]) if is_whole else None


def _overlaps(token: tuple[int, int], example: Example) -> bool:
    return token[0] < example.end and example.start < token[1]
