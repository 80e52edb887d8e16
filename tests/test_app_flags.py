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
from gradio_client.exceptions import AppError

from app import main
from qa.web.access.passwords import hash_password, parse_hash

APP = Path(__file__).resolve().parent.parent / "app.py"
# A port of loopback at which nobody listens: no link server, no download, at once and anywhere.
NOWHERE = "http://127.0.0.1:9"
REPORT = "By Ada Mills - May 4, 2022\n\nThe old bridge at Norbury collapsed on Monday.\n"


def run_app(*flags: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(APP), *flags], capture_output=True, text=True, timeout=600, check=False
    )


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str) -> None:
    """Wait until `url` is answered, a minute and a half at most."""
    for _ in range(180):
        try:
            assert httpx.get(url).status_code == 200
        except httpx.TransportError:
            time.sleep(0.5)
        else:
            return
    raise AssertionError(f"{url} is not answered")


@dataclass(frozen=True)
class Served:
    """A running `app.py`, and what it has said so far."""

    url: str
    log: Path
    told_s: float


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One process with most of the flags, and `--share` without a way out."""
    folder = tmp_path_factory.mktemp("served")
    reports = folder / "reports"
    reports.mkdir()
    (reports / "bridge.txt").write_text(REPORT, encoding="utf-8")
    port = find_free_port()
    users = folder / "users"
    users.write_text(f"eve:{hash_password('päss')}\n", encoding="utf-8")
    flags = (
        f"--docs {reports} --auth ann:s:cret --auth bob:other --auth-file {users} --rate 2 --mcp "
        f"--host 127.0.0.1 --port {port} --share"
    ).split()
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
        told_s = 0.0
        while "Dateline is at" not in (said := log.read_text(encoding="utf-8")):
            assert process.poll() is None, said
            assert time.monotonic() - begin < 600, said
            if "no public link" in said and not told_s:
                told_s = time.monotonic() - begin
            time.sleep(0.2)
        yield Served(f"http://127.0.0.1:{port}/", log, told_s)
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


@pytest.mark.parametrize("user", [("ann", "s:cret"), ("bob", "other"), ("eve", "päss")])
def test_every_user_is_let_in(served: Served, user: tuple[str, str]) -> None:
    client = Client(served.url, auth=user, verbose=False)
    answer = client.predict("What collapsed at Norbury on Monday?", api_name="/ask")
    assert answer["citations"][0]["source"] == "bridge.txt"


def test_rate_bounds_the_questions_of_a_session(served: Served) -> None:
    client = Client(served.url, auth=("ann", "s:cret"), verbose=False)
    for _ in range(2):
        client.predict("What collapsed at Norbury?", api_name="/ask")
    with pytest.raises(AppError, match=r"2 questions a minute from you; ask again in \d+ second"):
        client.predict("What collapsed at Norbury?", api_name="/ask")


def test_a_shared_run_takes_no_files(served: Served) -> None:
    client = httpx.Client(base_url=served.url)
    client.post("/login", data={"username": "ann", "password": "s:cret"})
    answer = client.post("/gradio_api/upload", files={"files": ("a.txt", b"x")})
    assert answer.status_code == 403
    assert "--allow-upload" in answer.text


def test_share_without_a_network_goes_on_locally(served: Served) -> None:
    said = served.log.read_text(encoding="utf-8")
    assert "app: no public link: Gradio's link server (api.gradio.app) cannot be reached" in said
    assert "Connection refused; the chat goes on at its local address" in said
    assert "--host 0.0.0.0 --auth USER:PASSWORD" in said
    assert "Hugging Face Space" in said
    assert "Traceback" not in said
    assert f"Dateline is at {served.url} (Ctrl-C stops it)" in said
    assert f"Its tools for MCP are at {served.url}gradio_api/mcp/" in said
    assert 0 < served.told_s < 40
    assert httpx.get(served.url).status_code == 200


@pytest.mark.nightly
def test_share_through_a_mute_network_is_told_in_time(tmp_path: Path) -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen(64)
        proxy = f"http://127.0.0.1:{mute.getsockname()[1]}"
        away = {"HTTP_PROXY": proxy, "HTTPS_PROXY": proxy, "ALL_PROXY": proxy}
        port, begin = find_free_port(), time.monotonic()
        environment = os.environ | away | {"NO_PROXY": "127.0.0.1", "HF_HOME": str(tmp_path)}
        process = subprocess.Popen(
            [sys.executable, str(APP), "--share", "--port", str(port)], text=True,
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment,
        )  # fmt: skip
        try:
            assert process.stderr
            said = next(line for line in process.stderr if line.startswith("app: "))
            assert time.monotonic() - begin < 40
            assert "seconds; the chat goes on at its local address" in said or "timed out" in said
            wait_for(f"http://127.0.0.1:{port}/")
        finally:
            process.kill()
            process.wait()


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
        (("--auth-file", "no-such-file"), "cannot read the users in no-such-file"),
        (("--root-path", "desk"), "--root-path"),
        (("--rate", "0"), "--rate"),
        (("--rate", "many"), "--rate"),
        (("--hash-password", "a:b"), "choose another"),
    ],
)
def test_wrong_flags_end_with_code_2(flags: tuple[str, ...], word: str) -> None:
    result = run_app(*flags)
    assert result.returncode == 2
    assert word in result.stderr
    assert "Traceback" not in result.stderr


def test_a_line_for_the_file_of_users_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # There is no terminal here to type at.
    monkeypatch.setattr("app.getpass", lambda prompt: "s:cret")
    assert main(["--hash-password", "ann"]) == 0
    user, _, shown = capsys.readouterr().out.strip().partition(":")
    assert user == "ann"
    assert parse_hash(shown).fits("s:cret")
    words = iter(["s:cret", "s:creT"])
    monkeypatch.setattr("app.getpass", lambda prompt: next(words))
    assert main(["--hash-password", "ann"]) == 2
    assert "the two are not the same" in capsys.readouterr().err


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
        capture_output=True, text=True, cwd=APP.parent, timeout=600, check=True,
    )  # fmt: skip
    assert "--auth USER:PASSWORD" in result.stdout
    assert result.stdout.rstrip().endswith("[]")
