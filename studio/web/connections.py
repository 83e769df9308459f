"""Connections of the page: a limited number of them, and none that keeps the page waiting."""

from __future__ import annotations

import asyncio
import resource
import select
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST_CONNECTIONS = 64  # a browser has six; each takes one of the files that may be open
FILES = resource.getrlimit(resource.RLIMIT_NOFILE)[0]  # that may be open, negative for any number
MOST_AT_ONCE = min(256, FILES // 3) if FILES > 0 else 256  # with those that have just been made
GRACE = 0.5  # seconds in which a new connection is left alone, so that its request can arrive
MOST_WAITING = 128  # connections that the system holds until they are accepted
PATIENCE = 10.0  # seconds; a request that takes twice as long to arrive is cut off
WAITING_FOR_CLIENT = (h11.IDLE, h11.SEND_BODY)  # states in which the client has to send something


class Connection(H11Protocol):
    """A connection that is closed when its request does not arrive, or to make room for others."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request; drop the oldest that waits if there are too many."""
        super().connection_made(transport)
        self._begun = self.loop.time()
        self._seen: tuple[Any, Any] = (None, None)
        self._timer = self.loop.call_later(PATIENCE, self._drop_if_waiting)
        if len(self.connections) > MOST_CONNECTIONS:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._timer.cancel()
        super().connection_lost(exc)

    @property
    def is_waiting(self) -> bool:
        """Tell whether it is the client's turn."""
        return self.conn.their_state in WAITING_FOR_CLIENT and not self.transport.is_closing()

    @property
    def _has_sent(self) -> bool:
        """Tell whether there is something to be read, so that it is about to be the page's turn."""
        poll = select.poll()
        poll.register(self.transport.get_extra_info("socket"), select.POLLIN)
        return bool(poll.poll(0))

    def _make_room(self) -> None:
        """Drop the oldest of those that wait, at best one that has sent nothing."""
        latest = self.loop.time() - GRACE
        everyone = (other for other in self.connections if isinstance(other, Connection))
        waiting = [other for other in everyone if other.is_waiting]
        if len(self.connections) <= MOST_AT_ONCE:
            waiting = [other for other in waiting if other._begun < latest]
        if waiting:
            min(waiting, key=lambda other: (other._has_sent, other._begun)).transport.abort()
        elif len(self.connections) > MOST_AT_ONCE:
            self.transport.abort()

    def _drop_if_waiting(self) -> None:
        """Close the connection if it waits for the same part of the same request as last time."""
        now = (self.cycle, self.conn.their_state)
        if self.is_waiting and now == self._seen:
            self.transport.abort()
            return
        self._seen = now
        self._timer = self.loop.call_later(PATIENCE, self._drop_if_waiting)


def ignore_exhaustion(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Handle errors of the event loop: it tries again by itself when the system is exhausted.

    Without files to open, even writing a message about it would fail, and end the loop. A
    ValueError comes from trying again when the page was stopped meanwhile.
    """
    if not isinstance(context.get("exception"), OSError | ValueError):
        loop.default_exception_handler(context)
