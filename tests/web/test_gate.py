"""What a running chat answers over HTTP, and to whom: real requests to real servers."""

import os
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import httpx
import pytest
from gradio_client import Client

from embeddings.encoder import SentenceEncoder
from qa.assistant import Assistant
from qa.indexing import index_sources
from qa.library.library import Library
from qa.web.access.gate import LARGEST_BODY, LARGEST_UPLOAD
from qa.web.access.passwords import hash_password
from qa.web.access.policy import Policy
from qa.web.page import build_chat
from qa.web.programs.tools import Tools
from qa.web.serving import launch_chat

APP = Path(__file__).resolve().parents[2] / "app.py"
REPORT = "By Ada Mills - May 4, 2022\n\nThe old bridge at Norbury collapsed on Monday.\n"
PAGE = {"Accept": "text/html"}
FORM = {"username": "ann", "password": "s:cret"}


@dataclass(frozen=True)
class Served:
    """A running chat, and the library that it is over."""

    url: str
    library: Path


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceEncoder) -> Path:
    folder = tmp_path_factory.mktemp("gate")
    (folder / "bridge.txt").write_text(REPORT, encoding="utf-8")
    library = Library.create(folder / "my.library", encoder)
    index_sources([folder / "bridge.txt"], library, encoder)
    library.close()
    return folder / "my.library"


@contextmanager
def serve(
    library: Path, encoder: SentenceEncoder, policy: Policy, **users: str
) -> Iterator[Served]:
    assistant = Assistant(Library.open(library, encoder), encoder)
    chat = build_chat(assistant, policy)
    hashes = {user: hash_password(password) for user, password in users.items()}
    tools = Tools(assistant, policy)
    url = launch_chat(chat, "127.0.0.1", None, hashes, tools, policy)
    yield Served(url.rstrip("/"), library)
    chat.close(verbose=False)


@pytest.fixture(scope="module")
def public(library: Path, encoder: SentenceEncoder) -> Iterator[Served]:
    """A chat that everybody reaches, without a sign-in."""
    with serve(library, encoder, Policy(public=True)) as served:
        yield served


@pytest.fixture(scope="module")
def private(library: Path, encoder: SentenceEncoder) -> Iterator[Served]:
    """A chat for ann and bob, who may add files."""
    with serve(library, encoder, Policy(uploads=True), ann="s:cret", bob="päss") as served:
        yield served


def fetch(served: Served, target: str) -> bytes:
    """Return status line, headers and body of what is answered to `target`, sent as it is."""
    host, _, port = served.url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=120) as connection:
        head = f"GET {target} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode())
        return b"".join(iter(lambda: connection.recv(65536), b""))


def list_targets(library: Path) -> Iterator[str]:
    """Yield every way in which a file of the machine can be asked for."""
    files = [
        Path("/etc/passwd"), Path("/proc/self/environ"), library / "library.sqlite3", APP,
        APP.parent / "pyproject.toml",
    ]  # fmt: skip
    for file in files:
        up = "../" * 12
        rooted, plain = str(file), str(file).lstrip("/")
        names = [
            rooted, f"/{rooted}", f"{up}{plain}", f"file://{rooted}", f"./{rooted}",
            f"/tmp/..{rooted}", f"{rooted}\x00.png", f"..\\..\\{plain}",
            os.path.relpath(file, APP.parent), f"~/{plain}", f"{rooted}?", f"{rooted}%00.txt",
        ]  # fmt: skip
        forms = [
            each for name in names for each in (name, quote(name, safe=""), quote(quote(name)))
        ]
        for form in forms:
            form = re.sub(r"[\x00\s\\]", lambda match: quote(match[0]), form)
            for route in (
                "/gradio_api/file=", "/gradio_api/file/", "/file=", "/file/", "/static/",
                "/assets/", "/svelte/", "/", "//", "/gradio_api/custom_component/",
                "/gradio_api/proxy=", "/gradio_api/stream/", "/gradio_api/deep_link?deep_link=",
                "/?deep_link=", "/config?deep_link=", "/gradio_api/mcp/", "/pwa_icon/",
            ):  # fmt: skip
                yield route + form


def test_no_file_of_the_machine_is_read(public: Served):
    secrets = [
        b"root:x:0:0", b"PATH=", b"SQLite format 3", b"def main(", b"[build-system]",
    ]  # fmt: skip
    targets = list(dict.fromkeys(list_targets(public.library)))
    assert len(targets) > 2000
    for target in targets:
        answer = fetch(public, target)
        assert not any(secret in answer for secret in secrets), target
        assert b"Traceback" not in answer, target
        status = int(answer.split(b" ", 2)[1])
        # A link that leads nowhere leads to the page itself.
        shown = target.startswith(("/?", "/config?"))
        assert 400 <= status < 500 or (shown and status == 200), (target, answer[:300])


