"""The chat behind a reverse proxy at a sub-path: signing in, asking, evidence, files, programs."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from apart import run_apart
from chatting import MILLEY, ask, in_browser
from gradio_client import Client
from playwright.sync_api import Browser, Page, expect
from reverse_proxy import run_proxy

from qa.assistant import Assistant
from qa.types import Question
from qa.web.access.passwords import hash_password
from qa.web.page import build_chat
from qa.web.serving import launch_chat

pytestmark = in_browser

PREFIX = "/desk/dateline"


@pytest.fixture(scope="module")
def shown_at(seed_assistant: Assistant) -> Iterator[str]:
    """The address of a chat with users, as its proxy shows it."""
    chat = build_chat(seed_assistant)
    users = {"ann": hash_password("secret")}
    url = launch_chat(chat, host="127.0.0.1", users=users, root_path=PREFIX)
    with run_proxy(url, PREFIX) as address:
        yield address
    chat.close(verbose=False)


@pytest.fixture
def desk(browser: Browser, shown_at: str) -> Iterator[Page]:
    page = browser.new_page()
    page.context.set_default_timeout(180_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(shown_at)
    page.get_by_label("User").fill("ann")
    page.get_by_label("Password").fill("secret")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_placeholder("When did")).to_be_visible()
    yield page
    assert [path for path in asked if path and not path.startswith(f"{PREFIX}/")] == []
    page.close()


def test_question_is_answered_with_its_evidence(desk: Page, seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask(Question(MILLEY))
    reply = ask(desk, MILLEY)
    expect(reply).to_contain_text(answer.text)
    source = answer.citations[0].source
    desk.get_by_role("button", name=f"Open the report {source}").first.click()
    expect(desk.locator("#report dialog")).to_be_visible()
    expect(desk.locator("#misplaced")).to_have_count(0)


def test_conversation_is_saved(desk: Page, tmp_path: Path) -> None:
    ask(desk, MILLEY)
    with desk.expect_download() as saved:
        desk.get_by_role("button", name="Save as JSON").click()
    saved.value.save_as(tmp_path / "a.json")
    assert MILLEY in json.dumps(json.loads((tmp_path / "a.json").read_text(encoding="utf-8")))


def test_programs_ask_through_the_proxy(shown_at: str, seed_assistant: Assistant) -> None:
    assert httpx.get(f"{shown_at}config").status_code == 401

    async def predict() -> dict[str, str]:
        client = Client(shown_at, auth=("ann", "secret"), verbose=False)
        return client.predict(MILLEY, api_name="/ask")

    told = run_apart(predict())
    assert told["answer"] == seed_assistant.ask(Question(MILLEY)).text


def test_proxy_that_keeps_the_prefix_is_answered_too(shown_at: str) -> None:
    with run_proxy(shown_at.removesuffix(f"{PREFIX}/"), "") as address:
        assert httpx.get(f"{address.rstrip('/')}{PREFIX}/config").status_code == 401


def test_page_that_was_not_told_its_path_says_so(browser: Browser, chat_url: str) -> None:
    with run_proxy(chat_url, PREFIX) as address:
        page = browser.new_page()
        page.goto(address)
        notice = page.locator("#misplaced")
        expect(notice).to_contain_text(f"Start it with --root-path {PREFIX}.")
        page.close()
