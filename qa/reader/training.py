"""The training loop: batches, steps, and checkpoints from which a stopped run goes on the same."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from qa.errors import ReaderError
from qa.reader.features import Features, make_batches, pad_batch
from qa.reader.model import SpanModel, span_loss
from qa.reader.team import ALONE, Team

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

CHECKPOINT = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What fixes a run; two runs of one recipe over one file give the same weights.

    `warmup` is the share of the steps over which the learning rate rises, before it falls to 0.
    """

    steps: int
    seed: int = 1
    batch: int = 32
    learning_rate: float = 8e-4
    weight_decay: float = 0.01
    warmup: float = 0.06
    clip: float = 1.0


class Trainer:
    """A model, its optimizer and the position in the run."""

    def __init__(
        self, model: SpanModel, recipe: Recipe, device: str = "cpu", team: Team = ALONE
    ) -> None:
        self.model = model.to(device)
        self.recipe = recipe
        self.device = device
        self.team = team
        self.step = 0
        self.optimizer = torch.optim.AdamW(
            [weight for weight in model.parameters() if weight.requires_grad],
            lr=recipe.learning_rate,
            weight_decay=recipe.weight_decay,
            fused=True,
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._share_of_rate)

    def run(self, features: Features) -> Iterator[float]:
        """Take the steps that are left, one for each loss that is asked for."""
        recipe = self.recipe
        self.model.train()
        for rows in self._batches_left(features):
            self.optimizer.zero_grad()
            loss = self.team.sum_up(self.optimizer, self._learn(features, rows))
            torch.nn.utils.clip_grad_norm_(self.optimizer.param_groups[0]["params"], recipe.clip)
            self.optimizer.step()
            self.schedule.step()
            self.step += 1
            yield loss

    def _learn(self, features: Features, rows: "NDArray[np.int64]") -> float:
        """Add this process's part of the gradient of the batch's loss; return its part of it."""
        own = rows[self.team.rank :: self.team.size]
        if not len(own):
            return 0.0
        batch = pad_batch(features, own)
        ids, types, mask, starts, ends = (
            torch.from_numpy(array).to(self.device)
            for array in (batch.ids, batch.types, batch.mask, batch.starts, batch.ends)
        )
        loss = span_loss(self.model(ids, types, mask), starts, ends) * (len(own) / len(rows))
        loss.backward()  # type: ignore[no-untyped-call]
        return loss.item()

    def save(self, folder: Path) -> None:
        """Write everything that the rest of the run depends on to `folder`/checkpoint.pt."""
        folder.mkdir(parents=True, exist_ok=True)
        state = {
            "recipe": asdict(self.recipe),
            "step": self.step,
            "weights": trained_weights(self.model),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "random": torch.get_rng_state(),
        }
        # A run killed while it writes keeps the checkpoint before.
        partial = folder / f"{CHECKPOINT}.partial"
        torch.save(state, partial)
        partial.replace(folder / CHECKPOINT)

    def resume(self, folder: Path) -> None:
        """Go back to where `folder`'s checkpoint was written.

        Raises:
            ReaderError: the checkpoint is damaged or of another recipe.
        """
        state = read_checkpoint(folder)
        if state["recipe"] != asdict(self.recipe):
            message = f"{folder / CHECKPOINT} is of another run, {state['recipe']}"
            raise ReaderError(f"{message}; name another --out, or --continue-from {folder}")
        load_trained(self.model, state["weights"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["random"])
        self.step = state["step"]

    def _batches_left(self, features: Features) -> "Iterator[Any]":
        taken, turn = 0, 0
        while taken < self.recipe.steps:
            batches = make_batches(features, self.recipe.batch, self.recipe.seed + turn)
            for rows in batches[: self.recipe.steps - taken]:
                taken += 1
                if taken > self.step:
                    yield rows
            turn += 1

    def _share_of_rate(self, step: int) -> float:
        rising = max(1, round(self.recipe.warmup * self.recipe.steps))
        if step < rising:
            return (step + 1) / rising
        return max(0.0, (self.recipe.steps - step) / max(1, self.recipe.steps - rising))


def read_checkpoint(folder: Path) -> dict[str, Any]:
    """Return the state that `Trainer.save` wrote to `folder`.

    Raises:
        ReaderError: there is none, or it cannot be read.
    """
    path = folder / CHECKPOINT
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # noqa: BLE001 - torch raises whatever a damaged file leads it to
        first_line = str(error).partition("\n")[0][:100]
        message = f"{path} cannot be read ({type(error).__name__}: {first_line})"
        raise ReaderError(f"{message}; delete it and run qa.reader.train again") from None
    return state


def trained_weights(model: SpanModel) -> "dict[str, Tensor]":
    """Return the weights that training changes, by name, on the CPU."""
    return {
        name: weight.detach().cpu().clone()
        for name, weight in model.named_parameters()
        if weight.requires_grad
    }


def load_trained(model: SpanModel, weights: "dict[str, Tensor]") -> None:
    """Put `weights` of `trained_weights` into `model`."""
    own = {name: weight for name, weight in model.named_parameters() if weight.requires_grad}
    if own.keys() != weights.keys():
        message = f"a checkpoint of {len(weights)} weights does not fit a model of {len(own)}"
        raise ReaderError(f"{message}; train again into an empty folder")
    with torch.no_grad():
        for name, weight in own.items():
            weight.copy_(weights[name])
