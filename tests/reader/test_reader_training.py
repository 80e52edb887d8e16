from pathlib import Path

import pytest
import torch
from transformers import AutoTokenizer

from embeddings.models import find_model
from qa.errors import ReaderError
from qa.reader import train
from qa.reader.adapter import ADAPTER, save_adapter
from qa.reader.features import Features, make_features
from qa.reader.model import adapt_model
from qa.reader.pairs import Pair, read_records
from qa.reader.training import (
    CHECKPOINT,
    Recipe,
    Trainer,
    load_trained,
    read_checkpoint,
    trained_weights,
)

BASE = find_model()
RECIPE = Recipe(steps=4, batch=2, learning_rate=2e-3)


@pytest.fixture(scope="module")
def features() -> Features:
    tokenizer = AutoTokenizer.from_pretrained(BASE.location)
    text = "Ann met Bob in Paris."
    pairs = [
        Pair("Who met Bob?", text, 0, 3),
        Pair("Whom did Ann meet?", text, 8, 11),
        Pair("Where did Ann meet Bob?", text, 15, 20),
        Pair("When did Eve sing?", text),
    ]
    return make_features(pairs, 1, tokenizer)


def make_trainer(recipe: Recipe = RECIPE) -> Trainer:
    torch.manual_seed(recipe.seed)
    return Trainer(adapt_model(BASE.location), recipe)


def test_training_lowers_the_loss(features: Features) -> None:
    losses = list(make_trainer(Recipe(steps=12, batch=4, learning_rate=2e-3)).run(features))
    assert losses[-1] < losses[0] / 2


def test_a_run_stopped_and_resumed_gives_the_same_weights(
    features: Features, tmp_path: Path
) -> None:
    whole = make_trainer()
    for _ in whole.run(features):
        if whole.step == 2:
            whole.save(tmp_path)
    resumed = make_trainer()
    resumed.resume(tmp_path)
    assert resumed.step == 2
    assert len(list(resumed.run(features))) == 2
    assert resumed.step == whole.step == 4
    again = trained_weights(resumed.model)
    for name, weight in trained_weights(whole.model).items():
        assert torch.equal(weight, again[name]), name


def test_only_the_changes_and_the_head_learn() -> None:
    names = set(trained_weights(adapt_model(BASE.location)))
    assert {name.rsplit(".", 1)[1] for name in names} == {"down", "up", "weight", "bias"}
    assert sum(name.startswith("head.") for name in names) == 2
    assert len(names) == 2 + 6 * 6 * 2


def test_a_damaged_checkpoint_is_named(tmp_path: Path) -> None:
    (tmp_path / CHECKPOINT).write_bytes(b"not a checkpoint")
    with pytest.raises(ReaderError, match=r"checkpoint\.pt cannot be read.*delete it"):
        read_checkpoint(tmp_path)


def test_a_checkpoint_of_another_run_is_refused(tmp_path: Path) -> None:
    trainer = make_trainer()
    trainer.save(tmp_path)
    with pytest.raises(ReaderError, match=r"is of another run.*--continue-from"):
        make_trainer(Recipe(steps=9)).resume(tmp_path)


def test_weights_of_another_network_are_refused() -> None:
    with pytest.raises(ReaderError, match="a checkpoint of 1 weights does not fit"):
        load_trained(adapt_model(BASE.location), {"head.weight": torch.zeros(2, 384)})


def test_the_command_trains_continues_and_writes_an_adapter(data: Path, tmp_path: Path) -> None:
    common = ["--data", str(data), "--batch", "2", "--device", "cpu", "--cache", str(tmp_path)]
    first, second = tmp_path / "first", tmp_path / "second"
    assert train.main([*common, "--out", str(first), "--steps", "2"]) == 0
    assert (first / ADAPTER).stat().st_size < 6_000_000
    # Run again, a finished run changes nothing.
    digest = (first / ADAPTER).read_bytes()
    assert train.main([*common, "--out", str(first), "--steps", "2"]) == 0
    assert (first / ADAPTER).read_bytes() == digest
    more = ["--out", str(second), "--steps", "1", "--seed", "2", "--rate", "1e-9"]
    assert train.main([*common, *more, "--continue-from", str(first)]) == 0
    before, after = (read_checkpoint(folder)["weights"] for folder in (first, second))
    assert torch.allclose(before["head.weight"], after["head.weight"], atol=1e-6)


def test_the_adapter_is_one_that_peft_reads(tmp_path: Path) -> None:
    from peft import PeftModel
    from transformers import AutoModel

    model = adapt_model(BASE.location)
    for name, weight in model.named_parameters():
        if name.endswith(".up"):
            torch.nn.init.normal_(weight, std=0.02)
    save_adapter(model, tmp_path, BASE)
    plain = AutoModel.from_pretrained(BASE.location, add_pooling_layer=False)
    merged = PeftModel.from_pretrained(plain, tmp_path).merge_and_unload()
    layer = "encoder.layer.3.intermediate.dense"
    expected = model.encoder.get_submodule(layer).merge()
    assert torch.allclose(merged.get_submodule(layer).weight, expected, atol=1e-3)


def test_a_file_that_is_no_training_data_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"question": "q"}\n', encoding="utf-8")
    with pytest.raises(ReaderError, match=r"bad\.jsonl, line 1 is no question"):
        read_records(path)
    path.write_text(
        '{"question": "q", "context": "abc", "answers": [{"start": 1, "text": "x"}]}\n',
        encoding="utf-8",
    )
    with pytest.raises(ReaderError, match="line 1: 'x' does not stand at character 1"):
        read_records(path)
    with pytest.raises(ReaderError, match="cannot be read"):
        read_records(tmp_path / "none.jsonl.gz")
