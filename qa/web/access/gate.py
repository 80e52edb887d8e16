"""What of the chat's server is answered over HTTP, to whom, and with which headers."""

import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from qa.errors import SignInError
from qa.web.access.sign_in import render_sign_in
from qa.web.access.users import Users
from qa.web.access.visitors import is_loopback, name_visitor

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# Conversations travel with the events of the page; a file to upload may be larger.
LARGEST_BODY = 4 * 2**20
LARGEST_UPLOAD = 64 * 2**20
MCP_PATH = "/gradio_api/mcp"

# What the page and Gradio's clients need; all else that Gradio serves is not there.
_READ = re.compile(
    r"/|/(assets|static|svelte)/.+|/(config|theme\.css|favicon\.ico|robots\.txt|manifest\.json)/?"
    r"|/pwa_icon(/\d+)?|/gradio_api/(info|openapi\.json|startup-events|theme\.css|app_id)/?"
    r"|/gradio_api/(heartbeat/[^/]+|queue/(data|status)|call/[^/]+/[^/]+|call/v2/[^/]+/[^/]+)"
    # Of another server nothing is fetched on a visitor's behalf.
    r"|/gradio_api/file=(?!\w+:).+"
)
_WRITTEN = re.compile(r"/gradio_api/(queue/join|cancel|reset|call/[^/]+|call/v2/[^/]+)/?")
_UPLOAD = re.compile(r"/gradio_api/(upload|upload_progress)/?")
# Gradio asks this of itself when it starts; the answer is whether it has.
_STARTED = "/gradio_api/startup-events"
_COOKIE = "dateline-session"
# Everything that the page shows is its own: nothing is asked for from anywhere else.
_CONTENT = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a gate lets through.

    Without `users` everybody is let in; `local` tells that this can only be this machine's user.
    `tools` answers below `MCP_PATH`. `framed` tells that the page is shown within that of a host, a
    hosted Space.
    """

    users: Users | None = None
    uploads: bool = False
    tools: App | None = None
    framed: bool = False
    local: bool = False


class Gate:
    """Stands before the server: what is not named here is not answered."""

    def __init__(self, app: App, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer an HTTP request, or pass it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, self._add_headers(send))
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        refusal = await self._check_user(request, path)
        if self._rules.local and not refusal:
            refusal = _check_host(request.headers.get("host", ""))
        refusal = refusal or self._check_path(request.method, path)
        refusal = refusal or _check_size(request.headers, path)
        if refusal:
            await refusal(scope, receive, send)
        elif self._rules.tools and _is_below(path, MCP_PATH):
            await self._rules.tools(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _check_path(self, method: str, path: str) -> Response | None:
        allowed = _READ if method in ("GET", "HEAD", "OPTIONS") else _WRITTEN
        known = (
            allowed.fullmatch(path)
            or (self._rules.uploads and _UPLOAD.fullmatch(path))
            or (self._rules.tools and _is_below(path, MCP_PATH))
        )
        if known and not re.search(r"(^|[/=])\.\.?(/|$)|[\\\0]", path):
            return None
        if _UPLOAD.fullmatch(path):
            return _refuse(403, "this chat takes no files; start it with --allow-upload")
        return _refuse(404, "there is nothing here")

    async def _check_user(self, request: Request, path: str) -> Response | None:
        """Return what is answered to who is not signed in; None to who is, or need not be."""
        users = self._rules.users
        if users is None or path == _STARTED:
            return None
        host = request.client.host if request.client else None
        address = name_visitor(host, behind_proxy=self._rules.framed)
        if path in ("/login", "/login/") and request.method == "POST":
            return await _sign_in(users, request, address)
        token = _read_cookie(request.headers.get("cookie", ""))
        if path == "/logout":
            users.sign_out(token)
            return RedirectResponse("./", 303, headers={"Set-Cookie": f"{_COOKIE}=; Max-Age=0"})
        try:
            header = request.headers.get("authorization", "")
            if users.user_of(token) or await users.admit_basic(header, address):
                return None
        except SignInError as error:
            return _refuse(429 if error.wait else 401, str(error), error.wait)
        if path == "/" and request.method == "GET":
            return render_sign_in()
        return _refuse(401, "sign in first")

    def _add_headers(self, send: Send) -> Send:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
                # The queue is full: Gradio's page and clients say so by this status.
                if message["status"] == 503:
                    headers["Retry-After"] = "10"
                # A Space is shown within a page of its host, which adds scripts of its own.
                if not self._rules.framed:
                    headers["Content-Security-Policy"] = _CONTENT
            await send(message)

        return send_with_headers


async def _sign_in(users: Users, request: Request, address: str | None) -> Response:
    """Answer the form of the page with the page, and programs with JSON, as Gradio does."""
    if refusal := _check_size(request.headers, "/login"):
        return refusal
    form = await request.form(max_files=0, max_fields=10)
    user, password = (str(form.get(name, "")) for name in ("username", "password"))
    by_page = "text/html" in request.headers.get("accept", "")
    try:
        token = await users.sign_in(user.strip(), password, address)
    except SignInError as error:
        status = 429 if error.wait else 400
        if by_page:
            return render_sign_in(str(error), status)
        return _refuse(status, str(error), error.wait)
    response = RedirectResponse("./", 303) if by_page else JSONResponse({"success": True})
    # A link of another site leads in; its forms and scripts do not.
    response.set_cookie(_COOKIE, token, httponly=True, samesite="lax", secure=_is_secure(request))
    return response


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _read_cookie(header: str) -> str:
    try:
        morsel = SimpleCookie(header).get(_COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _check_host(host: str) -> Response | None:
    """Return what is answered where a browser was led here by a name that is not this machine's.

    A page of another site can have its own name mean loopback, and would then read all answers.
    """
    name = host.rpartition(":")[0] if re.search(r":\d+$", host) else host
    if is_loopback(name):
        return None
    hint = "to reach it by another name, start it with --auth or --host"
    return _refuse(403, f"this chat is for its own machine; {hint}")


def _check_size(headers: Headers, path: str) -> Response | None:
    if "transfer-encoding" in headers:
        return _refuse(411, "say how long it is: Content-Length")
    length = headers.get("content-length", "0")
    largest = LARGEST_UPLOAD if _UPLOAD.fullmatch(path) else LARGEST_BODY
    if not length.isdecimal() or int(length) > largest:
        return _refuse(413, f"that is more than {largest // 2**20} MB")
    return None


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


def _refuse(status: int, message: str, wait: int = 0) -> Response:
    headers: Mapping[str, str] = {"Retry-After": str(wait)} if wait else {}
    return JSONResponse({"detail": message}, status, headers=dict(headers))
