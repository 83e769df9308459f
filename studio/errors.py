"""Errors that the user can do something about."""

from network.printable import printable


class StudioError(Exception):
    """An input that nothing can be made of; the message is one sentence for the user."""

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))
