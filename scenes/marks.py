"""The mark of words for the catalogue. It imports nothing, so that data can hold words cheaply."""

from __future__ import annotations


def msgid(message: str) -> str:
    """Mark a message for the catalogue where it is declared; it is translated where it is shown."""
    return message
