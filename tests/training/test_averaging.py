"""Averages of adapters: every weight between the two, the newer one's head for yes or no."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from embeddings.files import hash_file
from qa.errors import ReaderError
from qa.reader.adapter import (
    ADAPTER,
    CONFIG,
    HEAD,
    Calibration,
    Manifest,
    read_manifest,
    write_manifest,
)
from training.reader import average
from training.reader.average import average_adapters

LORA = "base_model.model.encoder.layer.0.attention.self.query.lora_A.weight"


def write_adapter(
    folder: Path, weight: float, *, base: str = "tiny", rank: int = 2, stance: float | None = None
) -> Path:
    folder.mkdir()
    half = torch.float16
    save_file({LORA: torch.full((2, 3), weight, dtype=half)}, folder / ADAPTER)
    heads = {"head.weight": torch.full((2, 3), -weight, dtype=half)}
    if stance is not None:
        heads["stance.2.bias"] = torch.full((3,), stance, dtype=half)
    save_file(heads, folder / HEAD)
    (folder / CONFIG).write_text(f'{{"r": {rank}, "lora_alpha": 4}}\n')
    files = {name: hash_file(folder / name) for name in (ADAPTER, HEAD, CONFIG)}
    write_manifest(folder, Manifest(base, "f" * 64, files, Calibration(threshold=2.0)))
    return folder


def test_every_weight_lies_between_and_the_newer_stance_is_kept(tmp_path: Path) -> None:
    old = write_adapter(tmp_path / "old", 1.0, stance=8.0)
    new = write_adapter(tmp_path / "new", 3.0, stance=5.0)
    out = tmp_path / "out"
    assert average.main([str(old), str(new), str(out), "--share", "0.75"]) == 0
    assert load_file(out / ADAPTER)[LORA].unique().tolist() == [2.5]
    heads = load_file(out / HEAD)
    assert heads["head.weight"].unique().tolist() == [-2.5]
    assert heads["stance.2.bias"].unique().tolist() == [5.0]
    # Its hashes are its own, and the older calibration is not taken over.
    assert read_manifest(out).calibration == Calibration()


def test_an_older_adapter_may_lack_the_stance(tmp_path: Path) -> None:
    old = write_adapter(tmp_path / "old", 1.0)
    new = write_adapter(tmp_path / "new", 3.0, stance=5.0)
    average_adapters(old, new, tmp_path / "out", 0.0)
    assert load_file(tmp_path / "out" / ADAPTER)[LORA].unique().tolist() == [1.0]
    assert load_file(tmp_path / "out" / HEAD)["stance.2.bias"].unique().tolist() == [5.0]


@pytest.mark.parametrize("other", [{"base": "another"}, {"rank": 8}])
def test_adapters_that_do_not_belong_together_are_refused(
    tmp_path: Path, other: dict, capsys: pytest.CaptureFixture[str]
) -> None:
    old = write_adapter(tmp_path / "old", 1.0, **other)
    new = write_adapter(tmp_path / "new", 3.0)
    with pytest.raises(ReaderError, match=r"only adapters of one base|differ in rank"):
        average_adapters(old, new, tmp_path / "out", 0.5)
    assert average.main([str(old), str(new), str(tmp_path / "out")]) == 2
    assert "training.reader.average: " in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
