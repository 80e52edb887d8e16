"""A question that has to wait is told its place."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from chatting import MILLEY, ask, fill, in_browser, wait_until
from gradio_client import Client
from playwright.sync_api import Page, expect

from qa.assistant import Assistant
from qa.opening import open_assistant
from qa.settings import SEEDS
from qa.types import Answer, Question
from qa.web.page import build_chat
from qa.web.serving import launch_chat

pytestmark = in_browser

# What is seen in the middle of an element.
SEEN = """each => {
  const { x, y, width, height } = each.getBoundingClientRect();
  each.style.pointerEvents = each.parentElement.style.pointerEvents = "auto";
  return document.elementFromPoint(x + width / 2, y + height / 2).classList[0];
}"""


class Held(Assistant):
    """An assistant that answers nothing before it is let go."""

    go = Event()

    def ask(self, question: Question) -> Answer:
        assert self.go.wait(600)
        return super().ask(question)


@pytest.fixture
def held_url() -> Iterator[str]:
    seeds = open_assistant(SEEDS, reader="none")
    Held.go.clear()
    chat = build_chat(Held(seeds.library, seeds.encoder))
    yield launch_chat(chat, host="127.0.0.1")
    Held.go.set()
    chat.close(verbose=False)


def test_the_place_in_the_queue_is_seen_until_it_is_answered(
    page: Page, held_url: str, screenshots: Path
) -> None:
    page.goto(held_url)
    waiting = page.locator("#waiting .progress-text")
    # As many as are answered at the same time, and one that waits before the page's own.
    jobs = [Client(held_url, verbose=False).submit(MILLEY, api_name="/ask") for _ in range(3)]
    # The page comes last only where the queue knows the three.
    known = ["IN_QUEUE", "PROCESSING", "PROCESSING"]
    wait_until(lambda: sorted(job.status().code.name for job in jobs) == known)
    box = page.get_by_placeholder("When did")
    fill(box, MILLEY)
    box.press("Enter")
    expect(waiting).to_contain_text("queue: 2/2")
    slip = waiting.evaluate(SEEN)
    assert slip == "progress-text"
    page.screenshot(path=screenshots / "waiting-1280-light.png", animations="disabled")
    Held.go.set()
    expect(page.get_by_test_id("bot")).to_contain_text("March 31, 2021")
    expect(waiting).to_have_count(0)
    assert {job.result(timeout=300)["date"] for job in jobs} == {"2021-03-31"}
    # The box is there again.
    ask(page, "Who is John Kirby?")
