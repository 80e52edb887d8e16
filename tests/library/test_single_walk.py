"""What is done once when a folder goes into a library: the walk through it, each file's hash."""

import json
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hashing import HashingEncoder, index

import qa.indexing.indexer
import qa.indexing.intake
import qa.library.rows
import qa.opening
from qa.indexing import index_into
from qa.indexing.changes import find_changes
from qa.ingest.sources import find_files
from qa.library.library import Library
from qa.opening import open_assistant

FOLDERS = ("", "north", "north/harbour", "south")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    made = tmp_path / "docs"
    for number, name in enumerate(FOLDERS):
        (made / name).mkdir(parents=True, exist_ok=True)
        (made / name / "a.txt").write_text(f"A bridge of {number} arches opened.")
    records = [{"id": f"r{number}", "text": f"Dam {number} broke."} for number in range(3)]
    (made / "south" / "news.jsonl").write_text("\n".join(map(json.dumps, records)))
    return made


@pytest.fixture
def listed(docs: Path, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each folder below `docs` was listed, by any way that Python lists folders."""
    counts: Counter[str] = Counter()

    def count(really: Callable[..., object]) -> Callable[..., object]:
        def list_folder(path: str | Path = ".") -> object:
            if Path(path).is_relative_to(docs):
                counts[Path(path).relative_to(docs).as_posix()] += 1
            return really(path)

        return list_folder

    for name in ("scandir", "listdir"):
        monkeypatch.setattr(os, name, count(getattr(os, name)))
    return counts


def each_once() -> dict[str, int]:
    return {name or ".": 1 for name in FOLDERS}


def test_walk_is_counted(docs: Path, listed: Counter[str]):
    find_files([docs])
    find_files([docs])
    assert listed == dict.fromkeys(each_once(), 2)


def test_folder_is_walked_once_when_it_is_opened(
    docs: Path, listed: Counter[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(qa.opening, "open_encoder", lambda _: HashingEncoder())
    assistant = open_assistant(docs, reader="none")
    assert listed == each_once()
    assert assistant.library.count()[0] == 7


def test_folder_is_walked_once_when_it_is_indexed_and_once_again_when_it_is_indexed_again(
    docs: Path, tmp_path: Path, listed: Counter[str], monkeypatch: pytest.MonkeyPatch
):
    def open_to_write(folder: Path, model: str | None) -> tuple[Library, HashingEncoder]:
        return Library.create(folder, HashingEncoder()), HashingEncoder()

    monkeypatch.setattr(qa.indexing.indexer, "open_to_write", open_to_write)
    result = index_into(tmp_path / "library", [docs], None, lambda _: None)
    assert (result.reports, result.refused) == (7, ())
    assert listed == each_once()
    listed.clear()
    assert index_into(tmp_path / "library", [docs], None, lambda _: None).unchanged == 5
    assert listed == each_once()


def test_file_keeps_the_folder_it_was_found_in_and_its_name_there(docs: Path):
    found = {file.source: (file.root, file.name) for file in find_files([docs, docs / "south"])}
    assert found["north/harbour/a.txt"] == (str(docs), "north/harbour/a.txt")
    assert found["south/a.txt"] == (str(docs), "south/a.txt")
    assert found["news.jsonl"] == (str(docs / "south"), "news.jsonl")
    (alone,) = find_files([docs / "north" / "a.txt"])
    assert (alone.root, alone.name, alone.source) == (str(docs / "north"), "a.txt", "a.txt")


def test_name_that_is_no_text_is_found_below_its_folder(docs: Path):
    Path(os.fsdecode(os.fsencode(docs) + b"/north/caf\xe9.txt")).write_text("Named.")
    (file,) = [each for each in find_files([docs]) if each.source == "north/caf\ufffd.txt"]
    assert (file.root, os.fsencode(file.name)) == (str(docs), b"north/caf\xe9.txt")


def test_two_names_that_differ_in_their_form_alone_are_two_files(docs: Path):
    forms = ("caf\u00e9.txt", "cafe\u0301.txt")
    for form in forms:
        (docs / "north" / form).write_text(f"In the form {form.encode()}.")
    changes = find_changes(find_files([docs / "north"]), {}, [docs / "north"])
    cafes = [file for file in changes.to_read if file.source == forms[0]]
    assert [(file.name, file.path.name) for file in cafes] == [(each, each) for each in forms]
    assert {file.root for file in cafes} == {str(docs / "north")}


def test_file_and_report_are_each_hashed_once(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    files: list[str] = []
    reports: list[object] = []

    def hash_file(path: Path) -> str:
        files.append(path.relative_to(docs).as_posix())
        return hash_really(path)

    def hash_values(values: list[object]) -> bytes:
        reports.append(values)
        return hash_values_really(values)

    hash_really, hash_values_really = qa.indexing.intake.hash_file, qa.library.rows._hash
    monkeypatch.setattr(qa.indexing.intake, "hash_file", hash_file)
    monkeypatch.setattr(qa.library.rows, "_hash", hash_values)
    (docs / "copy.txt").write_bytes((docs / "a.txt").read_bytes())
    index(tmp_path / "library", docs)
    assert sorted(files) == sorted(
        [*(f"{name}/a.txt".lstrip("/") for name in FOLDERS), "copy.txt", "south/news.jsonl"]
    )
    # Two of each of eight reports: of all that was read, and of what makes two reports one.
    assert len(reports) == 16
