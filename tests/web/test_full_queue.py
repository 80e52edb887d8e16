"""A queue that is full: told politely, by the page and to programs."""

import shutil
from collections.abc import Iterator
from threading import Event

import gradio as gr
import httpx
import pytest
from chatting import MILLEY, fill, wait_until
from gradio_client import Client
from gradio_client.utils import QueueError
from playwright.sync_api import Page, expect

from qa.assistant import Assistant
from qa.types import Answer, Question
from qa.web.page import build_chat
from qa.web.serving import launch_chat


@pytest.fixture(scope="module")
def chat(seed_assistant: Assistant) -> Iterator[gr.Blocks]:
    """A chat in whose queue two questions may wait."""
    chat = build_chat(seed_assistant)
    chat.queue(max_size=2, api_open=False)
    launch_chat(chat, host="127.0.0.1")
    yield chat
    chat.close(verbose=False)


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Nothing is answered before it is set."""
    go, ask = Event(), Assistant.ask

    def held(self: Assistant, question: Question) -> Answer:
        assert go.wait(600)
        return ask(self, question)

    monkeypatch.setattr(Assistant, "ask", held)
    yield go
    go.set()


def test_each_of_many_is_answered_or_told_to_try_again(chat: gr.Blocks, go: Event):
    clients = [Client(chat.local_url, verbose=False) for _ in range(8)]
    jobs = [client.submit(MILLEY, api_name="/ask") for client in clients]
    # Two are answered at the same time, and two may wait.
    wait_until(lambda: sum(job.done() for job in jobs) >= 4)
    go.set()
    told = []
    for job in jobs:
        try:
            told.append(job.result(timeout=300)["date"])
        except QueueError as error:
            told.append(str(error))
    assert set(told) == {"2021-03-31", "Queue is full! Please try again."}
    assert clients[0].predict(MILLEY, api_name="/ask")["date"] == "2021-03-31"


def test_full_queue_is_a_status_with_a_time_to_wait(chat: gr.Blocks, go: Event):
    url = f"{chat.local_url}gradio_api/call/ask"
    body = {"data": [MILLEY, "", "", "", ""]}
    with httpx.Client() as client:
        answers = [client.post(url, json=body) for _ in range(12)]
    full = [answer for answer in answers if answer.status_code == 503]
    assert full
    assert {answer.status_code for answer in answers} == {200, 503}
    assert full[0].headers["Retry-After"] == "10"
    assert full[0].json()["detail"].startswith("Queue is full.")


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
def test_the_page_says_that_it_is_busy(page: Page, seed_assistant: Assistant):
    chat = build_chat(seed_assistant)
    chat.queue(max_size=0, api_open=False)
    url = launch_chat(chat, host="127.0.0.1")
    try:
        page.goto(url)
        box = page.get_by_placeholder("When did")
        fill(box, MILLEY)
        box.press("Enter")
        expect(page.get_by_text("currently busy. Please try again").first).to_be_visible()
    finally:
        chat.close(verbose=False)
