"""Configuration file: options in the table ``[digitfilm]`` of a TOML file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from studio.errors import StudioError

TABLE = "digitfilm"


def read_config(path: Path) -> dict[str, Any]:
    """Return the values in the table by the names of options, without dashes in front.

    Raises
    ------
    StudioError
        When the file can't be read, isn't TOML, or lacks the table.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = (error.strerror or "error").lower()
        raise StudioError(f"{path}: can't read this file ({reason})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StudioError(f"{path}: not a valid TOML file: {error}") from error
    table = tables.get(TABLE)
    if not isinstance(table, dict):
        raise StudioError(f"{path}: put the options below a line that says [{TABLE}]")
    return table


def resolve(path: Path, relative: str) -> str:
    """Return a path that is relative to the folder of the file at ``path``.

    A ``./`` in front stays, as it tells a file from a name.
    """
    return relative if Path(relative).is_absolute() else f"{path.parent}/{relative}"
