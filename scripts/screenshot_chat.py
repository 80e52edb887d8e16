"""Saves a picture of the chat beside its evidence: `python scripts/screenshot_chat.py OUT.png`.

Needs Chromium and Playwright. The server listens on loopback and ends with the script.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["HF_HUB_OFFLINE"] = "1"

from qa.opening import open_assistant
from qa.web.page import build_chat
from qa.web.serving import launch_chat

QUESTION = "When did Milley call Gerasimov?"
WINDOW = {"width": 1280, "height": 860}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def main() -> int:
    """Save the picture under the path given."""
    if len(sys.argv) != 2:
        print("usage: python scripts/screenshot_chat.py OUT.png", file=sys.stderr)
        return 2
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    if browser_path is None:
        print("screenshot_chat: no Chromium found; install it first", file=sys.stderr)
        return 2
    chat = build_chat(open_assistant())
    save_picture(launch_chat(chat, host="127.0.0.1"), browser_path, sys.argv[1])
    chat.close(verbose=False)
    return 0


def save_picture(url: str, browser_path: str, out: str) -> None:
    """Ask the question at `url` and save what the browser shows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page(viewport=WINDOW, color_scheme="light")
        page.goto(url)
        box = page.get_by_placeholder("When did")
        box.fill(QUESTION)
        box.press("Enter")
        page.locator(".card").first.wait_for()
        # Last come the questions to go on with.
        page.get_by_role("navigation", name="Go on with").wait_for(timeout=60_000)
        page.wait_for_timeout(1000)
        page.screenshot(path=out)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
