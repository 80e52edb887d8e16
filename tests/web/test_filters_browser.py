"""Which reports are asked: set, seen, kept to, taken away."""

from chatting import KIRBY, ask, fill, in_browser
from playwright.sync_api import Page, expect

pytestmark = in_browser


def set_filters(page: Page, first: str = "", last: str = "", source: str = "") -> None:
    page.get_by_role("button", name="Only some reports").click()
    for label, value in (("From", first), ("To", last), ("Name contains", source)):
        fill(page.locator("#filters").get_by_label(label), value)


def list_chips(page: Page) -> list[str]:
    return [text.rstrip("× \n") for text in page.locator(".chip").all_inner_texts()]


def test_a_period_is_kept_to_and_told(page: Page) -> None:
    set_filters(page, "2021-10-01", "2021-12-31")
    expect(page.locator(".chip")).to_have_text(["of 2021-10-01 to 2021-12-31 ×"])
    reply = ask(page, KIRBY)
    expect(reply).to_contain_text("Among reports of 2021-10-01 to 2021-12-31:")
    assert set(page.locator(".card h3").all_inner_texts()) <= {
        "000_d0d3707c2fddfba2.txt", "001_f1f864ec94766fbf.txt",
    }  # fmt: skip
    page.get_by_role("button", name="Ask all again").click()
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.locator("#filters").get_by_label("From")).to_have_value("")
    reply = ask(page, "Who is the Pentagon's Kirby?")
    expect(reply).not_to_contain_text("Among")


def test_a_name_is_kept_to_and_told(page: Page) -> None:
    set_filters(page, source="D0D37")
    expect(page.locator(".chip")).to_have_text(["whose name contains “D0D37” ×"])
    reply = ask(page, KIRBY)
    expect(reply).to_contain_text("Among reports whose name contains “D0D37”:")
    assert set(page.locator(".card h3").all_inner_texts()) == {"000_d0d3707c2fddfba2.txt"}


def test_a_refusal_tells_which_reports_were_asked(page: Page) -> None:
    set_filters(page, "2021-10-01", source="<b>nobody</b>")
    reply = ask(page, KIRBY)
    expect(reply).to_contain_text(
        "among reports from 2021-10-01 on whose name contains “<b>nobody</b>”."
    )
    expect(reply).to_contain_text("The reports do not answer this.")


def test_a_wrong_day_is_told_politely_and_forgotten(page: Page) -> None:
    set_filters(page, "last May")
    reply = ask(page, KIRBY)
    expect(reply).to_contain_text("Sorry, that could not be asked: 'last May' is no day")
    fill(page.locator("#filters").get_by_label("From"), "")
    reply = ask(page, "Who is he?")
    expect(reply).to_contain_text("The reports do not answer this.")
