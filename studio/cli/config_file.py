"""Configuration file: options in the table ``[digitfilm]`` of a TOML file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from network.paths import read_bytes
from studio.errors import StudioError, reason_of

TABLE = "digitfilm"
LARGEST = 1_000_000  # bytes


def read_config(path: Path) -> dict[str, Any]:
    """Return the values in the table by the names of options, without dashes in front.

    Raises
    ------
    StudioError
        When the file can't be read, isn't TOML, or lacks the table.
    """
    try:
        # editors of Windows begin a file with a byte order mark
        tables = tomllib.loads(read_bytes(path, LARGEST).decode("utf-8-sig"))
    except OSError as error:
        raise StudioError(f"{path}: can't read this file ({reason_of(error)})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
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
