"""A training from examples to the weights that the program loads, on a tiny model."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import AutoTokenizer, BertConfig, BertModel

from embeddings.models import find_model
from qa.errors import ReaderError
from qa.reader.adapter import ADAPTER, HEAD, MANIFEST, Calibration, load_changes
from training.reader import train
from training.reader.distilling import measure_distance, read_scores
from training.reader.examples import Example, Stance, write_examples
from training.reader.export import export_adapter
from training.reader.loop import CHECKPOINT, Trainer, read_weights
from training.reader.model import adapt_encoder
from training.reader.windows import TokenWindow, make_batches, make_windows, pad_batch

TEXT = "Mayor Ilse Brandt closed the harbour of Lindow on Monday."
TOLD = Example("Who closed it?", TEXT, TEXT.index("Ilse"), TEXT.index(" closed"))
UNTOLD = Example("Who opened it?", TEXT)
CLAIM = Example("Did she close it?", TEXT, reads_words=False, stance=Stance.YES)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encoder of four layers with random weights, saved as Hugging Face does."""
    folder = tmp_path_factory.mktemp("base")
    tokenizer = AutoTokenizer.from_pretrained(find_model().location)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=32, num_hidden_layers=4, num_attention_heads=2,
        intermediate_size=64,
    )  # fmt: skip
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "mix.jsonl.gz"
    write_examples(path, [TOLD, UNTOLD, CLAIM] * 8)
    return path


def run(base: Path, data: Path, out: Path, *more: str) -> int:
    return train.main(
        ["--base", str(base), "--data", str(data), "--out", str(out), "--batch", "4", *more]
    )


def test_windows_point_at_the_answer_at_none_and_at_the_stance(base: Path) -> None:
    tokenizer = AutoTokenizer.from_pretrained(base)
    told, untold, claim = make_windows(tokenizer, [TOLD, UNTOLD, CLAIM])
    first, last, stance = told.targets
    assert tokenizer.decode(told.ids[first : last + 1]) == "ilse brandt"
    assert stance == -100
    assert untold.targets == (0, 0, -100)
    assert claim.targets == (-100, -100, 0)
    assert [each.row for each in (told, untold, claim)] == [0, 1, 2]
    assert tokenizer.decode(told.ids[told.first : told.last]).startswith("mayor ilse")


def test_an_answer_behind_the_last_token_is_no_example(base: Path) -> None:
    tokenizer = AutoTokenizer.from_pretrained(base)
    text = "word " * 400 + "end"
    assert list(make_windows(tokenizer, [Example("Which?", text, 2000, 2003)])) == []


def test_batches_hold_every_window_once_and_padding_is_masked(base: Path) -> None:
    tokenizer = AutoTokenizer.from_pretrained(base)
    examples = [Example("Why?", " ".join(["word"] * n)) for n in range(1, 40)]
    windows = list(make_windows(tokenizer, examples))
    batches = list(make_batches(windows, 8, seed=2))
    assert sorted(each.row for batch in batches for each in batch) == list(range(39))
    ids, mask, is_passage, targets = pad_batch(batches[0], 7)
    lengths = [len(each.ids) for each in batches[0]]
    assert mask.sum(dim=1).tolist() == lengths
    assert (ids[mask == 0] == 7).all()
    assert is_passage.sum(dim=1).tolist() == [each.last - each.first for each in batches[0]]
    assert targets.shape == (8, 3)


