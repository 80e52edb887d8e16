"""What a reader says of an answer: a thumb, a comment, and what is kept of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chatting import KYIV, MILLEY, ask, fill, in_browser, wait_until
from playwright.sync_api import Page, expect

from qa.assistant import Assistant
from qa.web.access.policy import Policy
from qa.web.ask.feedback import FILE_NAME
from qa.web.page import build_chat
from qa.web.serving import launch_chat

pytestmark = in_browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feedback") / "kept"


@pytest.fixture(scope="module")
def judged_url(seed_assistant: Assistant, folder: Path) -> Iterator[str]:
    """A chat that keeps what readers say."""
    chat = build_chat(seed_assistant, Policy(feedback=folder))
    yield launch_chat(chat, host="127.0.0.1")
    chat.close(verbose=False)


@pytest.fixture
def judged(page: Page, judged_url: str, folder: Path) -> Page:
    (folder / FILE_NAME).unlink(missing_ok=True)
    page.goto(judged_url)
    return page


def read_rows(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / FILE_NAME).open(encoding="utf-8")]


def test_a_thumb_down_is_kept_with_its_comment(judged: Page, folder: Path) -> None:
    ask(judged, MILLEY)
    judged.get_by_label("Dislike", exact=True).click()
    thanks = judged.locator("#thanks")
    expect(thanks).to_contain_text("Thank you.")
    (row,) = read_rows(folder)
    assert (row["question"], row["liked"], row["comment"]) == (MILLEY, False, "")
    comment = judged.get_by_label("What you think of it")
    fill(comment, 'the <b>day</b> "Wednesday" is wrong')
    comment.press("Enter")
    expect(thanks).to_contain_text("kept with the answer")
    expect(comment).to_be_hidden()
    (row,) = read_rows(folder)
    assert (row["liked"], row["comment"]) == (False, 'the <b>day</b> "Wednesday" is wrong')
    assert (row["answers"], row["given"]["date"]) == ([], "2021-03-31")


def test_the_last_thumb_counts_and_the_next_question_ends_the_thanks(
    judged: Page, folder: Path
) -> None:
    ask(judged, MILLEY)
    judged.get_by_label("Dislike", exact=True).click()
    expect(judged.locator("#thanks")).to_be_visible()
    judged.get_by_label("Like", exact=True).click()
    expect(judged.get_by_label("Liked", exact=True)).to_be_visible()
    # The thanks for it come before the next question ends them.
    wait_until(lambda: bool(read_rows(folder)[0]["liked"]))
    ask(judged, KYIV)
    expect(judged.locator("#thanks")).to_be_hidden()
    (row,) = read_rows(folder)
    assert (row["liked"], row["answers"]) == (True, ["March 31, 2021 (Wednesday)"])
    assert "004_8b40e7e1e4305815.txt" in row["sources"]


def test_what_cannot_be_kept_is_told_politely(judged: Page, folder: Path) -> None:
    (folder / FILE_NAME).mkdir(parents=True)
    try:
        ask(judged, MILLEY)
        judged.get_by_label("Like", exact=True).click()
        expect(judged.locator("#thanks")).to_contain_text("Sorry, that could not be kept: cannot")
        expect(judged.locator("#thanks")).to_contain_text("--feedback")
    finally:
        (folder / FILE_NAME).rmdir()


def test_without_a_folder_there_are_no_thumbs(page: Page) -> None:
    ask(page, MILLEY)
    expect(page.get_by_label("Retry")).to_be_visible()
    assert page.get_by_label("Like", exact=True).count() == 0
    assert page.get_by_label("Dislike", exact=True).count() == 0
