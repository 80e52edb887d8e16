import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import SentenceEncoder
from qa.errors import LibraryError, ModelError
from qa.indexing import index_sources
from qa.library.library import Library
from qa.types import Period

ALWAYS = Period()


class OtherModel:
    """An encoder of another identity; only its names are asked for."""

    name = "other/model"
    identity = "other/model"


@pytest.fixture
def library(tmp_path: Path, reports: Path, encoder: SentenceEncoder) -> Path:
    folder = tmp_path / "a.library"
    made = Library.create(folder, encoder)
    index_sources([reports], made, encoder)
    made.close()
    return folder


def sources(library: Library, rows: Iterable[int]) -> list[str]:
    return [stored.report.source for stored in library.passages(rows)]


def test_library_on_disk_finds_by_meaning_and_by_words(library: Path, encoder: SentenceEncoder):
    opened = Library.open(library, encoder)
    vector = encoder.encode_queries(["What happened to the port?"])[0]
    assert sources(opened, opened.nearest(vector, 2, ALWAYS)) == ["harbour.txt", "bridge.txt"]
    assert sources(opened, dict(opened.matching("cracks", 2, ALWAYS))) == ["bridge.txt"]


def test_period_keeps_the_reports_published_in_it(library: Path, encoder: SentenceEncoder):
    opened = Library.open(library, encoder)
    later = Period(first=date(2020, 1, 1))
    vector = encoder.encode_queries(["What happened to the port?"])[0]
    assert sources(opened, opened.nearest(vector, 2, later)) == ["bridge.txt"]
    assert opened.matching("harbour", 2, later) == []
    assert sources(opened, dict(opened.matching("the", 2, later))) == ["bridge.txt"]


def test_reports_added_later_are_found(library: Path, tmp_path: Path, encoder: SentenceEncoder):
    opened = Library.open(library, encoder)
    assert opened.matching("volcano", 5, ALWAYS) == []
    (tmp_path / "new.txt").write_text("A volcano woke.", encoding="utf-8")
    index_sources([tmp_path / "new.txt"], opened, encoder)
    assert sources(opened, dict(opened.matching("volcano", 5, ALWAYS))) == ["new.txt"]
    vector = encoder.encode_queries(["volcano"])[0]
    assert sources(opened, opened.nearest(vector, 1, ALWAYS)) == ["new.txt"]
    assert opened.count()[0] == 3


def test_library_of_another_model_is_refused(library: Path):
    with pytest.raises(
        ModelError, match=r"all-MiniLM-L6-v2@53aa51172d14.*--model all-MiniLM-L6-v2"
    ):
        Library.open(library, OtherModel())
    with pytest.raises(ModelError):
        Library.create(library, OtherModel())
    assert Library.model_of(library) == "all-MiniLM-L6-v2"


def test_missing_library_names_the_command_that_builds_it(tmp_path: Path):
    with pytest.raises(LibraryError, match="dateline index FOLDER --library"):
        Library.open(tmp_path / "nowhere", OtherModel())


def test_folder_with_other_things_is_never_written_into(tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(LibraryError, match="not a library and not empty"):
        Library.create(tmp_path, OtherModel())
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_vectors_are_kept_to_the_bit(library: Path, encoder: SentenceEncoder):
    with sqlite3.connect(library / "library.sqlite3") as connection:
        blobs = connection.execute("SELECT data FROM vector ORDER BY passage").fetchall()
    vectors = np.stack([np.frombuffer(blob, dtype=np.float32) for (blob,) in blobs])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
