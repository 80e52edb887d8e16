"""The page that asks for a user and a password."""

from html import escape
from pathlib import Path
from string import Template

from starlette.responses import HTMLResponse

_PAGE = Path(__file__).with_name("sign_in.html")


def render_sign_in(message: str = "", status: int = 200) -> HTMLResponse:
    """Return the page with `message`, which tells what was wrong before."""
    page = Template(_PAGE.read_text(encoding="utf-8"))
    told = f"{message[:1].upper()}{message[1:]}." if message else ""
    return HTMLResponse(
        page.substitute(message=escape(told)), status, headers={"Cache-Control": "no-store"}
    )
