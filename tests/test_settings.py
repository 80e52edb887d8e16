from pathlib import Path
from types import SimpleNamespace

import pytest
from packing import Installed

from qa.errors import ModelError
from qa.indexing.indexer import open_encoder, open_to_write
from qa.settings import cache_folder


def test_cache_folder_is_what_the_environment_says(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", "/home/ilse")
    for value, folder in (("~/big", Path("/home/ilse/big")), ("/a/b", Path("/a/b")), ("", None)):
        monkeypatch.setenv("DATELINE_CACHE", value)
        assert cache_folder() == folder
    monkeypatch.delenv("DATELINE_CACHE")
    assert cache_folder() is None


def test_large_model_is_joined_where_the_environment_says(
    installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DATELINE_CACHE", str(installed.cache))
    library, encoder = open_to_write(tmp_path / "library", "all-mpnet-base-v2")
    library.close()
    assert encoder.identity == installed.packed.identity
    assert installed.left_in_cache() == {installed.folder.name}


def test_no_room_where_the_environment_says_is_a_model_error(
    installed: Installed, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DATELINE_CACHE", str(installed.cache))
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(ModelError, match=f"no room to join all-mpnet-base-v2 in {installed.cache}"):
        open_encoder("all-mpnet-base-v2")
