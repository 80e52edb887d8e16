"""The trainer's command line: `python -m qa.reader.train --data FILE --out DIR`."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import DatelineError

if TYPE_CHECKING:
    from qa.reader.features import Features
    from qa.reader.team import Team
    from qa.reader.training import Trainer

# Without these glibc gives every large buffer back to the system and asks for it again: half of
# the time of a step on a CPU. They are read when a process starts.
_ALLOCATOR = {"MALLOC_TRIM_THRESHOLD_": "4000000000", "MALLOC_MMAP_THRESHOLD_": "4000000000"}
_SAVE_EVERY_S = 120.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Train as `arguments` (default: the process's) say and return the exit code."""
    options = _build_parser().parse_args(arguments)
    try:
        _train(options)
    except DatelineError as error:
        sys.stderr.write(f"qa.reader.train: {error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("qa.reader.train: stopped; the same command goes on from here\n")
        return 130
    return 0


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m qa.reader.train",
        description="Train the reader; started again, it goes on from its last checkpoint.",
    )
    parser.add_argument("--data", type=Path, required=True, help="questions, JSONL or JSONL.gz")
    parser.add_argument("--out", type=Path, required=True, help="folder for the checkpoint")
    parser.add_argument("--steps", type=int, default=5_000, help="batches to learn from")
    parser.add_argument("--batch", type=int, default=32, help="windows a batch")
    parser.add_argument("--rate", type=float, default=8e-4, help="the highest learning rate")
    parser.add_argument("--seed", type=int, default=1, help="fixes negatives and order")
    parser.add_argument(
        "--processes", type=int, metavar="N", help="share each batch, on a CPU (default: its cores)"
    )
    parser.add_argument("--device", help="cuda or cpu (default: cuda where there is one)")
    parser.add_argument(
        "--cache", type=Path, help="folder for the tokens (default: the folder of --out)"
    )
    parser.add_argument(
        "--continue-from", type=Path, metavar="DIR", help="start with the weights of this run"
    )
    return parser


def _train(options: argparse.Namespace) -> None:
    import torch

    from qa.reader.team import gather_team

    torch.manual_seed(options.seed)
    on_gpu = (options.device or _find_device()) != "cpu"
    size = 1 if on_gpu else options.processes or torch.get_num_threads()
    # Made here once: what is wrong with the data is told before any process starts.
    _load_features(options)
    with gather_team(size, partial(_train_beside, options)) as team:
        _train_in(team, options)


def _train_beside(options: argparse.Namespace, team: "Team") -> None:
    with suppress(DatelineError, KeyboardInterrupt):  # the first process tells of it
        _train_in(team, options)


def _train_in(team: "Team", options: argparse.Namespace) -> None:
    from tqdm import tqdm

    from embeddings.models import find_model
    from qa.reader.adapter import save_adapter

    base = find_model()
    features = _load_features(options)
    trainer = _make_trainer(options, base.location, team)
    first, steps, leads = trainer.step, trainer.recipe.steps, team.rank == 0
    saved, smooth = time.monotonic(), 0.0
    bar = tqdm(
        trainer.run(features), initial=first, total=steps, unit="step", mininterval=10,
        disable=not leads,
    )  # fmt: skip
    for loss in bar:
        smooth = loss if not smooth else 0.98 * smooth + 0.02 * loss
        bar.set_postfix(loss=f"{smooth:.3f}", refresh=False)
        if leads and time.monotonic() - saved > _SAVE_EVERY_S:
            trainer.save(options.out)
            saved = time.monotonic()
    if leads:
        if trainer.step > first:
            trainer.save(options.out)
        save_adapter(trainer.model, options.out, base)


def _load_features(options: argparse.Namespace) -> "Features":
    from transformers import AutoTokenizer

    from embeddings.encoder import DeferredEncoder
    from embeddings.models import find_model
    from qa.reader.features import load_features

    tokenizer = AutoTokenizer.from_pretrained(find_model().location)
    return load_features(
        options.data, options.seed, tokenizer, DeferredEncoder(), options.cache or options.out
    )


def _find_device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def _make_trainer(options: argparse.Namespace, base: str, team: "Team") -> "Trainer":
    import torch

    from qa.reader.model import adapt_model
    from qa.reader.training import CHECKPOINT, Recipe, Trainer, load_trained, read_checkpoint

    torch.manual_seed(options.seed)
    recipe = Recipe(options.steps, options.seed, options.batch, options.rate)
    trainer = Trainer(adapt_model(base), recipe, options.device or _find_device(), team)
    if (options.out / CHECKPOINT).is_file():
        trainer.resume(options.out)
    elif options.continue_from:
        load_trained(trainer.model, read_checkpoint(options.continue_from)["weights"])
    return trainer


if __name__ == "__main__":
    if any(os.environ.get(name) != value for name, value in _ALLOCATOR.items()):
        os.environ.update(_ALLOCATOR)
        os.execv(sys.executable, [sys.executable, "-m", "qa.reader.train", *sys.argv[1:]])  # noqa: S606
    raise SystemExit(main())
