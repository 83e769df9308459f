"""Looks made from the names and values of options."""

from __future__ import annotations

from collections.abc import Mapping

from scenes.look import CHOICES, Look
from studio.errors import StudioError


def look_from(options: Mapping[str, str]) -> Look:
    """Return the look with these options, such as ``theme``; all others are the default's.

    Raises
    ------
    StudioError
        When an option or its value does not exist; the sentence lists those that do.
    """
    known = (*CHOICES, "font")
    unknown = [name for name in options if name not in known]
    if unknown:
        raise StudioError(
            f"unknown option {unknown[0]!r} for the look of a film; use {', '.join(known)}"
        )
    try:
        return Look(**options)
    except ValueError as error:
        raise StudioError(str(error)) from error
