"""Averages two adapters of one base: `python -m training.reader.average OLD NEW OUT --share S`.

A reader that went on to learn news forgets some of the general text that it could read before. The
weights between the two, on the path that training took, keep most of both (Wortsman et al. 2022,
"Robust fine-tuning of zero-shot models"). OLD and NEW are exported adapters, OUT is the new one.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from embeddings.files import hash_file
from qa.errors import DatelineError, ReaderError
from qa.reader.adapter import ADAPTER, CONFIG, HEAD, Calibration, read_manifest, write_manifest

# The older adapter's may be missing, or never have learned yes from no: the newer one's is kept.
_KEPT = "stance."


def main(arguments: Sequence[str] | None = None) -> int:
    """Average as `arguments` (default: the process's) say and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.reader.average", description=__doc__)
    parser.add_argument("old", type=Path, help="adapter that reads general text better")
    parser.add_argument("new", type=Path, help="adapter that went on from it")
    parser.add_argument("out", type=Path, help="folder for the average")
    parser.add_argument("--share", type=float, default=0.5, help="of NEW, from 0 to 1")
    options = parser.parse_args(arguments)
    try:
        average_adapters(options.old, options.new, options.out, options.share)
    except DatelineError as error:
        sys.stderr.write(f"training.reader.average: {error}\n")
        return 2
    return 0


def average_adapters(old: Path, new: Path, out: Path, share: float) -> None:
    """Write the average of the adapters `old` and `new` to the folder `out`, uncalibrated.

    Args:
        old: folder of the one that counts `1 - share`.
        new: folder of the one that counts `share`, and whose head for yes or no is kept.
        out: folder for the average; made if there is none.
        share: from 0 to 1.

    Raises:
        ReaderError: an adapter is damaged, or they differ in base or shape.
    """
    before, after = read_manifest(old), read_manifest(new)
    if before.identity != after.identity:
        message = f"{old} is an adapter of {before.identity}, {new} of {after.identity}"
        raise ReaderError(f"{message}; only adapters of one base can be averaged")
    if _read_shape(old) != _read_shape(new):
        raise ReaderError(f"{old / CONFIG} and {new / CONFIG} differ in rank or alpha")
    out.mkdir(parents=True, exist_ok=True)
    for name in (ADAPTER, HEAD):
        _average_file(old / name, new / name, out / name, share)
    shutil.copyfile(new / CONFIG, out / CONFIG)
    files = {name: hash_file(out / name) for name in (ADAPTER, HEAD, CONFIG)}
    write_manifest(out, replace(after, files=files, calibration=Calibration()))


def _average_file(old: Path, new: Path, out: Path, share: float) -> None:
    from safetensors.torch import load_file, save_file

    before, after = load_file(old), load_file(new)
    averaged = {}
    for name, weight in after.items():
        value = weight.float()
        if not name.startswith(_KEPT):
            if name not in before or before[name].shape != weight.shape:
                raise ReaderError(f"{old} has no weights like {name} of {new}")
            value = (1 - share) * before[name].float() + share * value
        averaged[name] = value.to(weight.dtype).contiguous()
    save_file(averaged, out, metadata={"format": "pt"})


def _read_shape(adapter: Path) -> tuple[int, int]:
    config = json.loads((adapter / CONFIG).read_text(encoding="utf-8"))
    return config["r"], config["lora_alpha"]


if __name__ == "__main__":
    raise SystemExit(main())
