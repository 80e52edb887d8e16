"""The timeline and the archive as a reader uses them, in headless Chromium."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from chatting import ask, fill, find_faults, in_browser
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from embeddings.encoder import SentenceEncoder
from qa.assistant import Assistant
from qa.indexing import index_sources
from qa.library.library import Library
from qa.reader.readers import open_readers
from qa.types import Question
from qa.web.access.policy import Policy
from qa.web.page import build_chat
from qa.web.serving import launch_chat

pytestmark = in_browser

CANARY = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'
HOSTILE = f"{CANARY} [a](javascript:window.pwned=1) \u202e{{{{x}}}} ${{y}}"
TROOPS = "Russian troops near the border"
STORM = " date 2019-05-07 A storm closed the harbour of Lindow.\n\nMayor Ilse Brandt said so."
VOLCANO = " date 2022-08-03 The volcano Tarvik erupted on Monday.\n\nNine villages were left.\n"


@dataclass(frozen=True)
class Served:
    """A chat with uploads, and what it answers from."""

    url: str
    assistant: Assistant
    docs: Path


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceEncoder) -> Iterator[Served]:
    """A library of 122 reports in a folder; two of them are not like the others."""
    place = tmp_path_factory.mktemp("archive")
    docs = place / "docs"
    docs.mkdir()
    for number in range(120):
        year, month = 2010 + number // 12, number % 12 + 1
        text = f" date {year}-{month:02}-01 Notice {number} of the office of weights.\n"
        (docs / f"notice-{number:03}.txt").write_text(text, encoding="utf-8")
    (docs / "harbour.txt").write_text(STORM, encoding="utf-8")
    hostile = f" date 2023-01-05 {HOSTILE} <!--\n\nThe zebra {HOSTILE} escaped on Tuesday.\n"
    (docs / f"{CANARY.replace('/', '')}.txt").write_text(hostile, encoding="utf-8")
    library = Library.create(place / "archive.library", encoder)
    index_sources([docs], library, encoder)
    assistant = Assistant(library, encoder, open_readers("small"))
    policy = Policy(uploads=True)
    chat = build_chat(assistant, policy)
    yield Served(launch_chat(chat, host="127.0.0.1", policy=policy), assistant, docs)
    chat.close(verbose=False)
    library.close()


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page on which no report's script runs."""
    page.set_viewport_size({"width": 1280, "height": 900})
    yield page
    assert page.evaluate("typeof window.pwned") == "undefined"


def search_events(page: Page, url: str, query: str) -> None:
    page.goto(url)
    page.get_by_role("tab", name="Timeline").click()
    box = page.get_by_label("Search for events")
    fill(box, query)
    box.press("Enter")


def open_archive(page: Page, url: str) -> Locator:
    page.goto(url)
    page.get_by_role("tab", name="Archive").click()
    expect(page.locator("table.archive")).to_be_visible()
    return page.locator("table.archive tbody tr")


def find(page: Page, **filters: str) -> None:
    for label, text in filters.items():
        fill(page.locator("#archive-filters").get_by_label(label), text)
    page.get_by_role("button", name="Find").click()


def drop(page: Page, *files: FilePayload) -> Locator:
    page.locator("#upload input[type=file]").set_input_files(list(files))
    return page.locator("#upload-result")


def text_file(name: str, text: str | bytes) -> FilePayload:
    data = text if isinstance(text, bytes) else text.encode()
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def test_mark_leads_to_its_card(page: Page, chat_url: str, seed_assistant: Assistant) -> None:
    events = seed_assistant.list_events(Question(TROOPS))
    search_events(page, chat_url, TROOPS)
    cards = page.locator(".event-card")
    expect(cards).to_have_count(len(events))
    expect(cards.locator("h2")).to_have_text([event.said for event in events])
    expect(cards.nth(0)).to_contain_text(events[0].citation.source)
    mark = page.locator(".axis-plot").get_by_role("link", name="October 29, 2021: event")
    mark.click()
    card = page.locator(f"#{mark.get_attribute('data-card')}")
    expect(card).to_be_focused()
    expect(card).to_contain_text("October 29, 2021 (Friday)")
    expect(page.locator(".event-card.told")).to_have_count(1)


def test_axis_is_used_by_the_keyboard(page: Page, chat_url: str) -> None:
    search_events(page, chat_url, TROOPS)
    links = page.locator(".axis-plot a")
    links.first.focus()
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{links.nth(1).get_attribute('data-card')}")).to_be_focused()


