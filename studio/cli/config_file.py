"""Options that stand in a file: the table ``[digitfilm]`` of a TOML file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from studio.errors import StudioError

TABLE = "digitfilm"


def read_config(path: Path) -> dict[str, Any]:
    """What stands in the table: option names without dashes in front, and their values.

    Raises
    ------
    StudioError
        When the file cannot be read, is no TOML, or lacks the table.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StudioError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StudioError(f"{path}: no TOML: {error}") from error
    table = tables.get(TABLE)
    if not isinstance(table, dict):
        raise StudioError(f"{path}: it has no table [{TABLE}]")
    return table


def beside(path: Path, told: str) -> str:
    """A path as it stands in a file: relative to the file's folder."""
    return str(path.parent / told)
