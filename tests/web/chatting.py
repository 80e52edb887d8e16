"""What a person does on the page of the chat."""

import re
import shutil
import time
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

MILLEY = "When did Milley call Gerasimov?"
KYIV = "When did Milley visit Kyiv?"
KIRBY = "Who is John Kirby?"
# Two papers are named in two reports.
PAPER = "Which newspaper wrote about the higher alert in the American command for Europe?"

# Gradio's list of examples in the chatbot is a role="list" whose items are buttons.
NOT_OURS = {"aria-required-children"}

in_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed"),
]


def ask(page: Page, question: str) -> Locator:
    """Ask `question` and return its reply, which has come whole."""
    replies = page.get_by_test_id("bot")
    count = replies.count()
    box = page.get_by_placeholder("When did")
    fill(box, question)
    box.press("Enter")
    expect(replies).to_have_count(count + 1)
    wait_for_reply(page)
    return replies.last


def fill(box: Locator, text: str) -> None:
    """Type `text` into `box`, which may just have come onto the page."""
    expect(box).to_be_visible()
    # Gradio empties what it puts onto the page once more, within the frame.
    box.evaluate("() => new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)))")
    box.fill(text)


def wait_for_reply(page: Page) -> None:
    """Wait until nothing more comes: what tells of the wait is hidden then."""
    told = page.locator("#waiting").get_by_test_id("status-tracker")
    expect(told).to_have_class(re.compile(r"\bhide\b"))


def wait_until(is_so: Callable[[], bool], seconds: float = 300) -> None:
    """Wait until it is so, as long as a slow machine may take."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


def find_faults(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2 A and AA once nothing moves any more."""
    page.wait_for_function(
        "document.getAnimations().every(each => each.playState !== 'running'"
        " || each.effect.getComputedTiming().iterations === Infinity)"
    )
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{each['id']}: {node['html'][:200]}"
        for each in found
        if each["id"] not in NOT_OURS
        for node in each["nodes"]
    ]
