import io
import os
import threading
import zipfile
from pathlib import Path

import pytest
from archives import check
from hashing import HashingEncoder, index

from qa.errors import LibraryError, SourceError
from qa.indexing import index_sources
from qa.indexing.uploads import KeptFile, Outcome, Upload, Uploads, clean_name
from qa.library.library import Library
from qa.library.lock import hold_lock

STORM = " date 2019-05-07 A storm closed the harbour of Lindow.\n\nEleven boats sank there."
BRIDGE = " date 2020-06-01 Engineers found cracks in the Ostrava bridge."
FLOOD = " date 2021-02-03 A flood closed the road to Norbury."


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "storm.txt").write_text(STORM, encoding="utf-8")
    return folder


@pytest.fixture(params=["folder", "memory"])
def library(request: pytest.FixtureRequest, tmp_path: Path, docs: Path):
    """The library that questions are asked of, with one report of a folder."""
    encoder = HashingEncoder()
    if request.param == "folder":
        index(tmp_path / "l", docs)
        library = Library.open(tmp_path / "l", encoder)
    else:
        library = Library.in_memory(encoder)
        index_sources([docs], library, encoder)
    library.refresh()
    yield library
    library.close()


@pytest.fixture
def uploads(library: Library) -> Uploads:
    return Uploads(library, HashingEncoder())


def give(tmp_path: Path, name: str, data: str | bytes) -> Path:
    """Return a file as it lies where the server received it."""
    place = tmp_path / f"received-{len(list(tmp_path.iterdir()))}"
    place.mkdir()
    (place / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return place / name


def sources(library: Library) -> list[str]:
    return [report.source for report in library.reports()]


def search(library: Library, word: str) -> list[str]:
    rows = library.words.holding(word)
    return sorted({stored.report.source for stored in library.passages(rows)})


def test_file_is_added_kept_and_found(tmp_path: Path, uploads: Uploads, library: Library):
    (told,) = uploads.add([give(tmp_path, "bridge.txt", BRIDGE)])
    assert told == Upload("bridge.txt", Outcome.ADDED, 1)
    assert sources(library) == ["bridge.txt", "storm.txt"]
    assert search(library, "Ostrava") == ["bridge.txt"]
    assert uploads.list_files() == [KeptFile("bridge.txt", len(BRIDGE), 1)]
    assert (uploads.folder / "bridge.txt").read_text(encoding="utf-8") == BRIDGE


def test_each_file_of_a_drop_is_told_of(tmp_path: Path, uploads: Uploads, library: Library):
    files = [
        give(tmp_path, "bridge.txt", BRIDGE),
        give(tmp_path, "picture.png", b"\x89PNG\r\n"),
        give(tmp_path, "copy.txt", STORM),
        give(tmp_path, "same.txt", BRIDGE),
    ]
    told = uploads.add(files)
    assert [each.outcome for each in told] == [
        Outcome.ADDED, Outcome.REFUSED, Outcome.KNOWN, Outcome.KNOWN,
    ]  # fmt: skip
    assert told[1].reasons == (
        "no reader for .png; recognise its text (OCR), and save that as .txt or .pdf",
    )
    assert told[2].reasons == ("the same as storm.txt",)
    assert told[3].reasons == ("the same as bridge.txt",)
    # What gave nothing leaves nothing behind.
    assert sorted(path.name for path in uploads.folder.iterdir()) == ["bridge.txt"]
    assert [file.name for file in uploads.list_files()] == ["bridge.txt"]
    assert [report.aliases for report in library.reports()] == [(), ()]


def test_drop_without_anything_readable_is_told(tmp_path: Path, uploads: Uploads, library):
    (told,) = uploads.add([give(tmp_path, "empty.txt", "")])
    assert told.outcome is Outcome.REFUSED
    assert told.reasons
    assert list(uploads.folder.iterdir()) == []
    assert sources(library) == ["storm.txt"]


def test_name_that_is_taken_is_never_overwritten(tmp_path: Path, uploads: Uploads, library):
    (told,) = uploads.add([give(tmp_path, "storm.txt", FLOOD)])
    assert told.reasons == ("cited as uploads/storm.txt, since another report has its name",)
    (second,) = uploads.add([give(tmp_path, "storm.txt", BRIDGE)])
    assert second == Upload("storm (2).txt", Outcome.ADDED, 1)
    assert sources(library) == ["storm (2).txt", "storm.txt", "uploads/storm.txt"]
    assert search(library, "Norbury") == ["uploads/storm.txt"]
    assert search(library, "Lindow") == ["storm.txt"]


def test_removed_file_is_gone_with_its_copy(tmp_path: Path, uploads: Uploads, library: Library):
    uploads.add([give(tmp_path, "bridge.txt", BRIDGE), give(tmp_path, "flood.txt", FLOOD)])
    uploads.remove("bridge.txt")
    assert sources(library) == ["flood.txt", "storm.txt"]
    assert search(library, "Ostrava") == []
    assert [path.name for path in uploads.folder.iterdir()] == ["flood.txt"]
    (again,) = uploads.add([give(tmp_path, "bridge.txt", BRIDGE)])
    assert again == Upload("bridge.txt", Outcome.ADDED, 1)


@pytest.mark.parametrize("name", ["storm.txt", "../docs/storm.txt", "", "/etc/passwd"])
def test_only_what_was_added_can_be_removed(uploads: Uploads, library, docs: Path, name: str):
    with pytest.raises(SourceError, match="no uploaded file"):
        uploads.remove(name)
    assert sources(library) == ["storm.txt"]
    assert (docs / "storm.txt").exists()


def test_archive_of_many_records_is_one_file(tmp_path: Path, uploads: Uploads, library):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/bridge.txt", BRIDGE)
        archive.writestr("flood.txt", FLOOD)
        archive.writestr("no.bin", b"\x00")
    (told,) = uploads.add([give(tmp_path, "news.zip", packed.getvalue())])
    assert (told.outcome, told.reports) == (Outcome.ADDED, 2)
    assert told.reasons[0].startswith(
        "news.zip/no.bin: no reader for .bin; save it as one of .txt,"
    )
    uploads.remove("news.zip")
    assert sources(library) == ["storm.txt"]


def test_bomb_and_encrypted_archive_are_left_out(tmp_path: Path, uploads: Uploads, library):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 40_000_000)
    locked = io.BytesIO()
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("flood.txt", FLOOD)
    # The bit that tells that a member is encrypted, in both of its headers.
    data = bytearray(locked.getvalue())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    told = uploads.add(
        [give(tmp_path, "bomb.zip", bomb.getvalue()), give(tmp_path, "locked.zip", bytes(data))]
    )
    assert [each.outcome for each in told] == [Outcome.REFUSED, Outcome.REFUSED]
    assert "as a bomb does" in told[0].reasons[0]
    assert "encrypted" in told[1].reasons[0]
    assert sources(library) == ["storm.txt"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "etcpasswd.txt"),
        (".hidden.txt", "hidden.txt"),
        ("a\u202etxt.exe\x00.txt", "atxt.exe.txt"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        ("", "file"),
        ("...", "file"),
        ("é" * 300 + ".jsonl.gz", "é" * 95 + ".jsonl.gz"),
        ("a." + "b" * 300, "a." + "b" * 198),
    ],
)
def test_name_of_a_stranger_becomes_a_plain_one(name: str, kept: str):
    assert clean_name(name) == kept
    assert len(kept.encode()) <= 200


