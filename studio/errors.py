"""Errors that the user can do something about."""


class StudioError(Exception):
    """An input that nothing can be made of; the message is one sentence for the user."""
