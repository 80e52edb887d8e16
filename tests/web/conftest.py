"""A page of the chat in headless Chromium, and what a person does on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

# A machine that does other things too is slow.
expect.set_options(timeout=90_000)
ACTION_MS = 180_000

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def hosts() -> Iterator[set[str]]:
    """The hosts that the page has asked for anything: at the end, this machine alone."""
    asked: set[str] = set()
    yield asked
    # Data that is written into the page itself has no host.
    assert asked - {""} <= {"127.0.0.1"}


@pytest.fixture
def page(browser: Browser, chat_url: str, hosts: set[str]) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.context.set_default_timeout(ACTION_MS)
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname or ""))
    page.goto(chat_url)
    yield page
    page.close()


@pytest.fixture(scope="session")
def screenshots(repository: Path) -> Path:
    """A folder for pictures to look at, which git leaves out."""
    folder = repository / "tests" / "screenshots"
    folder.mkdir(exist_ok=True)
    return folder
