"""A reverse proxy as nginx and Caddy are set up for a sub-path: it cuts the prefix off."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

_METHODS = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"]
_OF_ONE_HOP = {"content-length", "transfer-encoding", "connection"}


@contextmanager
def run_proxy(target: str, prefix: str) -> Iterator[str]:
    """Show `target` below `prefix` of a port of loopback while the block runs; give its address."""
    client = httpx.AsyncClient(base_url=target, timeout=120, trust_env=False)

    async def pass_on(request: Request) -> Response:
        if not request.url.path.startswith(f"{prefix}/"):
            return PlainTextResponse("there is nothing outside of the prefix", 404)
        # The visitors' cookies are theirs.
        client.cookies.clear()
        path = request.url.path.removeprefix(prefix)
        host = request.headers["host"]
        headers = [(k, v) for k, v in request.headers.items() if k != "host"]
        told = {"host": host, "x-forwarded-host": host, "x-forwarded-proto": "http"}
        sent = client.build_request(
            request.method,
            f"{path}?{request.url.query}" if request.url.query else path,
            headers=[*headers, *told.items(), ("x-forwarded-for", "203.0.113.9")],
            content=await request.body(),
        )
        answer = await client.send(sent, stream=True)
        shown = StreamingResponse(answer.aiter_raw(), answer.status_code)
        shown.raw_headers = [
            (name.lower(), value)
            for name, value in answer.headers.raw
            if name.decode().lower() not in _OF_ONE_HOP
        ]
        return shown

    app = Starlette(routes=[Route("/{path:path}", pass_on, methods=_METHODS)])
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}{prefix}/"
    server.should_exit = True
    thread.join(20)
