"""The trainer's command line: `python -m qa.reader.train --data FILE --out DIR`."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from qa.errors import DatelineError

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
    import torch
    from tqdm import tqdm
    from transformers import AutoTokenizer

    from embeddings.models import find_model
    from qa.reader.adapter import save_adapter
    from qa.reader.features import load_features
    from qa.reader.model import adapt_model
    from qa.reader.training import CHECKPOINT, Recipe, Trainer, load_trained, read_checkpoint

    base = find_model()
    cache = options.cache or options.out
    tokenizer = AutoTokenizer.from_pretrained(base.location)
    features = load_features(options.data, options.seed, tokenizer, cache)
    torch.manual_seed(options.seed)
    recipe = Recipe(options.steps, options.seed, options.batch, options.rate)
    device = options.device or ("cuda" if torch.cuda.is_available() else "cpu")
    trainer = Trainer(adapt_model(base.location), recipe, device)
    if (options.out / CHECKPOINT).is_file():
        trainer.resume(options.out)
    elif options.continue_from:
        load_trained(trainer.model, read_checkpoint(options.continue_from)["weights"])

    saved = time.monotonic()
    smooth = 0.0
    with tqdm(total=recipe.steps, initial=trainer.step, unit="step", mininterval=10) as bar:

        def on_step(step: int, loss: float) -> None:
            nonlocal saved, smooth
            smooth = loss if not smooth else 0.98 * smooth + 0.02 * loss
            bar.set_postfix(loss=f"{smooth:.3f}", refresh=False)
            bar.update()
            if step == recipe.steps or time.monotonic() - saved > _SAVE_EVERY_S:
                trainer.save(options.out)
                saved = time.monotonic()

        trainer.run(features, on_step)
    save_adapter(trainer.model, options.out, base)


if __name__ == "__main__":
    if any(os.environ.get(name) != value for name, value in _ALLOCATOR.items()):
        os.environ.update(_ALLOCATOR)
        os.execv(sys.executable, [sys.executable, "-m", "qa.reader.train", *sys.argv[1:]])  # noqa: S606
    raise SystemExit(main())
