"""What a library forgets, and what it says of a folder that was moved."""

from pathlib import Path

import pytest
from archives import check, find
from hashing import HashingEncoder

from qa.errors import SourceError
from qa.indexing.forgetting import find_forgettable, forget
from qa.indexing.indexer import IndexResult, index_sources
from qa.indexing.moves import Move
from qa.library.library import Library


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True, parents=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def index(folder: Path, *sources: Path) -> IndexResult:
    library = Library.create(folder, HashingEncoder())
    try:
        return index_sources(sources, library, HashingEncoder())
    finally:
        library.close()


def drop(folder: Path, source: object) -> str:
    library = Library.browse(folder)
    target = find_forgettable(library, str(source))
    forget(library, target)
    library.close()
    check(folder)
    return str(target)


def names(folder: Path) -> dict[str, tuple[str, ...]]:
    library = Library.browse(folder)
    found = {report.source: report.aliases for report in library.reports()}
    library.close()
    return found


def test_moved_folder_is_told_and_forgotten(tmp_path: Path):
    old = write(tmp_path / "old", law="The kiosk law passed.", born="The singer was born in Ulm.")
    folder = tmp_path / "l"
    assert index(folder, old).moves == ()
    new = old.rename(tmp_path / "new")
    assert index(folder, new).moves == (Move(str(old), 2, 2),)
    (new / "born.txt").unlink()
    assert index(folder, new).moves == (Move(str(old), 2, 1),)
    assert find(folder, "singer Ulm") == ["born.txt"]
    assert drop(folder, old) == f"2 files and 2 reports of {old}"
    assert find(folder, "singer Ulm") == []
    assert names(folder) == {"new/law.txt": ()}
    assert index(folder, new).moves == ()


def test_subfolder_and_file_that_moved_are_told_by_their_own_place(tmp_path: Path):
    top = write(tmp_path / "top", c="A dam broke.")
    write(top / "in", a="A harbour.", b="A bridge.")
    folder = tmp_path / "l"
    index(folder, top)
    (top / "in").rename(tmp_path / "out")
    assert index(folder, tmp_path / "out").moves == (Move(str(top / "in"), 2, 2),)
    (top / "c.txt").rename(tmp_path / "c.txt")
    moves = index(folder, tmp_path / "c.txt").moves
    assert moves == (Move(str(top / "c.txt"), 1, 1),)


def test_copy_beside_its_first_place_is_no_move(tmp_path: Path):
    one, two = write(tmp_path / "1", a="A harbour."), write(tmp_path / "2", b="A harbour.")
    index(tmp_path / "l", one)
    assert index(tmp_path / "l", two).moves == ()


def test_file_and_report_are_forgotten_alone(tmp_path: Path):
    docs = write(tmp_path / "docs", a="A harbour.", b="A bridge.", c="A dam.")
    folder = tmp_path / "l"
    index(folder, docs)
    assert drop(folder, docs / "a.txt") == f"the file {docs}/a.txt and 1 report of it"
    assert drop(folder, "b.txt") == "the report b.txt"
    assert names(folder) == {"c.txt": ()}
    # A file that was forgotten is read when it is met again, a report not before its file changes.
    assert str(index(folder, docs)) == "1 report and 1 passage put in, 2 files unchanged"
    assert names(folder) == {"a.txt": (), "c.txt": ()}


def test_report_is_forgotten_with_all_its_names(tmp_path: Path):
    docs = write(tmp_path / "docs", a="A harbour.", b="A harbour.", c="A dam.")
    index(tmp_path / "l", docs)
    assert drop(tmp_path / "l", "b.txt") == "the report a.txt, also b.txt"
    assert names(tmp_path / "l") == {"c.txt": ()}


def test_what_stays_by_another_name_is_told(tmp_path: Path):
    one, two = write(tmp_path / "1", a="A harbour."), write(tmp_path / "2", b="A harbour.")
    index(tmp_path / "l", one, two)
    library = Library.browse(tmp_path / "l")
    target = find_forgettable(library, str(one))
    assert (target.remaining, target.will_return) == (("b.txt",), True)
    library.close()


def test_record_of_a_file_is_forgotten(tmp_path: Path):
    file = tmp_path / "news.jsonl"
    file.write_text('{"id": "n1", "text": "A harbour."}\n{"id": "n2", "text": "A dam."}\n')
    index(tmp_path / "l", file)
    assert drop(tmp_path / "l", "n1") == "the report n1"
    assert names(tmp_path / "l") == {"n2": ()}


def test_unknown_and_ambiguous_sources_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    one, two = write(tmp_path / "one", a="A harbour."), write(tmp_path / "two", a="A dam.")
    index(tmp_path / "l", one, two)
    library = Library.browse(tmp_path / "l")
    with pytest.raises(SourceError, match=f"came from 'x'; it knows {one}, {two}"):
        find_forgettable(library, "x")
    # A part of a folder's name is no folder.
    with pytest.raises(SourceError):
        find_forgettable(library, str(one)[:-1])
    monkeypatch.chdir(two)
    with pytest.raises(SourceError, match="another report of that name; give the place from its"):
        find_forgettable(library, "a.txt")
    library.close()


def test_nothing_is_forgotten_where_a_part_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    docs = write(tmp_path / "docs", a="A harbour.", b="A bridge.")
    index(tmp_path / "l", docs)
    library = Library.browse(tmp_path / "l")
    target = find_forgettable(library, str(docs))
    real = library.store.drop
    calls = []

    def fail_later(key: int) -> None:
        calls.append(key)
        if len(calls) == 2:
            raise RuntimeError
        real(key)

    monkeypatch.setattr(library.store, "drop", fail_later)
    with pytest.raises(RuntimeError):
        forget(library, target)
    library.close()
    assert sorted(names(tmp_path / "l")) == ["a.txt", "b.txt"]
    check(tmp_path / "l")
