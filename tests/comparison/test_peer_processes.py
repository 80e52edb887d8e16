"""Steps as processes of their own: what they leave, what they cost, how they end."""

import sys
from pathlib import Path

import pytest
from peers.environments import Environment, measure_size
from peers.processes import Bench, StepError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell stands for the system")


def make_bench(folder: Path, script: str) -> Bench:
    """Return a bench whose interpreter is a shell script."""
    python = folder / "bin" / "python"
    python.parent.mkdir()
    python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    python.chmod(0o755)
    return Bench(Environment(folder, {}), "bm25s", folder)


def test_a_step_is_told_its_place_and_leaves_a_result(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    script = 'while [ "$1" != --out ]; do seen="$seen $1"; shift; done\n'
    script += 'printf \'{"seen": "%s", "path": "%s"}\' "${seen#*child.py }" "$PYTHONPATH" > "$2"'
    step = make_bench(tmp_path, script).run("build", "words", tmp_path / "i", "--articles", "a")
    assert step.result == {"seen": f"build bm25s words {tmp_path}/i --articles a", "path": ""}
    assert 0 < step.seconds < 60


def test_a_step_that_fails_is_told_by_its_last_line(tmp_path: Path):
    bench = make_bench(tmp_path, "echo first; echo no model here; exit 3")
    with pytest.raises(StepError, match="bm25s ask words: no model here"):
        bench.run("ask", "words", tmp_path)


def test_a_step_is_killed_by_the_clock_and_told_whether_it_was_done(tmp_path: Path):
    bench = make_bench(tmp_path, "exec sleep 30")
    assert bench.kill(0.2, "build", "words", tmp_path)
    (tmp_path / "bin" / "python").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    assert not bench.kill(20, "build", "words", tmp_path)


def test_the_size_of_a_folder_is_that_of_its_files(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"12345")
    (tmp_path / "c").write_bytes(b"1")
    assert measure_size(tmp_path) == 6
