"""How the page looks: contrast and names by axe, both themes, from a phone to a wide screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from chatting import KIRBY, KYIV, MILLEY, ask, in_browser
from playwright.sync_api import Browser, Page, expect

pytestmark = in_browser

WIDTHS = [360, 768, 1280, 1920]
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
# Of Gradio's own parts: its list of examples has buttons for items.
NOT_OURS = {"aria-required-children"}


@pytest.fixture(params=[(w, s) for w in WIDTHS for s in SCHEMES], ids=str)
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


def find_faults(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2 A and AA."""
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{each['id']}: {node['html'][:200]}"
        for each in found
        if each["id"] not in NOT_OURS
        for node in each["nodes"]
    ]


def test_page_is_readable(dressed: Page, request: pytest.FixtureRequest, screenshots: Path) -> None:
    name = request.node.callspec.id.strip("()").replace(", ", "-").replace("'", "")
    width = dressed.viewport_size["width"] if dressed.viewport_size else 0

    def check(state: str) -> None:
        # Words slide in, and buttons fade.
        dressed.wait_for_timeout(400)
        dressed.screenshot(path=screenshots / f"{state}-{name}.png")
        assert dressed.evaluate("document.documentElement.scrollWidth") == width
        assert find_faults(dressed) == []

    check("start")
    ask(dressed, KIRBY)
    ask(dressed, MILLEY)
    check("answer")
    dressed.get_by_role("button", name="Open the report").first.click()
    expect(dressed.get_by_role("dialog")).to_be_visible()
    check("report")
    dressed.keyboard.press("Escape")
    dressed.get_by_role("button", name="Only some reports").click()
    dressed.locator("#filters").get_by_label("From").fill("2021")
    expect(dressed.locator(".chip")).to_be_visible()
    ask(dressed, KYIV)
    check("refusal")


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