def test_a_stopped_training_goes_on_to_the_same_weights(
    base: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(base, data, tmp_path / "whole") == 0
    made = train._run

    def stop_early(trainer: Trainer) -> Iterator[float]:
        for step, loss in enumerate(made(trainer)):
            yield loss
            if step == 2:
                trainer.save(tmp_path / "stopped")
                raise KeyboardInterrupt

    monkeypatch.setattr(train, "_run", stop_early)
    assert run(base, data, tmp_path / "stopped") == 130
    monkeypatch.setattr(train, "_run", made)
    assert run(base, data, tmp_path / "stopped") == 0
    whole, stopped = read_weights(tmp_path / "whole"), read_weights(tmp_path / "stopped")
    assert whole.keys() == stopped.keys()
    assert all(torch.allclose(whole[name], stopped[name], atol=1e-6) for name in whole)


def test_it_learns_what_it_is_shown(base: Path, tmp_path: Path) -> None:
    path = tmp_path / "mix.jsonl.gz"
    write_examples(path, [TOLD, UNTOLD, CLAIM] * 80)
    assert run(base, path, tmp_path / "run", "--rate", "3e-3", "--keep-scores") == 0
    kept = read_scores(tmp_path / "run")
    assert len(kept) == 240
    window = next(make_windows(AutoTokenizer.from_pretrained(base), [TOLD]))
    late = kept[max(row for row in kept if row % 3 == 0)]
    # Place 0 of what is kept is no answer, place 1 the passage's first token.
    assert late[:, 0].argmax() == window.targets[0] - window.first + 1


def test_frozen_layers_have_no_changes(base: Path) -> None:
    model = adapt_encoder(base, frozen_layers=2)
    names = [name for name, each in model.named_parameters() if each.requires_grad]
    assert any(".layer.2." in name for name in names)
    assert not any(".layer.0." in name or ".layer.1." in name for name in names)


def test_the_exported_adapter_gives_the_trained_weights(
    base: Path, data: Path, tmp_path: Path
) -> None:
    assert run(base, data, tmp_path / "run", "--frozen", "2", "--rate", "1e-2") == 0
    export_adapter(tmp_path / "run", tmp_path / "weights", base, "tiny")
    changes = load_changes(tmp_path / "weights")
    trained = read_weights(tmp_path / "run")
    layer = "encoder.layer.3.attention.self.query"
    down, up = changes.of(layer) or (None, None)
    name = f"encoder.base_model.model.{layer}"
    assert down is not None
    assert torch.allclose(down, trained[f"{name}.lora_A.default.weight"], atol=1e-3)
    assert torch.allclose(up, trained[f"{name}.lora_B.default.weight"], atol=1e-3)
    assert changes.of("encoder.layer.0.attention.self.query") is None
    assert changes.scale == 2.0
    assert torch.allclose(changes.heads["head.weight"], trained["head.weight"], atol=1e-3)
    manifest = json.loads((tmp_path / "weights" / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["base"] == "tiny"
    assert {ADAPTER, HEAD} <= manifest["files"].keys()
    assert Calibration(**manifest["calibration"]) == Calibration()


def test_a_training_starts_from_an_adapter(base: Path, data: Path, tmp_path: Path) -> None:
    assert run(base, data, tmp_path / "run", "--rate", "1e-2") == 0
    export_adapter(tmp_path / "run", tmp_path / "weights", base, "tiny")
    more = ("--start-from", str(tmp_path / "weights"), "--rate", "0")
    assert run(base, data, tmp_path / "more", *more) == 0
    before, after = read_weights(tmp_path / "run"), read_weights(tmp_path / "more")
    assert before.keys() == after.keys()
    assert all(torch.allclose(before[name], after[name], atol=1e-3) for name in before)
    assert run(base, data, tmp_path / "other", "--frozen", "2", *more) == 2


def test_a_checkpoint_of_another_run_is_refused(base: Path, data: Path, tmp_path: Path) -> None:
    assert run(base, data, tmp_path / "run") == 0
    assert run(base, data, tmp_path / "run", "--most", "4") == 2
    (tmp_path / "run" / CHECKPOINT).write_bytes(b"no checkpoint")
    with pytest.raises(ReaderError, match="cannot be read"):
        read_weights(tmp_path / "run")


def test_the_distance_is_least_where_the_scores_are_the_teachers() -> None:
    window = TokenWindow(row=5, ids=(0, 1, 2, 3, 4), first=2, last=5, targets=(0, 0, -100))
    known = np.array([[3.0, 1.0], [0.0, 4.0], [-2.0, 0.0], [1.0, 1.0]], dtype=np.float16)
    same = torch.full((1, 5, 2), float("-inf"))
    same[0, [0, 2, 3, 4]] = torch.from_numpy(known.astype(np.float32))
    other = same.clone()
    other[0, 0, 0] += 2
    teacher = {5: known}
    least = measure_distance(same, [window], teacher)
    assert least < measure_distance(other, [window], teacher)
    shares = torch.from_numpy(known.astype(np.float32) / 1.5).softmax(0)
    entropy = -(shares * shares.log()).sum(0).mean()
    assert least == pytest.approx(float(entropy), abs=1e-4)
    assert measure_distance(same, [window], {6: known}) == 0.0
    assert measure_distance(same, [window], {5: known[:2]}) == 0.0
