"""Turns of a conversation: gone on from, asked again, edited, taken back, copied, kept."""

import json
from pathlib import Path

from chatting import KIRBY, KYIV, MILLEY, ask, fill, in_browser, wait_for_reply
from playwright.sync_api import Page, expect

from qa.assistant import Assistant
from qa.types import Question, Said

pytestmark = in_browser


def test_a_follow_up_is_asked_by_a_click_and_answered(page: Page) -> None:
    ask(page, KIRBY)
    buttons = page.get_by_role("navigation", name="Go on with").get_by_role("button")
    expect(buttons.first).to_be_visible()
    assert buttons.count() <= 3
    text = buttons.first.inner_text()
    buttons.first.click()
    expect(page.get_by_test_id("bot")).to_have_count(2)
    wait_for_reply(page)
    expect(page.get_by_test_id("user").last).to_have_text(text)
    expect(page.get_by_test_id("bot").last).not_to_contain_text("The reports do not answer")


def test_asking_again_replaces_the_turn(page: Page) -> None:
    ask(page, KIRBY)
    reply = ask(page, KYIV)
    before = reply.inner_text()
    reply.evaluate("reply => { reply.dataset.before = true }")
    page.get_by_label("Retry").click()
    expect(page.locator("[data-before]")).to_have_count(0)
    expect(page.get_by_test_id("bot")).to_have_count(2)
    wait_for_reply(page)
    expect(page.get_by_test_id("user")).to_have_text([KIRBY, KYIV])
    expect(page.get_by_test_id("bot").last).to_have_text(before, use_inner_text=True)


def test_an_edited_question_takes_the_place_of_its_turn_and_of_what_followed(
    page: Page, seed_assistant: Assistant
) -> None:
    first = "What did *Kirby* say on 3.1.2021?"
    ask(page, first)
    ask(page, KYIV)
    page.get_by_label("Edit").first.click()
    field = page.locator("#conversation textarea")
    fill(field, MILLEY)
    page.get_by_label("Submit").click()
    expect(page.get_by_test_id("user")).to_have_text([MILLEY])
    wait_for_reply(page)
    # A follow-up leans on what stands there now.
    answer = seed_assistant.ask(Question("When did he call him?", history=(Said(MILLEY),)))
    expect(ask(page, "When did he call him?")).to_contain_text(answer.text)


def test_a_turn_is_taken_back_into_the_box(page: Page) -> None:
    ask(page, KIRBY)
    ask(page, KYIV)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_test_id("user")).to_have_text([KIRBY])
    expect(page.get_by_placeholder("When did")).to_have_value(KYIV)
    expect(page.locator(".card")).not_to_have_count(0)


def test_a_reply_is_copied_with_its_sources(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, MILLEY)
    page.locator(".bot-row").get_by_label("Copy message").click()
    copied = page.evaluate("navigator.clipboard.readText()").replace("\\", "")
    assert "March 31, 2021 (Wednesday)" in copied
    assert "1. 004_8b40e7e1e4305815.txt" in copied


def test_the_conversation_is_kept_as_markdown_and_json(
    page: Page, tmp_path: Path, seed_assistant: Assistant
) -> None:
    ask(page, MILLEY)
    ask(page, KYIV)
    answer = seed_assistant.ask(Question(MILLEY))
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save as Markdown").click()
    assert caught.value.suggested_filename == "dateline-conversation.md"
    caught.value.save_as(tmp_path / "kept.md")
    text = (tmp_path / "kept.md").read_text(encoding="utf-8").replace("\\", "")
    assert f"## {MILLEY}\n\nMarch 31, 2021 (Wednesday)" in text
    assert f"## {KYIV}\n\nThe reports do not answer this." in text
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save as JSON").click()
    caught.value.save_as(tmp_path / "kept.json")
    first, second = json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))
    assert (first["question"], first["date"]) == (MILLEY, "2021-03-31")
    assert (second["answered"], second["citations"]) == (False, [])
    for shown, cited in zip(first["citations"], answer.citations, strict=True):
        report = seed_assistant.library.report_named(shown["source"])
        assert report is not None
        assert report.text[shown["start"] : shown["end"]] == shown["quote"] == cited.quote
        assert shown["date_basis"] == cited.published.basis
        assert shown["date_reason"] == cited.published.reason