def test_what_the_page_does_not_need_is_not_there(public: Served):
    routes = [
        "docs", "redoc", "openapi.json", "monitoring", "monitoring/summary", "monitoring/key",
        "runs", "gradio_api/runs", "gradio_api/vibe-code", "gradio_api/profiling/traces",
        "gradio_api/dev/reload", "gradio_api/deep_link?session_hash=x", "gradio_api/token",
        "gradio_api/proxy=https://a.hf.space/", "gradio_api/file=http://127.0.0.1:9/",
        "gradio_api/file=https://example.com/", "gradio_api/custom_component/a/client/b/c.js",
        "gradio_api/stream/a/b/1/playlist.m3u8", ".env", ".git/config", "requirements.txt",
    ]  # fmt: skip
    assert {name: httpx.get(f"{public.url}/{name}").status_code for name in routes} == (
        dict.fromkeys(routes, 404)
    )
    posts = [
        "gradio_api/component_server", "gradio_api/process_recording", "gradio_api/vibe-edit",
        "gradio_api/run/ask", "gradio_api/api/ask", "gradio_api/stream/x", "login", "",
    ]  # fmt: skip
    body = {"data": ["When?"], "fn_name": "ls", "component_id": 1, "session_hash": "x"}
    assert {name: httpx.post(f"{public.url}/{name}", json=body).status_code for name in posts} == (
        dict.fromkeys(posts, 404)
    )