def test_narrow_axis_is_a_list(page: Page, chat_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    search_events(page, chat_url, TROOPS)
    expect(page.locator(".axis-list")).to_be_visible()
    expect(page.locator(".axis-plot")).to_be_hidden()
    link = page.locator(".axis-list a").nth(1)
    link.click()
    expect(page.locator(f"#{link.get_attribute('data-card')}")).to_be_focused()


def test_events_are_taken_away_as_a_file(page: Page, chat_url: str) -> None:
    search_events(page, chat_url, TROOPS)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "timeline.csv"
    assert download.value.path().read_text(encoding="utf-8").startswith("day,date,said,reported,")


def test_search_without_events_says_so(page: Page, chat_url: str) -> None:
    search_events(page, chat_url, "the price of butter in Lisbon")
    expect(page.locator("#timeline")).to_contain_text("The reports date no event that fits.")
    fill(page.get_by_label("Search for events"), "")
    page.get_by_label("Search for events").press("Enter")
    expect(page.locator("#timeline")).to_contain_text("the question is empty")


def test_archive_is_paged_by_the_server(page: Page, served: Served) -> None:
    rows = open_archive(page, served.url)
    expect(page.locator("#archive .notice")).to_have_text("1 to 50 of 122 reports.")
    expect(rows).to_have_count(50)
    expect(page.get_by_role("button", name="Previous")).to_be_disabled()
    for notice in ("51 to 100 of 122 reports.", "101 to 122 of 122 reports."):
        page.get_by_role("button", name="Next").click()
        expect(page.locator("#archive .notice")).to_have_text(notice)
    expect(rows).to_have_count(22)
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    expect(rows.last).to_contain_text("2010-01-01")
    page.get_by_role("button", name="Previous").click()
    expect(page.locator("#archive .notice")).to_have_text("51 to 100 of 122 reports.")


def test_archive_is_filtered_by_word_and_period(page: Page, served: Served) -> None:
    rows = open_archive(page, served.url)
    find(page, Words="harbour Brandt")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("2019-05-07")
    find(page, Words="", From="2011", To="2011-03")
    expect(rows.locator(".archive-day")).to_have_text(["2011-03-01", "2011-02-01", "2011-01-01"])
    find(page, Words="notice-012")
    expect(rows.locator(".archive-source")).to_have_text(["notice-012.txt"])
    find(page, Words="", From="soon")
    expect(page.locator("#archive")).to_contain_text("'soon' is no day, month or year")
    find(page, From="1990", To="1991")
    expect(page.locator("#archive")).to_contain_text("No report fits.")


def test_archive_is_turned_round(page: Page, served: Served) -> None:
    rows = open_archive(page, served.url)
    page.get_by_role("combobox", name="Order").click()
    page.get_by_role("option", name="Oldest first").click()
    expect(rows.first).to_contain_text("2010-01-01")


def test_row_unfolds_to_the_beginning_of_its_report(page: Page, served: Served) -> None:
    open_archive(page, served.url)
    find(page, Words="harbour Brandt")
    row = page.locator("table.archive tbody tr")
    expect(row).to_have_count(1)
    row.locator("summary").press("Enter")
    expect(row.locator("details p")).to_contain_text("Mayor Ilse Brandt said so.")
    expect(row.locator("dl")).to_contain_text("its first line says 2019-05-07")


def test_hostile_report_is_shown_as_text(page: Page, served: Served) -> None:
    rows = open_archive(page, served.url)
    find(page, Words="zebra")
    expect(rows).to_have_count(1)
    rows.locator("summary").click()
    expect(rows.locator("details p")).to_contain_text(CANARY)
    expect(rows.locator("details p")).to_contain_text("[a](javascript:window.pwned=1)")
    expect(rows.locator("details p")).to_contain_text("{{x}} ${y}")
    expect(rows.locator(".archive-source")).to_contain_text("<img src=x")
    assert rows.locator("img, script, a").count() == 0
    page.get_by_role("tab", name="Timeline").click()
    fill(page.get_by_label("Search for events"), "zebra escaped")
    page.get_by_label("Search for events").press("Enter")
    expect(page.locator(".event-card").first).to_contain_text(CANARY)
    assert page.locator("#timeline img, #timeline script").count() == 0


def test_files_are_added_asked_and_removed(page: Page, browser: Browser, served: Served) -> None:
    rows = open_archive(page, served.url)
    result = drop(page, text_file("tarvik.txt", VOLCANO), text_file("photo.png", b"\x89PNG"))
    expect(result.locator(".upload-added")).to_have_text("tarvik.txt added: 1 report")
    expect(result.locator(".upload-refused")).to_contain_text("photo.png left out")
    expect(result.locator(".upload-refused")).to_contain_text("no reader for .png")
    expect(page.locator("#archive .notice")).to_have_text("1 to 50 of 123 reports.")
    find(page, Words="Tarvik")
    expect(rows.locator(".archive-source")).to_have_text(["tarvik.txt"])

    # On another page: a tab that is opened again lists its files anew.
    other = browser.new_page()
    other.goto(served.url)
    reply = ask(other, "When did the volcano Tarvik erupt?")
    expect(reply).to_contain_text("August 1, 2022")
    expect(reply).to_contain_text("tarvik.txt")
    other.close()

    expect(page.get_by_role("button", name="Remove …")).to_be_disabled()
    page.get_by_label("Files that were added").click()
    page.get_by_role("option", name="tarvik.txt").click()
    page.get_by_role("button", name="Remove …").click()
    expect(page.locator("#confirm")).to_contain_text("Remove tarvik.txt and its 1 report for good?")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#confirm")).to_be_hidden()
    page.get_by_role("button", name="Remove …").click()
    page.get_by_role("button", name="Remove it for good").click()
    expect(result).to_contain_text("Removed tarvik.txt.")
    expect(page.locator("#archive")).to_contain_text("No report fits.")
    folder = served.assistant.library.folder
    assert folder
    assert list((folder / "uploads").iterdir()) == []


def test_hostile_file_name_is_shown_as_text(page: Page, served: Served) -> None:
    open_archive(page, served.url)
    name = '<img src=x onerror="window.pwned=1">\u202e**b**.txt'
    result = drop(page, text_file(name, STORM), text_file("bad\x00.zip", b"PK\x03\x04"))
    # Gradio takes some of the name away by itself.
    expect(result.locator(".upload-known")).to_contain_text("img src=x onerror=")
    expect(result.locator(".upload-known")).to_contain_text("the same as harbour.txt")
    expect(result.locator(".upload-refused")).to_contain_text(".zip left out")
    assert result.locator("img, strong").count() == 0
    assert "\u202e" not in result.inner_text()


def test_nothing_of_uploads_is_there_unless_allowed(
    page: Page, chat_url: str, served: Served
) -> None:
    open_archive(page, chat_url)
    assert page.locator("#uploads, #upload, #kept, #confirm, input[type=file]").count() == 0
    for label in ("Remove", "Keep it", "Files that were added"):
        assert page.get_by_text(label).count() == 0
    closed, opened = (httpx.get(f"{url}config").json() for url in (chat_url, served.url))
    assert "file" not in {each["type"] for each in closed["components"]}
    assert "file" in {each["type"] for each in opened["components"]}
    numbers = [{each["id"] for each in config["dependencies"]} for config in (closed, opened)]
    assert len(numbers[0]) < len(numbers[1])
    # An endpoint that is there with uploads is none without.
    call = {"fn_index": max(numbers[1]), "data": ["harbour.txt"], "session_hash": "s"}
    answer = httpx.post(f"{chat_url}gradio_api/queue/join", json=call)
    assert answer.status_code >= 400
    assert "harbour.txt" in {report.source for report in served.assistant.library.reports()}


def test_no_endpoint_of_the_tabs_is_for_programs(served: Served) -> None:
    named = httpx.get(f"{served.url}gradio_api/info").json()["named_endpoints"]
    assert not [name for name in named if re.search("add|remove|show|event|file|page", name)]


@pytest.mark.parametrize(("width", "theme"), [(360, "dark"), (1280, "light")])
def test_the_archive_with_its_uploads_is_readable(
    page: Page, served: Served, width: int, theme: str, screenshots: Path
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_archive(page, f"{served.url}?__theme={theme}")
    page.locator("table.archive summary").first.click()
    expect(page.get_by_label("Files that were added")).to_be_visible()
    page.screenshot(path=screenshots / f"uploads-{width}-{theme}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert find_faults(page) == []


def test_a_report_is_opened_from_its_row(page: Page, served: Served) -> None:
    rows = open_archive(page, served.url)
    find(page, Words="harbour Brandt")
    expect(rows).to_have_count(1)
    rows.locator("summary").click()
    rows.get_by_role("button", name="Open the report harbour.txt").click()
    dialog = page.get_by_role("dialog", name="harbour.txt")
    expect(dialog).to_be_visible()
    report = served.assistant.library.report_named("harbour.txt")
    assert report is not None
    assert dialog.locator(".text").evaluate("each => each.textContent") == report.text
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_a_report_is_opened_from_an_event_at_its_quote(
    page: Page, chat_url: str, seed_assistant: Assistant
) -> None:
    event = seed_assistant.list_events(Question(TROOPS))[1]
    search_events(page, chat_url, TROOPS)
    page.locator("#timeline-2").get_by_role("button", name="Open the report").click()
    dialog = page.get_by_role("dialog", name=event.citation.source)
    expect(dialog).to_be_visible()
    marked = dialog.locator("mark").first
    expect(marked).to_be_in_viewport()
    assert marked.evaluate("each => each.textContent") == event.citation.quote
