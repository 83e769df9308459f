"""Guard of the page: only the page itself, in a browser of this computer, is answered."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost")
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; img-src 'self' blob: data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """Middleware that refuses requests to other hosts' names and from other origins.

    The former are made by DNS rebinding, the latter by cross-site requests.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        self.hosts = {f"{name}:{port}" for name in NAMES}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer with the reason why it is refused."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif reason := self.refusal(HTTPConnection(scope)):
            await PlainTextResponse(reason, 403)(scope, receive, send)
        else:
            await self.app(scope, receive, _with_headers(send))

    def refusal(self, request: HTTPConnection) -> str:
        """Return the reason why a request is refused; empty for one that is not."""
        headers = request.headers
        if headers.get("host", "") not in self.hosts:
            return "Open this page as 127.0.0.1 or localhost, on the computer it runs on."
        if headers.get("origin") not in {None, *(f"http://{host}" for host in self.hosts)}:
            return "Requests from other web pages are not allowed."
        if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
            return "Requests from other web pages are not allowed."
        return ""


def _with_headers(send: Send) -> Send:
    """Return a sender that adds the page's headers to each response."""

    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            extra = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            message["headers"] = [*message["headers"], *extra]
        await send(message)

    return wrapped
