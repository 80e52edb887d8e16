"""Digests, corrected names and yes or no, as a reader sees them."""

import pytest
from chatting import ask, in_browser
from playwright.sync_api import Page, expect

from qa.assistant import Assistant
from qa.types import Question

pytestmark = in_browser


@pytest.mark.parametrize("asked", ["What happened in March 2021?", "Latest on Milley"])
def test_a_digest_is_a_list_of_days_shown_once(
    page: Page, seed_assistant: Assistant, asked: str
) -> None:
    answer = seed_assistant.ask(Question(asked))
    reply = ask(page, asked)
    lines = reply.locator("ul > li")
    expect(lines).to_have_count(len(answer.events))
    for line, event in zip(lines.all(), answer.events, strict=True):
        words = " ".join(event.citation.quote.split())
        expect(line).to_contain_text(f"{event.said} {words} [")
        assert reply.inner_text().count(words) == 1
    expect(reply.locator("em", has_text=answer.note)).to_have_count(1)
    lines.last.get_by_role("link").click()
    expect(page.locator(".card.told")).to_be_in_viewport()
    marked = page.locator(".card.told mark").all_inner_texts()
    assert " ".join(answer.events[-1].citation.quote.split()) in marked


def test_what_a_name_was_read_as_stands_above(page: Page) -> None:
    reply = ask(page, "when did millley call gerasimov")
    first = reply.locator("p").first
    expect(first).to_have_text("Showing results for “Milley” (you wrote “millley”)")
    expect(reply).to_contain_text("March 31, 2021 (Wednesday) [1]")


def test_yes_or_no_is_told_with_its_sentence(page: Page, seed_assistant: Assistant) -> None:
    asked = "Did Milley call Gerasimov?"
    answer = seed_assistant.ask(Question(asked))
    assert answer.answered
    reply = ask(page, asked)
    expect(reply).to_contain_text(" ".join(answer.text.split()))
    expect(reply.get_by_role("link", name="[1]")).to_be_visible()
