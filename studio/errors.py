"""What goes wrong for reasons that the user can do something about."""


class StudioError(Exception):
    """A film that cannot be made; the message is one sentence for the user."""
