"""What an answer stands on, beside it: cards, dates and their reasons, the open report."""

import re

import pytest
from chatting import KYIV, MILLEY, PAPER, ask, in_browser
from playwright.sync_api import Page, expect

from qa.assistant import Assistant
from qa.types import Question

pytestmark = in_browser


def test_a_number_leads_to_its_card(page: Page, seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask(Question(MILLEY))
    reply = ask(page, MILLEY)
    for number, cited in enumerate(answer.citations, 1):
        reply.get_by_role("link", name=f"[{number}]").click()
        card = page.locator(".card.told")
        expect(card).to_be_focused()
        expect(card).to_be_in_viewport()
        expect(card.locator("h3")).to_have_text(cited.source)
        marked = card.locator(f"#cite-1-{number} + mark")
        assert marked.inner_text() == " ".join(cited.quote.split())
        words = [cited.quote[m.start - cited.start : m.end - cited.start] for m in cited.marks]
        assert marked.locator("strong").all_inner_texts() == words
    assert page.url.endswith("/")


def test_the_reason_of_a_date_is_seen_by_mouse_and_by_keyboard(
    page: Page, seed_assistant: Assistant
) -> None:
    reason = seed_assistant.ask(Question(MILLEY)).citations[0].published.reason
    ask(page, MILLEY)
    basis = page.locator(".card").first.get_by_role("button", name="inferred")
    tip = page.locator(".card").first.get_by_role("tooltip", include_hidden=True)
    expect(tip).to_be_hidden()
    expect(basis).to_have_accessible_description(re.compile(re.escape(reason[1:])))
    basis.hover()
    expect(tip).to_be_visible()
    page.mouse.move(5, 5)
    expect(tip).to_be_hidden()
    basis.focus()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text(reason[1:])
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_report_opens_at_the_quote_and_escape_closes_it(
    page: Page, key: str, seed_assistant: Assistant
) -> None:
    cited = seed_assistant.ask(Question(MILLEY)).citations[0]
    report = seed_assistant.library.report_named(cited.source)
    assert report is not None
    ask(page, MILLEY)
    button = page.get_by_role("button", name=f"Open the report {cited.source}")
    button.focus()
    page.keyboard.press(key)
    dialog = page.get_by_role("dialog", name=cited.source)
    expect(dialog).to_be_visible()
    shown = dialog.locator(".text")
    assert shown.evaluate("each => each.textContent") == report.text
    expect(shown.locator("mark").get_by_text(cited.quote, exact=True)).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    # It opens a second time.
    button.click()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Close the report").click()
    expect(dialog).to_be_hidden()


def test_differing_answers_have_their_own_citations(page: Page, seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask(Question(PAPER))
    assert answer.differing
    reply = ask(page, PAPER)
    expect(reply).to_contain_text(f"Others say: {answer.differing[0].text} [2]")
    expect(reply).to_contain_text(f"1 report says this, {len(answer.differing[0].citations)}")
    reply.get_by_role("link", name="[2]").click()
    source = answer.differing[0].citations[0].source
    expect(page.locator(".card.told h3")).to_have_text(source)


def test_a_refusal_tells_what_was_looked_for_and_offers_the_nearest(
    page: Page, seed_assistant: Assistant
) -> None:
    nearest = seed_assistant.ask(Question(KYIV)).retrieved[:3]
    reply = ask(page, KYIV)
    expect(reply).to_contain_text("Looked for “Milley”, “visit”, “Kyiv”.")
    assert page.locator(".card h3").all_inner_texts() == list(nearest)
    reply.get_by_role("link", name=nearest[1]).click()
    expect(page.locator(".card.told h3")).to_have_text(nearest[1])
    page.locator(".card.told").get_by_role("button", name="Open the report").click()
    expect(page.get_by_role("dialog", name=nearest[1])).to_be_visible()


def test_the_days_of_the_conversation_lead_to_its_cards(page: Page) -> None:
    ask(page, MILLEY)
    ask(page, PAPER)
    axis = page.locator("#evidence .axis-plot")
    marks = axis.get_by_role("link")
    names = [mark.get_attribute("aria-label") or "" for mark in marks.all()]
    assert names[0].startswith("March 31, 2021: event: Milley also spoke")
    assert "February 2, 2022: report: 003_3246838d937cd6d0.txt" in names
    # A card of an earlier answer is folded away until it is asked for.
    marks.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card.told")).to_be_in_viewport()
    expect(page.locator(".card.told #cite-1-1")).to_be_visible()
