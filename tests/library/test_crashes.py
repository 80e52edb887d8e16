import os
import random
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest
from archives import check, content_of
from hashing import index

from qa.errors import LibraryNotice

SCRIPT = Path(__file__).parent.parent / "hashing.py"
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, archive: Path) -> tuple[dict, float]:
    """What an undisturbed run leaves, and the seconds that its work takes."""
    for _ in range(2):
        # The first also fills the system's caches.
        folder = tmp_path_factory.mktemp("undisturbed") / "l"
        process = start(folder, archive)
        out, _ = process.communicate()
        assert process.returncode == 0
    return content_of(folder), float(out.rsplit(" ", 1)[1])


def start(folder: Path, *arguments: object, user: int | None = None) -> subprocess.Popen[str]:
    """Start a run of its own process and return it when its work begins."""
    process = subprocess.Popen(
        [sys.executable, SCRIPT, folder, *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, user=user,
        env=os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    assert process.stdout.readline() == "begins\n"
    return process


@pytest.mark.parametrize(
    "moment",
    [
        *((number + 0.5) / 6 for number in range(6)),
        *(
            pytest.param(random.Random(seed).random() * 1.1, marks=pytest.mark.nightly)
            for seed in range(100)
        ),
    ],
)
def test_killed_run_leaves_a_library_and_the_next_goes_on(
    tmp_path: Path, archive: Path, undisturbed: tuple[dict, float], moment: float
):
    content, seconds = undisturbed
    folder = tmp_path / "l"
    process = start(folder, archive)
    time.sleep(moment * seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    if (folder / "library.sqlite3").exists():
        check(folder)
        with warnings.catch_warnings():
            # What had to be made anew was made by the first who opened it.
            warnings.simplefilter("error", LibraryNotice)
            check(folder)
    index(folder, archive)
    check(folder)
    assert content_of(folder) == content


def test_full_disk_is_told_and_what_went_in_stays(
    tmp_path: Path, archive: Path, undisturbed: tuple[dict, float]
):
    folder = tmp_path / "l"
    limit = 450_000
    process = start(folder, archive, "--at-most", limit)
    _, err = process.communicate()
    assert process.returncode == 2
    assert err.startswith("cannot write the library (")
    assert "make room and run this again" in err
    assert "Traceback" not in err
    check(folder)
    assert index(folder, archive).reports < 101
    check(folder)
    assert content_of(folder) == undisturbed[0]
