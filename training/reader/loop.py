"""The training loop: steps, and checkpoints from which a stopped run goes on."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from embeddings.precision import fast_dtype
from qa.errors import ReaderError
from training.reader.distilling import (
    Scores,
    keep_scores,
    measure_distance,
    read_scores,
    write_scores,
)
from training.reader.model import ReaderInTraining, measure_loss
from training.reader.windows import TokenWindow, make_batches, pad_batch

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

CHECKPOINT = "checkpoint.pt"
_WARMUP = 0.05
_HEAD_RATE = 3.0  # the heads begin with nothing, the encoder does not
_CLIP = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train: two runs of one recipe over the same windows give the same weights.

    `rate` is the highest learning rate, `end_rate` the share of it at the end, `padding` the
    tokenizer's token for it. With `keeps_scores` what the model makes of each window is kept.
    """

    rate: float
    end_rate: float
    batch: int
    seed: int
    padding: int
    device: str
    keeps_scores: bool = False


class Trainer:
    """A model, what it learns from, its optimizer and the position in the run."""

    def __init__(
        self,
        model: ReaderInTraining,
        windows: Sequence[TokenWindow],
        recipe: Recipe,
        teacher: Scores | None = None,
    ) -> None:
        """Train `model` on `windows`, and on what `teacher` made of them."""
        self.model = model.to(recipe.device)
        self.windows = windows
        self.steps = -(-len(windows) // recipe.batch)
        self.step = 0
        self._recipe = recipe
        self._teacher = teacher
        self._kept: dict[int, NDArray[np.float16]] | None = {} if recipe.keeps_scores else None
        rate = recipe.rate
        heads = [*model.head.parameters(), *model.stance.parameters()]
        changes = [each for each in model.encoder.parameters() if each.requires_grad]
        self.optimizer = torch.optim.AdamW(
            [{"params": changes, "lr": rate}, {"params": heads, "lr": rate * _HEAD_RATE}],
            weight_decay=0.01,
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._share_of_rate)

    def run(self) -> Iterator[float]:
        """Take the steps that are left, one for each loss that is asked for."""
        self.model.train()
        for place, windows in enumerate(self._batches()):
            if place < self.step:
                continue
            loss = self._learn(windows)
            self.step += 1
            yield loss

    def save(self, folder: Path) -> None:
        """Write everything that the rest of the run depends on to `folder`/checkpoint.pt."""
        folder.mkdir(parents=True, exist_ok=True)
        state = {
            "step": self.step,
            "steps": self.steps,
            "weights": self._trained_weights(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
        }
        # A run killed while it writes keeps the checkpoint before.
        partial = folder / f"{CHECKPOINT}.partial"
        torch.save(state, partial)
        partial.replace(folder / CHECKPOINT)
        if self._kept is not None:
            write_scores(folder, self._kept)

    def resume(self, folder: Path) -> None:
        """Go back to where `folder`'s checkpoint was written.

        Raises:
            ReaderError: the checkpoint is damaged or of another run.
        """
        state = _read_checkpoint(folder)
        if state["steps"] != self.steps:
            message = f"{folder / CHECKPOINT} is of a run of {state['steps']} steps"
            raise ReaderError(f"{message}, not {self.steps}; name another --out")
        self.load_weights(state["weights"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.step = state["step"]
        if self._kept is not None:
            self._kept = read_scores(folder)

    def load_weights(self, weights: "dict[str, Tensor]") -> None:
        """Put `weights`, by name, into the model; a head that they lack stays as it is.

        Raises:
            ReaderError: they are of another model.
        """
        own = dict(self._trained())
        unknown = weights.keys() ^ {name for name in own if name in weights or not _is_stance(name)}
        if unknown:
            message = f"weights of another model ({min(unknown)} and {len(unknown) - 1} more)"
            raise ReaderError(f"{message}; give the same --base and --frozen")
        with torch.no_grad():
            for name, weight in weights.items():
                own[name].copy_(weight)

    def _batches(self) -> Iterator[list[TokenWindow]]:
        return make_batches(self.windows, self._recipe.batch, self._recipe.seed)

    def _learn(self, windows: Sequence[TokenWindow]) -> float:
        ids, mask, is_passage, targets = (
            each.to(self._recipe.device) for each in pad_batch(windows, self._recipe.padding)
        )
        self.optimizer.zero_grad()
        with self._precision():
            scores, stances = self.model(ids, mask, is_passage)
        loss = measure_loss(scores.float(), stances.float(), targets)
        if self._teacher is not None:
            loss = (loss + measure_distance(scores.float(), windows, self._teacher)) / 2
        if self._kept is not None:
            keep_scores(self._kept, windows, scores)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(dict(self._trained()).values(), _CLIP)
        self.optimizer.step()
        self.schedule.step()
        return loss.item()

    def _precision(self) -> Any:
        is_fast = self._recipe.device != "cpu" or fast_dtype() is torch.bfloat16
        return torch.autocast(self._recipe.device, torch.bfloat16) if is_fast else nullcontext()

    def _trained(self) -> "Iterator[tuple[str, Tensor]]":
        return ((n, each) for n, each in self.model.named_parameters() if each.requires_grad)

    def _trained_weights(self) -> "dict[str, Tensor]":
        return {name: each.detach().cpu().clone() for name, each in self._trained()}

    def _share_of_rate(self, step: int) -> float:
        rising = max(1, round(_WARMUP * self.steps))
        if step < rising:
            return (step + 1) / rising
        left = max(0.0, (self.steps - step) / max(1, self.steps - rising))
        return self._recipe.end_rate + (1 - self._recipe.end_rate) * left


def _is_stance(name: str) -> bool:
    return name.startswith("stance.")


def read_weights(folder: Path) -> "dict[str, Tensor]":
    """Return the trained weights of the run in `folder`, by name.

    Raises:
        ReaderError: there is no checkpoint, or it cannot be read.
    """
    weights: dict[str, Tensor] = _read_checkpoint(folder)["weights"]
    return weights


def _read_checkpoint(folder: Path) -> dict[str, Any]:
    path = folder / CHECKPOINT
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # noqa: BLE001 - torch raises whatever a damaged file leads it to
        first_line = str(error).partition("\n")[0][:100]
        message = f"{path} cannot be read ({type(error).__name__}: {first_line})"
        raise ReaderError(f"{message}; delete it and train again") from None
    return state
