"""Key of the page: only a browser that was given its address gets in."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

from starlette.requests import HTTPConnection

HOST = "127.0.0.1"


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True)
class Key:
    """Secrets of one run of the page, which other users of this computer do not know.

    Browsers send a cookie of this computer to every port, also to a port that another user listens
    on. The cookie is therefore bound to a path that nobody can guess, and all of the page is there.

    Attributes
    ----------
    port : on which the page listens.
    token : lets a browser in, once it is in an address.
    room : first part of the path of all that is on the page.
    """

    port: int
    token: str = field(default_factory=_secret, repr=False)
    room: str = field(default_factory=_secret, repr=False)

    @property
    def address(self) -> str:
        """Address to open the page with."""
        return f"http://{HOST}:{self.port}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """Name of the cookie; two pages on one computer have one each."""
        return f"digitfilm-{self.port}"

    def is_in_address(self, request: HTTPConnection) -> bool:
        """Return whether a request is for the address of the page."""
        given = request.query_params.get("token", "")
        return request.scope["path"] == "/" and _equal(given, self.token)

    def is_in_cookie(self, request: HTTPConnection) -> bool:
        """Return whether a request has the right cookie, be it beside wrong ones of its name."""
        cookies = ";".join(request.headers.getlist("cookie")).split(";")
        return any(_equal(cookie.strip(), f"{self.cookie}={self.token}") for cookie in cookies)


def _equal(given: str, secret: str) -> bool:
    """Compare in a time that does not depend on where the two differ."""
    return hmac.compare_digest(given.encode(), secret.encode())
