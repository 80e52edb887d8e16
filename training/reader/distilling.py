"""What a large reader made of the examples it learned from, for a small one to learn from.

Distillation (Hinton, Vinyals and Dean 2015): the small reader is to give each token the share that
the large one gave it. The scores are those of the training's own steps, each from before the step,
so they cost nothing.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from qa.errors import ReaderError
from training.reader.windows import TokenWindow

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

SCORES = "scores.npz"
_TEMPERATURE = 1.5
# Scores as the large reader gave them: none and each token of the passage × first, last.
Scores = Mapping[int, "NDArray[np.float16]"]


def keep_scores(
    kept: "dict[int, NDArray[np.float16]]", windows: Sequence[TokenWindow], scores: "Tensor"
) -> None:
    """Put the `scores`, windows × tokens × 2, of `windows` into `kept`, by the examples' rows."""
    table = scores.detach().float().cpu().numpy()
    for line, window in enumerate(windows):
        used = [0, *range(window.first, window.last)]
        kept[window.row] = table[line, used].astype(np.float16)


def write_scores(folder: Path, kept: Scores) -> None:
    """Write `kept` to `folder`/scores.npz; what is there is replaced whole."""
    partial = folder / f"partial-{SCORES}"
    rows = sorted(kept)
    lengths = np.array([len(kept[row]) for row in rows])
    values = np.concatenate([kept[row] for row in rows]) if rows else np.empty((0, 2), np.float16)
    np.savez(partial, rows=np.array(rows), lengths=lengths, values=values)
    partial.replace(folder / SCORES)


def read_scores(folder: Path) -> "dict[int, NDArray[np.float16]]":
    """Return what `write_scores` wrote to `folder`.

    Raises:
        ReaderError: there are none, or they cannot be read.
    """
    try:
        with np.load(folder / SCORES) as file:
            rows, lengths, values = file["rows"], file["lengths"], file["values"]
    except (OSError, ValueError, KeyError) as error:
        message = f"{folder / SCORES} cannot be read ({error})"
        raise ReaderError(f"{message}; train the large reader with --keep-scores") from None
    parts = np.split(values, np.cumsum(lengths)[:-1])
    return dict(zip(rows.tolist(), parts, strict=True))


def measure_distance(scores: "Tensor", windows: Sequence[TokenWindow], teacher: Scores) -> "Tensor":
    """Return the mean cross-entropy of `scores` against the shares that `teacher` gave.

    Windows that it did not score, or cut into other tokens, count nothing.

    Args:
        scores: windows × tokens × 2.
        windows: what they are of.
        teacher: its scores by the examples' rows.
    """
    losses = []
    for line, window in enumerate(windows):
        known = teacher.get(window.row)
        used = [0, *range(window.first, window.last)]
        if known is None or len(known) != len(used):
            continue
        wanted = torch.from_numpy(known.astype(np.float32)).to(scores.device) / _TEMPERATURE
        given = scores[line, used] / _TEMPERATURE
        losses.append(functional.cross_entropy(given.T, wanted.softmax(0).T))
    return torch.stack(losses).sum() / len(windows) if losses else scores.new_zeros(())
