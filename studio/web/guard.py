"""Guard of the page: only the page itself, in a browser that was given its key, is answered."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from studio.web.key import HOST, Key

NAMES = (HOST, "localhost")
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
ELSEWHERE = "Open this page as 127.0.0.1 or localhost, on the computer it runs on."
CROSS_SITE = "Requests from other web pages are not allowed."
NO_KEY = (
    "Open the address that digitfilm printed when it started. It has a key in it, which is "
    "different each time."
)


class Guard:
    """Middleware that refuses requests without the key, to other names, and from other origins.

    Those without it are made by other users of the computer, those to the names of other hosts by
    DNS rebinding, and those from other origins by other web pages.
    """

    def __init__(self, app: ASGIApp, key: Key) -> None:
        self.app = app
        self.key = key
        self.hosts = {f"{name}:{key.port}" for name in NAMES}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer with the reason why it is refused."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif reason := self.refusal(HTTPConnection(scope)):
            # nobody who is refused holds a connection
            refuse = PlainTextResponse(reason, 403, {"connection": "close"})
            await refuse(scope, receive, _with(HEADERS, send))
        else:
            await self.app(scope, receive, _with(HEADERS, send))

    def refusal(self, request: HTTPConnection) -> str:
        """Return the reason why a request is refused; empty for one that is not."""
        headers = request.headers
        if headers.get("host", "") not in self.hosts:
            return ELSEWHERE
        if headers.get("origin") not in {None, *(f"http://{host}" for host in self.hosts)}:
            return CROSS_SITE
        # a file on this computer sends the browser to the address, so that counts as cross-site
        if self.key.is_in_address(request):
            return ""
        if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
            return CROSS_SITE
        return "" if self.key.is_in_cookie(request) else NO_KEY


def _with(headers: Mapping[str, str], send: Send) -> Send:
    """Return a sender that adds headers to each response."""

    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            extra = [(name.encode(), value.encode()) for name, value in headers.items()]
            message["headers"] = [*message["headers"], *extra]
        await send(message)

    return wrapped
