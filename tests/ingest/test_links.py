import os
import socket
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from reading import read_files

from qa.ingest.found import FoundFile
from qa.ingest.sources import find_files, read_file
from qa.types import Refusal, Report

NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    (made / "sub").mkdir(parents=True)
    (made / "a.txt").write_text("Text.")
    (made / "sub" / "b.txt").write_text("Other.")
    (tmp_path / "outside.txt").write_text("Secret.")
    return made


def read(folder: Path) -> dict[str, str]:
    """Return the text of each report or why it was refused, by source."""
    return {
        result.source: result.text if isinstance(result, Report) else result.reason
        for result in read_files(find_files([folder]))
    }


def test_link_that_stays_in_the_folder_is_read(folder: Path):
    (folder / "sub" / "c.txt").symlink_to("../a.txt")
    assert read(folder)["sub/c.txt"] == "Text."


@pytest.mark.parametrize("place", ["c.txt", "sub/c.txt"])
def test_link_that_leads_out_of_the_folder_is_refused(folder: Path, place: str):
    outside = folder.parent / "outside.txt"
    (folder / place).symlink_to(outside)
    found = read(folder)
    assert found.pop(place) == (
        f"a link that leads out of the folder, to {outside}; copy the file into it"
    )
    assert found == {"a.txt": "Text.", "sub/b.txt": "Other."}


def test_links_to_folders_are_named_and_not_followed(folder: Path):
    (folder / "sub" / "up").symlink_to("..")
    (folder / "other").symlink_to("sub")
    (folder / "out").symlink_to(folder.parent)
    found = read(folder)
    assert found.pop("out").startswith("a link that leads out of the folder, to ")
    assert found == {
        "a.txt": "Text.",
        "sub/b.txt": "Other.",
        "sub/up": "a link to a folder, which is not followed",
        "other": "a link to a folder, which is not followed",
    }


def test_links_to_nothing_and_in_circles_are_refused(folder: Path):
    (folder / "c.txt").symlink_to("nothing.txt")
    (folder / "d.txt").symlink_to("e.txt")
    (folder / "e.txt").symlink_to("d.txt")
    found = read(folder)
    assert found["c.txt"] == "cannot be read: No such file or directory"
    assert found["d.txt"] == found["e.txt"] == "a link that leads in a circle"
    assert found["a.txt"] == "Text."


def test_link_given_by_itself_is_meant(folder: Path):
    link = folder / "latest.txt"
    link.symlink_to(folder.parent / "outside.txt")
    (report,) = read_files(find_files([link]))
    assert isinstance(report, Report)
    assert (report.source, report.text) == ("latest.txt", "Secret.")


def test_folder_that_is_itself_reached_by_a_link_is_read(folder: Path):
    link = folder.parent / "current"
    link.symlink_to(folder)
    (folder / "c.txt").symlink_to("a.txt")
    assert read(link) == {"a.txt": "Text.", "c.txt": "Text.", "sub/b.txt": "Other."}


def test_pipes_and_sockets_are_refused_without_waiting(folder: Path):
    os.mkfifo(folder / "p.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(folder)
        listener.bind("s.txt")
        os.chdir(here)
        found = read(folder)
    assert found["p.txt"] == found["s.txt"]
    assert found["p.txt"] == "not a regular file, but a device, a socket or a pipe"


def test_file_that_went_away_is_refused(folder: Path):
    path = folder / "gone.txt"
    assert list(read_file(FoundFile.look_at(path, folder, "gone.txt"))) == [
        Refusal("gone.txt", "cannot be read: No such file or directory")
    ]


def test_name_that_is_no_text_is_shown_with_marks(folder: Path):
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Named.")
    assert read(folder)["caf\ufffd.txt"] == "Named."


@pytest.fixture
def guarded() -> Iterator[Path]:
    """Return a folder with a file and a folder that this process may not open."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "a.txt").write_text("Text.")
        (folder / "a.txt").chmod(0o644)
        (folder / "b.txt").write_text("Secret.")
        (folder / "closed").mkdir()
        (folder / "closed" / "c.txt").write_text("Secret.")
        for each in ("b.txt", "closed"):
            (folder / each).chmod(0)
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
            yield folder
            os.seteuid(0)
        else:
            yield folder
        (folder / "closed").chmod(stat.S_IRWXU)


def test_what_may_not_be_opened_is_named_and_the_others_go_in(guarded: Path):
    assert read(guarded) == {
        "a.txt": "Text.",
        "b.txt": "cannot be read: Permission denied",
        "closed": "a folder that cannot be opened",
    }
