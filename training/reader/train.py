"""Trains a reader: `python -m training.reader.train --base FOLDER --data EXAMPLES --out RUN`.

Started again with the same arguments, it goes on from its last checkpoint.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import DatelineError

if TYPE_CHECKING:
    from training.reader.loop import Trainer

# Without these glibc gives every large buffer back to the system and asks for it again: a third of
# the time of a step on a CPU. They are read when a process starts.
_ALLOCATOR = {"MALLOC_TRIM_THRESHOLD_": "4000000000", "MALLOC_MMAP_THRESHOLD_": "4000000000"}
_SAVE_EVERY_S = 180.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Train as `arguments` (default: the process's) say and return the exit code."""
    options = _build_parser().parse_args(arguments)
    try:
        _train(options)
    except DatelineError as error:
        sys.stderr.write(f"training.reader.train: {error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("training.reader.train: stopped; the same command goes on from here\n")
        return 130
    return 0


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.reader.train", description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--data", type=Path, required=True, help="examples of training.reader.mix")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoint and weights")
    parser.add_argument("--batch", type=int, default=8, help="windows a step")
    parser.add_argument("--rate", type=float, default=3e-4, help="the highest learning rate")
    parser.add_argument("--end-rate", type=float, default=0.0, help="share of it at the end")
    parser.add_argument(
        "--frozen", type=int, default=0, metavar="N", help="layers left as they are"
    )
    parser.add_argument("--most", type=int, help="windows to learn from (default: all)")
    parser.add_argument("--seed", type=int, default=1, help="fixes first weights and order")
    parser.add_argument("--device", help="cuda or cpu (default: cuda where there is one)")
    parser.add_argument(
        "--keep-scores", action="store_true", help="for a small reader to learn from"
    )
    parser.add_argument(
        "--teacher", type=Path, metavar="RUN", help="learn from its kept scores too"
    )
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--continue-from", type=Path, metavar="RUN", help="start with its weights")
    start.add_argument("--start-from", type=Path, metavar="WEIGHTS", help="… with an adapter's")
    return parser


def _train(options: argparse.Namespace) -> None:
    from tqdm import tqdm

    trainer = _make_trainer(options)
    saved, smooth = time.monotonic(), 0.0
    bar = tqdm(
        _run(trainer), initial=trainer.step, total=trainer.steps, unit="step",
        mininterval=20,
    )  # fmt: skip
    for loss in bar:
        smooth = loss if not smooth else 0.98 * smooth + 0.02 * loss
        bar.set_postfix(loss=f"{smooth:.3f}", refresh=False)
        if time.monotonic() - saved > _SAVE_EVERY_S:
            trainer.save(options.out)
            saved = time.monotonic()
    trainer.save(options.out)


def _run(trainer: "Trainer") -> Iterator[float]:
    yield from trainer.run()


def _make_trainer(options: argparse.Namespace) -> "Trainer":
    import torch
    from transformers import AutoTokenizer
    from transformers.utils import logging

    from training.reader.distilling import read_scores
    from training.reader.examples import read_examples
    from training.reader.export import read_adapter
    from training.reader.loop import CHECKPOINT, Recipe, Trainer, read_weights
    from training.reader.model import adapt_encoder
    from training.reader.windows import make_windows

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    torch.manual_seed(options.seed)
    tokenizer = AutoTokenizer.from_pretrained(options.base)
    windows = list(make_windows(tokenizer, read_examples(options.data)))[: options.most]
    model = adapt_encoder(options.base, options.frozen)
    device = options.device or ("cuda" if torch.cuda.is_available() else "cpu")
    recipe = Recipe(
        options.rate, options.end_rate, options.batch, options.seed, tokenizer.pad_token_id, device,
        options.keep_scores,
    )  # fmt: skip
    teacher = read_scores(options.teacher) if options.teacher else None
    trainer = Trainer(model, windows, recipe, teacher)
    if (options.out / CHECKPOINT).is_file():
        trainer.resume(options.out)
    elif options.continue_from:
        trainer.load_weights(read_weights(options.continue_from))
    elif options.start_from:
        trainer.load_weights(read_adapter(options.start_from))
    return trainer


if __name__ == "__main__":
    if any(os.environ.get(name) != value for name, value in _ALLOCATOR.items()):
        os.environ.update(_ALLOCATOR)
        os.execv(  # noqa: S606
            sys.executable, [sys.executable, "-m", "training.reader.train", *sys.argv[1:]]
        )
    raise SystemExit(main())
