"""Signals that end a run: Ctrl-C, and those of a closed terminal or of a system that shuts down.

All of them become one exception, which is raised where nothing is half done: code that makes or
removes files as a whole runs within :func:`uninterrupted`, and hears of a signal at its end.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import FrameType

ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class Interrupted(KeyboardInterrupt):
    """A signal that ends the run.

    Attributes
    ----------
    number : of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_code(self) -> int:
        """Exit code by which shells know that a signal ended a program."""
        return 128 + self.number


class CancelledError(Exception):
    """Raised where work ends because nobody wants its result any more."""


@dataclass
class _State:
    """Signals of this process: how many sections must not be interrupted, and what came."""

    sections: int = 0
    received: int = 0  # the last signal; 0 for none
    is_pending: bool = False


_state = _State()
_is_cancelled: ContextVar[Callable[[], bool]] = ContextVar("is_cancelled", default=lambda: False)


@contextmanager
def listening() -> Iterator[None]:
    """Raise :class:`Interrupted` for each ending signal while the context lasts.

    Signals that the process was started to ignore (as ``nohup`` does) are ignored further on. Only
    the main thread may listen; in others, nothing happens.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _state.received, _state.is_pending = 0, False
    before = {number: signal.getsignal(number) for number in ENDING}
    heard = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
    for number in heard:
        signal.signal(number, _receive)
    try:
        yield
    finally:
        for number in heard:
            # a program that ends must not be interrupted by the second Ctrl-C of an impatient user
            signal.signal(number, signal.SIG_IGN if _state.received else before[number])


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold signals back while the context lasts; the last one is raised at its end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _state.sections += 1
    try:
        yield
    finally:
        _state.sections -= 1
        if not _state.sections:
            check()


@contextmanager
def cancelled_if(is_cancelled: Callable[[], bool]) -> Iterator[None]:
    """Let :func:`check` raise :class:`CancelledError` in this thread once a function says so."""
    token = _is_cancelled.set(is_cancelled)
    try:
        yield
    finally:
        _is_cancelled.reset(token)


def check() -> None:
    """Raise an error if the work is to end: a signal is held back, or somebody has cancelled it.

    Loops that wait for others call it, within such sections as well. An exception that is raised
    at any other moment may hit a destructor, where Python only prints it.

    Raises
    ------
    Interrupted, CancelledError
        When the work is to end.
    """
    if _is_cancelled.get()():
        raise CancelledError
    is_main = threading.current_thread() is threading.main_thread()
    if is_main and _state.is_pending:
        _state.is_pending = False
        raise Interrupted(_state.received)


def received() -> int:
    """Return the number of the signal that ends this run; 0 while there was none."""
    return _state.received


def _receive(number: int, _: FrameType | None) -> None:
    _state.received = number
    if _state.sections:
        _state.is_pending = True
    else:
        raise Interrupted(number)
