"""Writes the weights that the program loads: `python -m training.reader.export RUN WEIGHTS`.

RUN is the folder of a training, WEIGHTS the adapter's, such as `qa/reader/weights/large`.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from embeddings.files import hash_file
from qa.errors import DatelineError
from qa.reader.adapter import (
    ADAPTER,
    CONFIG,
    HEAD,
    Calibration,
    Manifest,
    load_changes,
    write_manifest,
)

if TYPE_CHECKING:
    from torch import Tensor

_WRAPPED = "encoder."  # what the network in training puts before the encoder's names
_HEADS = ("head.", "stance.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Export as `arguments` (default: the process's) say and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.reader.export", description=__doc__)
    parser.add_argument("run", type=Path, help="folder of the training")
    parser.add_argument("weights", type=Path, help="folder for the adapter")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--name", required=True, help="what the program finds the base by")
    options = parser.parse_args(arguments)
    try:
        export_adapter(options.run, options.weights, options.base, options.name)
    except DatelineError as error:
        sys.stderr.write(f"training.reader.export: {error}\n")
        return 2
    return 0


def export_adapter(run: Path, weights: Path, base: Path, name: str) -> None:
    """Write the adapter of `run` to the folder `weights`, uncalibrated, as `peft` stores one.

    Raises:
        ReaderError: `run` holds no checkpoint.
    """
    import torch
    from safetensors.torch import save_file

    from training.reader.loop import read_weights
    from training.reader.model import ALPHA, RANK, TARGETS

    trained = read_weights(run)
    heads = {key: each.to(torch.float16) for key, each in trained.items() if _is_head(key)}
    changes = {
        key.removeprefix(_WRAPPED).replace(".default", ""): each.to(torch.float16)
        for key, each in trained.items()
        if not _is_head(key)
    }
    weights.mkdir(parents=True, exist_ok=True)
    save_file(_contiguous(changes), weights / ADAPTER, metadata={"format": "pt"})
    save_file(_contiguous(heads), weights / HEAD, metadata={"format": "pt"})
    kind = json.loads((base / "config.json").read_text(encoding="utf-8"))["model_type"]
    config = {
        "peft_type": "LORA",
        "base_model_name_or_path": f"sentence-transformers/{name}",
        "r": RANK,
        "lora_alpha": ALPHA,
        "target_modules": TARGETS[kind],
        "layers_to_transform": sorted({_layer_of(key) for key in changes}),
        "layers_pattern": "layer",
        "bias": "none",
        "inference_mode": True,
    }
    (weights / CONFIG).write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    files = {file: hash_file(weights / file) for file in (ADAPTER, HEAD, CONFIG)}
    digest = hash_file(base / "model.safetensors")
    write_manifest(weights, Manifest(name, digest, files, Calibration()))


def read_adapter(weights: Path) -> "dict[str, Tensor]":
    """Return the weights of an exported adapter by the names that the training has for them.

    Raises:
        ReaderError: the adapter is damaged.
    """
    changes = load_changes(weights)
    factors = {_WRAPPED + _name_default(name): each for name, each in changes.factors.items()}
    return {**factors, **changes.heads}


def _name_default(name: str) -> str:
    return name.replace(".lora_A.", ".lora_A.default.").replace(".lora_B.", ".lora_B.default.")


def _is_head(name: str) -> bool:
    return name.startswith(_HEADS)


def _layer_of(name: str) -> int:
    return int(name.partition(".layer.")[2].partition(".")[0])


def _contiguous(tensors: "dict[str, Tensor]") -> "dict[str, Tensor]":
    return {name: each.contiguous() for name, each in tensors.items()}


if __name__ == "__main__":
    raise SystemExit(main())
