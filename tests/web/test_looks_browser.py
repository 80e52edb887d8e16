"""How the page looks: contrast and names by axe, both themes, from a phone to a wide screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from chatting import KIRBY, KYIV, MILLEY, ask, fill, find_faults, in_browser
from playwright.sync_api import Browser, Page, expect

pytestmark = in_browser

SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
VIEWS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark"), (1920, "light")]


@pytest.fixture(params=VIEWS, ids=lambda view: f"{view[0]}-{view[1]}")
def dressed(request: pytest.FixtureRequest, browser: Browser, chat_url: str) -> Iterator[Page]:
    """A page of a width, in the theme of the system."""
    width, scheme = request.param
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.goto(chat_url)
    expect(page.get_by_placeholder("When did")).to_be_visible()
    yield page
    page.close()


def test_page_is_readable(dressed: Page, request: pytest.FixtureRequest, screenshots: Path) -> None:
    view = request.node.callspec.id
    width = int(view.partition("-")[0])

    def check(state: str) -> None:
        dressed.screenshot(path=screenshots / f"{state}-{view}.png", animations="disabled")
        assert dressed.evaluate("document.documentElement.scrollWidth") == width
        assert find_faults(dressed) == []

    check("start")
    ask(dressed, KIRBY)
    ask(dressed, MILLEY)
    expect(dressed.get_by_role("navigation", name="Go on with")).to_be_visible()
    check("answer")
    dressed.get_by_role("button", name="Open the report").first.click()
    expect(dressed.get_by_role("dialog")).to_be_visible()
    check("report")
    dressed.keyboard.press("Escape")
    ask(dressed, "What happened in March 2021?")
    check("digest")
    dressed.get_by_role("button", name="Only some reports").click()
    fill(dressed.locator("#filters").get_by_label("From"), "2021")
    expect(dressed.locator(".chip")).to_be_visible()
    ask(dressed, KYIV)
    check("refusal")
    dressed.get_by_role("tab", name="Timeline").click()
    box = dressed.get_by_label("Search for events")
    fill(box, "Russian troops near the border")
    box.press("Enter")
    expect(dressed.locator(".event-card").first).to_be_visible()
    check("timeline")
    dressed.get_by_role("tab", name="Archive").click()
    dressed.locator("table.archive summary").first.click()
    check("archive")


def test_theme_can_be_chosen_in_the_address(browser: Browser, chat_url: str) -> None:
    page = browser.new_page(color_scheme="light")
    papers = []
    for theme in SCHEMES:
        page.goto(f"{chat_url}?__theme={theme}")
        expect(page.get_by_placeholder("When did")).to_be_visible()
        papers.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert papers == ["rgb(250, 248, 244)", "rgb(25, 24, 22)"]
    page.close()


def test_focus_is_seen_on_everything_that_is_reached(page: Page) -> None:
    ask(page, MILLEY)
    page.get_by_placeholder("When did").focus()
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "() => { const at = document.activeElement; if (at === document.body) return 'body';"
            " const style = getComputedStyle(at);"
            " return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1"
            " ? '' : at.outerHTML.slice(0, 120) }"
        )
        if seen and seen != "body" and not seen.startswith("<textarea"):
            unseen.append(seen)
    assert unseen == []
