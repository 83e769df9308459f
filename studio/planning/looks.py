"""A look by the names and values that somebody chose."""

from __future__ import annotations

from collections.abc import Mapping

from scenes.look import CHOICES, Look
from studio.errors import StudioError


def look_of(chosen: Mapping[str, str]) -> Look:
    """The look in which what is chosen differs from the default.

    Raises
    ------
    StudioError
        When there is nothing of such a name, or no such value; the sentence lists what there is.
    """
    known = (*CHOICES, "font")
    unknown = [name for name in chosen if name not in known]
    if unknown:
        raise StudioError(f"{unknown[0]!r} is no part of a look; there are {', '.join(known)}")
    try:
        return Look(**chosen)
    except ValueError as error:
        raise StudioError(str(error)) from error
