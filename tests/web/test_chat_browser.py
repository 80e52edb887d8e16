"""The page as a reader sees it, in headless Chromium: asking, examples, clearing."""

import pytest
from chatting import MILLEY, ask, in_browser
from playwright.sync_api import Page, expect

from qa.answering.composing.digest import NO_ANSWER
from qa.assistant import Assistant
from qa.render import describe_date
from qa.types import Question
from qa.web.ask.suggestions import EXAMPLES

pytestmark = in_browser


def test_answer_is_shown_with_file_date_and_quote(page: Page, seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask(Question(MILLEY))
    reply = ask(page, MILLEY)
    expect(reply).to_contain_text(answer.text)
    expect(reply).to_contain_text(answer.note)
    expect(reply).to_contain_text("2 reports agree.")
    for citation in answer.citations:
        place = f"{citation.source} · {describe_date(citation.published)}"
        expect(reply).to_contain_text(place)
        quote = " ".join(citation.quote.split())
        expect(page.locator(".card mark", has_text=quote)).to_have_count(1)
    assert "004_8b40e7e1e4305815.txt" in [citation.source for citation in answer.citations]
    expect(page.get_by_placeholder("When did")).to_have_value("")


@pytest.mark.parametrize("width", [360, 1920])
def test_page_fits_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    ask(page, MILLEY)
    expect(page.get_by_test_id("bot")).to_contain_text("[1]")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    expect(page.get_by_placeholder("When did")).to_be_in_viewport()


def test_hostile_question_is_shown_as_text(page: Page) -> None:
    hostile = '<img src=x onerror="window.pwned=1"> **b** $$x^2$$ ![i](https://evil.example/i.png)'
    ask(page, hostile)
    expect(page.get_by_test_id("bot")).to_contain_text(NO_ANSWER)
    shown = page.get_by_test_id("user")
    expect(shown).to_have_text(hostile)
    assert shown.locator("img, strong, a, .katex").count() == 0
    assert page.evaluate("typeof window.pwned") == "undefined"


def test_examples_are_shown_and_asked_by_a_click(page: Page) -> None:
    for example in EXAMPLES:
        expect(page.get_by_text(example, exact=True)).to_be_visible()
    page.get_by_text("When did Milley visit Kyiv?", exact=True).click()
    expect(page.get_by_test_id("user")).to_have_text("When did Milley visit Kyiv?")
    expect(page.get_by_test_id("bot")).to_contain_text(NO_ANSWER)


def test_empty_question_gets_a_polite_word(page: Page) -> None:
    expect(ask(page, "   ")).to_contain_text("Sorry, that could not be asked")


def test_clearing_ends_the_conversation(page: Page, seed_assistant: Assistant) -> None:
    ask(page, MILLEY)
    expect(page.get_by_test_id("bot")).to_contain_text("[1]")
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_test_id("bot")).to_have_count(0)
    # The server has forgotten it where the evidence is gone.
    expect(page.locator(".card")).to_have_count(0)
    ask(page, "When did he call him?")
    alone = seed_assistant.ask(Question("When did he call him?"))
    expect(page.get_by_test_id("bot")).to_have_count(1)
    expect(page.get_by_test_id("bot")).to_contain_text(alone.text)
