import sqlite3
from pathlib import Path

import pytest
from archives import write_archive
from hashing import HashingEncoder, index

from qa.errors import LibraryError
from qa.library.library import Library
from qa.library.verify import find_faults


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which all agrees with all."""
    place = tmp_path_factory.mktemp("verify")
    index(place / "l", write_archive(place / "docs"))
    return place / "l"


def faults(folder: Path) -> list[tuple[str, bool]]:
    library = Library.browse(folder)
    found = [(fault.what, fault.is_derived) for fault in find_faults(folder, library.store)]
    library.close()
    return found


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ('UPDATE passage SET "end" = 99999 WHERE id = 3', "an offset lies outside the text of"),
        ("UPDATE passage SET start = -1 WHERE rowid = 1", "an offset lies outside the text of"),
        ("DELETE FROM vector WHERE passage = 3", "1 passage without a vector"),
        ("UPDATE vector SET data = zeroblob(8) WHERE passage = 3", "1 vectors have 8 bytes, oth"),
        ("UPDATE vector SET data = zeroblob(64) WHERE passage = 3", "passage 3 has length 0.0000"),
        ("DELETE FROM report WHERE id = 3", "belongs to a report that is not there"),
        ("UPDATE file SET name = 'other.txt' WHERE id = 3", "is not where its root and name say"),
        ("UPDATE name SET source = 'other' WHERE id = 3", "has lost its name"),
    ],
)
def test_what_disagrees_in_the_store_is_found(whole: Path, change: str, what: str):
    copy = sqlite3.connect(whole / "library.sqlite3", isolation_level=None)
    copy.execute("PRAGMA foreign_keys = OFF")
    # Of this one connection: the library itself stays as it is.
    copy.execute("BEGIN")
    copy.execute(change)
    library = Library.browse(whole)
    library.store.connection = copy
    library.store.files._connection = library.store.passages._connection = copy
    found = [fault.what for fault in find_faults(whole, library.store)]
    copy.execute("ROLLBACK")
    copy.close()
    assert any(what in each for each in found)
    assert faults(whole) == []


def test_indexes_that_lack_a_passage_are_found(whole: Path, tmp_path: Path):
    library = Library.open(whole, HashingEncoder())
    generation = library._indexes()
    library.store.connection.execute("BEGIN")
    library.store.connection.execute("DELETE FROM passage WHERE id = 3")
    found = [(fault.what, fault.is_derived) for fault in find_faults(whole, library.store)]
    library.store.connection.execute("ROLLBACK")
    count = len(generation.vectors)
    says = f"has {count} passages that are not the {count - 1} of library.sqlite3"
    assert found[:3] == [
        (f"the {name} {says}", True) for name in ("vector index", "word index", "list of days")
    ]
    library.close()


def test_damaged_store_is_found_and_never_overwritten(whole: Path, tmp_path: Path):
    path = tmp_path / "l" / "library.sqlite3"
    path.parent.mkdir()
    content = bytearray((whole / "library.sqlite3").read_bytes())
    for place in range(3 * 8192, len(content), 8192):
        content[place : place + 16] = bytes(16)
    path.write_bytes(content)
    assert faults(tmp_path / "l")[0][0].startswith("library.sqlite3 is damaged: ")
    with pytest.raises(LibraryError, match="cannot write the library"):
        index(tmp_path / "l", whole.parent / "docs")
