"""Each flag of `python app.py`, by its effect on a real process."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from gradio_client import Client

from app import main

APP = Path(__file__).resolve().parent.parent / "app.py"
# A port of loopback at which nobody listens: no link server, no download, at once and anywhere.
NOWHERE = "http://127.0.0.1:9"
REPORT = "By Ada Mills - May 4, 2022\n\nThe old bridge at Norbury collapsed on Monday.\n"


def run_app(*flags: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(APP), *flags], capture_output=True, text=True, timeout=60, check=False
    )


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Served:
    """A running `app.py`, and what it has said so far."""

    url: str
    log: Path
    seconds: float


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One process with `--docs`, `--auth`, `--host`, `--port`, and `--share` without a way out."""
    folder = tmp_path_factory.mktemp("served")
    reports = folder / "reports"
    reports.mkdir()
    (reports / "bridge.txt").write_text(REPORT, encoding="utf-8")
    port = find_free_port()
    flags = f"--docs {reports} --auth ann:s:cret --host 127.0.0.1 --port {port} --share".split()
    log = folder / "log.txt"
    away = {
        "HTTP_PROXY": NOWHERE, "HTTPS_PROXY": NOWHERE, "ALL_PROXY": NOWHERE,
        "NO_PROXY": "127.0.0.1,localhost", "PYTHONUNBUFFERED": "1", "HF_HOME": str(folder),
    }  # fmt: skip
    environment = {key: value for key, value in os.environ.items() if not key.endswith("_proxy")}
    begin = time.monotonic()
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, str(APP), *flags],
            stdout=out, stderr=subprocess.STDOUT, cwd=folder, env=environment | away,
        )  # fmt: skip
    try:
        while "Dateline is at" not in log.read_text(encoding="utf-8"):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() - begin < 90, log.read_text(encoding="utf-8")
            time.sleep(0.2)
        yield Served(f"http://127.0.0.1:{port}/", log, time.monotonic() - begin)
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_docs_are_what_is_answered_from(served: Served) -> None:
    client = Client(served.url, auth=("ann", "s:cret"), verbose=False)
    answer = client.predict("What collapsed at Norbury on Monday?", api_name="/chat")
    assert "bridge.txt" in answer.replace("\\", "")
    quote = re.sub(r"</?mark>|\\\\", "", answer)
    assert "The old bridge at Norbury collapsed on Monday" in quote


def test_auth_keeps_others_out(served: Served) -> None:
    with pytest.raises(ValueError, match="Could not login"):
        Client(served.url, auth=("ann", "wrong"), verbose=False)
    assert httpx.get(f"{served.url}config").status_code == 401
    call = httpx.post(f"{served.url}gradio_api/call/chat", json={"data": ["When?"]})
    assert call.status_code == 401


def test_share_without_a_network_goes_on_locally(served: Served) -> None:
    said = served.log.read_text(encoding="utf-8")
    assert "app: no public link" in said
    assert "--host 0.0.0.0 --auth USER:PASSWORD" in said
    assert "Traceback" not in said
    assert said.rstrip().endswith(f"Dateline is at {served.url} (Ctrl-C stops it)")
    assert httpx.get(served.url).status_code == 200


def test_busy_port_is_named(served: Served) -> None:
    port = httpx.URL(served.url).port
    result = run_app("--port", str(port))
    assert result.returncode == 2
    assert result.stderr == (
        f"app: port {port} is in use by another program; "
        f"choose another: python app.py --port {port + 1}\n"
    )


def test_missing_folder_is_named() -> None:
    result = run_app("--docs", "no-such-folder")
    assert result.returncode == 2
    assert result.stderr.startswith("app: ")
    assert "no-such-folder" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("flags", "word"),
    [
        (("--auth", "ann"), "--auth"),
        (("--auth", ":secret"), "--auth"),
        (("--auth", "ann:"), "--auth"),
        (("--port", "0"), "--port"),
        (("--port", "http"), "--port"),
        (("--docs", "a", "--library", "b"), "--library"),
        (("--host", "192.0.2.1"), "cannot listen at 192.0.2.1"),
    ],
)
def test_wrong_flags_end_with_code_2(flags: tuple[str, ...], word: str) -> None:
    result = run_app(*flags)
    assert result.returncode == 2
    assert word in result.stderr
    assert "Traceback" not in result.stderr


def test_missing_library_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--library", "no-such-library"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("app: ")
    assert "no-such-library" in said


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys, app\n"
        "try:\n    app.main(['--help'])\nexcept SystemExit as end:\n    assert end.code == 0\n"
        "print(sorted({'gradio', 'torch', 'numpy', 'faiss'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, cwd=APP.parent, timeout=60, check=True,
    )  # fmt: skip
    assert "--auth USER:PASSWORD" in result.stdout
    assert result.stdout.rstrip().endswith("[]")
