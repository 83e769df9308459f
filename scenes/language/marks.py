"""The mark of words for the catalogue; it needs nothing, so that data can hold words without loading a catalogue."""

from __future__ import annotations


def msgid(message: str) -> str:
    """Mark a message for the catalogue where it is declared; it is translated where it is shown."""
    return message
