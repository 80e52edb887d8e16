import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from archives import ALWAYS, content_of, find
from hashing import HashingEncoder, index

from embeddings.encoder import SentenceEncoder
from qa.assistant import Assistant
from qa.errors import LibraryError, LibraryNotice
from qa.indexing import index_sources
from qa.library.library import Library
from qa.types import Question

ROOT = Path(__file__).resolve().parent.parent.parent


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_second_writer_is_told_who_the_first_is(tmp_path: Path):
    docs, folder = write(tmp_path / "docs", a="A harbour."), tmp_path / "l"
    index(folder, docs)
    before = content_of(folder)
    write(docs, b="A bridge.")
    busy = f"is being written to by process {os.getpid()} on {socket.gethostname()}; wait until"
    with (
        Library.create(folder, HashingEncoder()).writing(),
        pytest.raises(LibraryError, match=busy),
    ):
        index(folder, docs)
    assert content_of(folder) == before
    assert index(folder, docs).reports == 1


def test_lock_goes_with_its_process(tmp_path: Path):
    docs, folder = write(tmp_path / "docs", a="A harbour."), tmp_path / "l"
    index(folder, docs)
    program = (
        "import os, sys; from pathlib import Path; from qa.library.lock import hold_lock\n"
        "with hold_lock(Path(sys.argv[1])): os._exit(9)"
    )
    died = subprocess.run([sys.executable, "-c", program, folder], cwd=ROOT)
    assert died.returncode == 9
    assert (folder / "writer.json").exists()
    assert index(folder, docs).unchanged == 1


def test_reader_goes_on_and_moves_to_the_new_generation_between_questions(tmp_path: Path):
    docs, folder = write(tmp_path / "docs", a="A harbour.", b="A bridge."), tmp_path / "l"
    index(folder, docs)
    reader = Library.open(folder, HashingEncoder())
    vector = HashingEncoder().encode_queries(["harbour"])[0]

    def ask(word: str) -> tuple[list[str], list[str]]:
        return tuple(
            [stored.report.source for stored in reader.passages(rows)]
            for rows in (dict(reader.matching(word, 5, ALWAYS)), reader.nearest(vector, 5, ALWAYS))
        )

    assert ask("harbour") == (["a.txt"], ["a.txt", "b.txt"])
    (docs / "a.txt").unlink()
    write(docs, c="A harbour again.")
    index(folder, docs)
    # What is gone is not cited even now; what is new is not yet found.
    assert ask("harbour") == ([], ["b.txt"])
    reader.refresh()
    assert ask("harbour") == (["c.txt"], ["c.txt", "b.txt"])


def test_assistant_answers_from_what_was_put_in_since_the_last_question(
    tmp_path: Path, encoder: SentenceEncoder
):
    docs, folder = write(tmp_path / "docs", a="The bridge carries thirty trains."), tmp_path / "l"
    library = Library.create(folder, encoder)
    index_sources([docs], library, encoder)
    assistant = Assistant(Library.open(folder, encoder), encoder)
    question = Question("Which volcano woke?")
    assert not assistant.ask(question).answered
    write(docs, b="The volcano Hekla woke.")
    index_sources([docs], library, encoder)
    assert assistant.ask(question).citations[0].source == "b.txt"


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A library in a folder that the user of `run_as_nobody` can read and cannot write."""
    place = Path(tempfile.mkdtemp())
    index(place / "l", write(tmp_path / "docs", a="A harbour.", b="A bridge."))
    shutil.copytree(place / "l", tmp_path / "warm")
    for path in [place, *place.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield place / "l"
    for path in [place, *place.rglob("*")]:
        path.chmod(path.stat().st_mode | stat.S_IWUSR)
    shutil.rmtree(place)


READ = """
import os, sys, warnings
from pathlib import Path
from archives import find
from hashing import index
from qa.errors import DatelineError
warnings.simplefilter("always")
folder = Path(sys.argv[1])
# What is imported when first needed is imported while this user may read where Python lies.
find(Path(sys.argv[2]), "harbour")
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
print(find(folder, "harbour"))
try:
    index(folder, folder.parent)
except DatelineError as error:
    print(error)
"""


def read_as_nobody(folder: Path, warm: Path) -> subprocess.CompletedProcess[str]:
    # Root may write anywhere, and becomes nobody; anyone else stays who they are.
    here = Path(__file__).parent
    paths = os.pathsep.join(map(str, [ROOT, here.parent, here]))
    return subprocess.run(
        [sys.executable, "-c", READ, folder, warm], text=True, capture_output=True,
        env=os.environ | {"PYTHONPATH": paths},
    )  # fmt: skip


def test_library_that_cannot_be_written_is_read_and_refuses_a_writer(
    read_only: Path, tmp_path: Path
):
    done = read_as_nobody(read_only, tmp_path / "warm")
    assert done.stderr == ""
    found, refused = done.stdout.splitlines()
    assert found == "['a.txt']"
    assert refused.startswith(f"cannot write {read_only} (")


def test_damaged_indexes_that_cannot_be_written_are_made_in_memory(read_only: Path, tmp_path: Path):
    damaged = read_only / "generation-1" / "vectors.faiss"
    damaged.chmod(0o644)
    damaged.write_bytes(damaged.read_bytes()[:-1])
    warm = tmp_path / "warm" / "generation-1" / "vectors.faiss"
    warm.write_bytes(warm.read_bytes()[:-1])
    done = read_as_nobody(read_only, tmp_path / "warm")
    assert done.stdout.splitlines()[:1] == ["['a.txt']"], done.stderr
    assert "vectors.faiss is missing or not as it was written" in done.stderr
    assert "they are made in memory" in done.stderr


def test_a_library_where_a_file_is_is_refused(tmp_path: Path):
    docs = write(tmp_path / "docs", a="A harbour.")
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file", tmp_path / "file" / "l"):
        with pytest.raises(LibraryError, match=r"choose another --library"):
            index(place, docs)
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("damage", ["cut", "flip", "no words", "no day", "no generation"])
def test_damaged_indexes_are_made_anew_when_the_library_is_opened(tmp_path: Path, damage: str):
    docs, folder = write(tmp_path / "docs", a="A harbour.", b="A bridge."), tmp_path / "l"
    index(folder, docs)
    place = folder / "generation-1"
    vectors = bytearray((place / "vectors.faiss").read_bytes())
    match damage:
        case "cut":
            (place / "vectors.faiss").write_bytes(vectors[:-20])
        case "flip":
            vectors[-20] ^= 4
            (place / "vectors.faiss").write_bytes(vectors)
        case "no words":
            shutil.rmtree(place / "words")
        case "no day":
            (place / "days.npy").write_bytes(b"")
        case "no generation":
            shutil.rmtree(place)
    with pytest.warns(LibraryNotice, match=r"made anew from library\.sqlite3"):
        assert find(folder, "harbour") == ["a.txt"]
    assert sorted(path.name for path in folder.glob("generation-*")) == ["generation-2"]