def test_second_file_of_a_name_keeps_what_its_format_is_told_by(
    tmp_path: Path, uploads: Uploads, library
):
    for text in ("One.", "Two."):
        uploads.add([give(tmp_path, "a.jsonl", f'{{"id": "{text}", "text": "{text}"}}\n')])
    assert [file.name for file in uploads.list_files()] == ["a (2).jsonl", "a.jsonl"]


def test_progress_is_told(tmp_path: Path, uploads: Uploads):
    told = []
    uploads.add([give(tmp_path, "bridge.txt", BRIDGE)], told.append)
    assert (told[-1].read, told[-1].size, told[-1].reports) == (len(BRIDGE), len(BRIDGE), 1)


class Waiting(HashingEncoder):
    """An encoder that waits until it is let go on."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()

    def encode_documents(self, texts):
        self.begun.set()
        assert self.go_on.wait(300)
        return super().encode_documents(texts)


def test_questions_go_on_from_what_was_there_while_files_are_added(
    tmp_path: Path, library: Library
):
    encoder = Waiting()
    uploads = Uploads(library, encoder)
    thread = threading.Thread(target=uploads.add, args=([give(tmp_path, "bridge.txt", BRIDGE)],))
    thread.start()
    try:
        assert encoder.begun.wait(300)
        library.refresh()
        assert search(library, "Lindow") == ["storm.txt"]
        assert search(library, "Ostrava") == []
        # A second writer is told, and leaves nothing behind.
        with pytest.raises(LibraryError, match="wait until"):
            Uploads(library, HashingEncoder()).add([give(tmp_path, "flood.txt", FLOOD)])
    finally:
        encoder.go_on.set()
        thread.join(300)
    library.refresh()
    assert search(library, "Ostrava") == ["bridge.txt"]
    assert sources(library) == ["bridge.txt", "storm.txt"]
    assert [path.name for path in uploads.folder.iterdir()] == ["bridge.txt"]


def test_later_run_over_the_folder_keeps_what_was_added(tmp_path: Path, docs: Path):
    # The library lies in the folder that is indexed: its uploads are no reports of that folder.
    for place in (tmp_path / "l", docs / "own.library"):
        index(place, docs)
        library = Library.open(place, HashingEncoder())
        uploads = Uploads(library, HashingEncoder())
        uploads.add([give(tmp_path, "bridge.txt", BRIDGE)])
        result = index(place, docs)
        assert (result.reports, result.gone) == (0, 0)
        library.refresh()
        assert sources(library) == ["bridge.txt", "storm.txt"]
        # It can be read again where it is kept, and goes when it is removed.
        assert index(place, uploads.folder).unchanged == 1
        uploads.remove("bridge.txt")
        assert index(place, docs).reports == 0
        assert sources(library) == ["storm.txt"]
        library.close()
        check(place)


def test_busy_library_refuses_and_keeps_nothing(tmp_path: Path, docs: Path):
    index(tmp_path / "l", docs)
    library = Library.open(tmp_path / "l", HashingEncoder())
    uploads = Uploads(library, HashingEncoder())
    with hold_lock(tmp_path / "l"), pytest.raises(LibraryError, match="being written to"):
        uploads.add([give(tmp_path, "bridge.txt", BRIDGE)])
    assert list(uploads.folder.iterdir()) == []
    library.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_library_that_cannot_be_written_refuses(tmp_path: Path, docs: Path):
    index(tmp_path / "l", docs)
    (tmp_path / "l").chmod(0o555)
    library = Library.open(tmp_path / "l", HashingEncoder())
    with pytest.raises(LibraryError, match="cannot keep files"):
        Uploads(library, HashingEncoder()).add([give(tmp_path, "bridge.txt", BRIDGE)])
    library.close()
