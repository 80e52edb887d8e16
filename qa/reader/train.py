"""The trainer's command line: `python -m qa.reader.train --data FILE --out DIR`."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import DatelineError

if TYPE_CHECKING:
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
    parser.add_argument("--device", help="cuda or cpu (default: cuda where there is one)")
    parser.add_argument(
        "--cache", type=Path, help="folder for the tokens (default: the folder of --out)"
    )
    parser.add_argument(
        "--continue-from", type=Path, metavar="DIR", help="start with the weights of this run"
    )
    return parser


def _train(options: argparse.Namespace) -> None:
    from tqdm import tqdm
    from transformers import AutoTokenizer

    from embeddings.models import find_model
    from qa.reader.adapter import save_adapter
    from qa.reader.features import load_features

    base = find_model()
    tokenizer = AutoTokenizer.from_pretrained(base.location)
    features = load_features(options.data, options.seed, tokenizer, options.cache or options.out)
    trainer = _make_trainer(options, base.location)
    first, steps = trainer.step, trainer.recipe.steps
    saved, smooth = time.monotonic(), 0.0
    bar = tqdm(trainer.run(features), initial=first, total=steps, unit="step", mininterval=10)
    for loss in bar:
        smooth = loss if not smooth else 0.98 * smooth + 0.02 * loss
        bar.set_postfix(loss=f"{smooth:.3f}", refresh=False)
        if time.monotonic() - saved > _SAVE_EVERY_S:
            trainer.save(options.out)
            saved = time.monotonic()
    if trainer.step > first:
        trainer.save(options.out)
    save_adapter(trainer.model, options.out, base)


def _make_trainer(options: argparse.Namespace, base: str) -> "Trainer":
    import torch

    from qa.reader.model import adapt_model
    from qa.reader.training import CHECKPOINT, Recipe, Trainer, load_trained, read_checkpoint

    torch.manual_seed(options.seed)
    recipe = Recipe(options.steps, options.seed, options.batch, options.rate)
    device = options.device or ("cuda" if torch.cuda.is_available() else "cpu")
    trainer = Trainer(adapt_model(base), recipe, device)
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
