"""Signals that stop the page: Ctrl-C, SIGTERM, and the end of the terminal, once or often."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn

from studio.interrupts import ENDING


class PageServer(uvicorn.Server):
    """A server that leaves signals to :func:`stopping_on_signals`, which holds them for longer."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Do nothing about signals."""
        yield


@contextmanager
def stopping_on_signals(server: uvicorn.Server) -> Iterator[None]:
    """Have signals stop a server, gently each time, as long as the context lasts.

    The server then cancels what is being rendered and removes its files; nothing shortens that. A
    program that was started with ``nohup`` goes on when the terminal is closed.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        server.should_exit = True

    handled = [
        number
        for number in ENDING
        if number == signal.SIGINT or signal.getsignal(number) is not signal.SIG_IGN
    ]
    before = {number: signal.signal(number, stop) for number in handled}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