def test_a_file_named_in_a_question_is_neither_read_nor_fetched(public: Served):
    fetched: list[str] = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fetched.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    canary = HTTPServer(("127.0.0.1", 0), Canary)
    Thread(target=canary.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{canary.server_port}/canary"
    config = httpx.get(f"{public.url}/config").json()
    # The others are done by the browser alone.
    events = [event for event in config["dependencies"] if event["backend_fn"]]
    answers = []
    for path in ("/etc/passwd", str(public.library / "library.sqlite3"), address):
        file = {"path": path, "url": address, "meta": {"_type": "gradio.FileData"}}
        shown = {"role": "user", "content": [{"type": "file", "file": file}]}
        answers += [post_events(public, events, value) for value in (file, [file], [shown])]
    canary.shutdown()
    assert fetched == []
    assert all("process_completed" in each for each in answers)
    assert not any("root:x:0" in each or "SQLite format" in each for each in answers)
    assert not any("Traceback" in each or 'File \\"' in each for each in answers)


def post_events(served: Served, events: list[dict], value: object) -> str:
    """Put every event of the page in the queue with `value`, and return all that is answered."""
    session = os.urandom(8).hex()
    told = ""
    for event in events:
        data = [value] * len(event["inputs"])
        body = {"data": data, "fn_index": event["id"], "session_hash": session}
        told += httpx.post(f"{served.url}/gradio_api/queue/join", json=body).text
    url = f"{served.url}/gradio_api/queue/data?session_hash={session}"
    return told + httpx.get(url, timeout=300).text


def test_uploads_are_refused_where_others_reach_it(public: Served):
    files = {"files": ("a.txt", b"x" * 1000)}
    for path in ("upload", "upload/", "upload?upload_id=1"):
        answer = httpx.post(f"{public.url}/gradio_api/{path}", files=files)
        assert answer.status_code == 403
        assert "--allow-upload" in answer.text


def test_uploads_have_a_bound_where_they_are_allowed(private: Served):
    client = httpx.Client(base_url=private.url)
    client.post("/login", data=FORM)
    taken = client.post("/gradio_api/upload", files={"files": ("a.txt", b"x" * 1000)})
    assert taken.status_code == 200
    assert Path(taken.json()[0]).read_bytes() == b"x" * 1000
    large = client.post("/gradio_api/upload", content=b"x" * (LARGEST_UPLOAD + 1))
    assert large.status_code == 413
    assert httpx.post(f"{private.url}/gradio_api/upload").status_code == 401


def test_bodies_have_a_bound(public: Served):
    url = f"{public.url}/gradio_api/queue/join"
    large = httpx.post(url, content=b" " * (LARGEST_BODY + 1))
    assert (large.status_code, large.json()) == (413, {"detail": "that is more than 4 MB"})
    assert httpx.post(url, content=iter([b"{}"])).status_code == 411


def test_answers_tell_browsers_to_stay_here(public: Served):
    for path in ("/", "/config", "/gradio_api/nothing", "/theme.css"):
        headers = httpx.get(public.url + path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
        assert "default-src 'self'" in headers["Content-Security-Policy"]


def test_a_page_that_is_shown_within_another_is_not_bound_to_itself(
    library: Path, encoder: SentenceEncoder
):
    with serve(library, encoder, Policy(public=True, framed=True)) as served:
        headers = httpx.get(served.url).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert not {"content-security-policy", "x-frame-options"} & set(headers)


def test_a_name_of_another_site_does_not_lead_to_this_machine(
    library: Path, encoder: SentenceEncoder
):
    with serve(library, encoder, Policy()) as served:
        port = served.url.rpartition(":")[2]

        def ask_as(host: str) -> int:
            return httpx.get(f"{served.url}/config", headers={"Host": host}).status_code

        ours = ("127.0.0.1", f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}")
        assert {ask_as(host) for host in ours} == {200}
        others = (
            "evil.example",
            f"evil.example:{port}",
            f"127.0.0.1.evil.example:{port}",
            "a@[::1]",
        )
        assert {ask_as(host) for host in others} == {403}


def test_nothing_but_the_sign_in_is_answered_before_it(private: Served):
    config = httpx.get(f"{private.url}/", headers=PAGE)
    assert "Sign in" in config.text
    assert "gradio" not in config.text
    reads = [
        "config", "gradio_api/info", "gradio_api/openapi.json", "gradio_api/queue/status",
        "gradio_api/queue/data?session_hash=x", "gradio_api/heartbeat/x", "gradio_api/user",
        "gradio_api/call/ask/x", "gradio_api/file=/etc/passwd", "gradio_api/mcp/", "theme.css",
        "gradio_api/mcp", "gradio_api/app_id", "assets/index.js", "static/img/logo.svg", "nothing",
        "?deep_link=x/../..", "gradio_api/login_check", "manifest.json", "gradio_api/mcp/sse",
    ]  # fmt: skip
    answers = {name: httpx.get(f"{private.url}/{name}").status_code for name in reads}
    assert answers == dict.fromkeys(reads, 401) | {"?deep_link=x/../..": 200}
    writes = [
        "gradio_api/queue/join", "gradio_api/call/chat", "gradio_api/call/ask", "gradio_api/cancel",
        "gradio_api/call/v2/ask", "gradio_api/run/ask", "gradio_api/upload", "gradio_api/mcp/",
        "gradio_api/reset", "gradio_api/component_server", "gradio_api/mcp/messages/",
    ]  # fmt: skip
    body = {"data": ["When?"], "fn_index": 0, "session_hash": "x", "event_id": "x"}
    answers = {name: httpx.post(f"{private.url}/{name}", json=body).status_code for name in writes}
    assert answers == dict.fromkeys(writes, 401)


@pytest.mark.parametrize(("user", "password"), [("ann", "s:cret"), ("bob", "päss")])
def test_each_user_signs_in_and_asks(private: Served, user: str, password: str):
    client = Client(private.url, auth=(user, password), verbose=False)
    answer = client.predict("What collapsed at Norbury?", api_name="/ask")
    assert answer["citations"][0]["source"] == "bridge.txt"


def test_the_page_signs_in_and_out(private: Served):
    with httpx.Client(base_url=private.url, headers=PAGE, follow_redirects=True) as browser:
        wrong = browser.post("/login", data=FORM | {"password": "<b>guess"})
        assert (wrong.status_code, "<b>" in wrong.text) == (400, False)
        assert '<p role="alert">The user or the password is wrong; try again.</p>' in wrong.text
        assert "window.gradio_config" in browser.post("/login", data=FORM).text
        assert browser.get("/config").status_code == 200
        assert "Sign in" in browser.get("/logout").text
        assert browser.get("/config").status_code == 401


def test_the_cookie_of_a_sign_in_is_kept_from_scripts_and_other_sites(private: Served):
    cookie = httpx.post(f"{private.url}/login", data=FORM).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    tunnel = {"X-Forwarded-Proto": "https"}
    assert (
        "Secure"
        in httpx.post(f"{private.url}/login", data=FORM, headers=tunnel).headers["Set-Cookie"]
    )


def test_guessing_is_stopped_and_told_for_how_long(private: Served):
    guess = FORM | {"password": "guess"}
    here = {"X-Forwarded-For": "203.0.113.5"}
    answers = [httpx.post(f"{private.url}/login", data=guess, headers=here) for _ in range(5)]
    assert [each.status_code for each in answers] == [400] * 4 + [429]
    assert answers[4].json() == {"detail": "too many wrong passwords; try again in 60 seconds"}
    assert answers[4].headers["Retry-After"] == "60"
    right = httpx.post(f"{private.url}/login", data=FORM, headers=here | PAGE)
    assert right.status_code == 429
    assert re.search(r"Too many wrong passwords; try again in \d\d seconds\.", right.text)
    basic = httpx.get(f"{private.url}/config", auth=("ann", "s:cret"), headers=here)
    assert basic.status_code == 429
    elsewhere = {"X-Forwarded-For": "203.0.113.6"}
    assert httpx.post(f"{private.url}/login", data=FORM, headers=elsewhere).status_code == 200
    # What a visitor writes before the proxy's own word does not make them another.
    forged = {"X-Forwarded-For": "198.51.100.9, 203.0.113.5"}
    assert httpx.post(f"{private.url}/login", data=FORM, headers=forged).status_code == 429
