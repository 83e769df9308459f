"""Studio: makes files out of scenes, which never import it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from scenes.drawing.manim_config import ignore_files

if TYPE_CHECKING:
    from studio.notebook import show

__all__ = ["show"]

ignore_files()
os.environ.setdefault("PATH", os.defpath)  # pydub, which Manim imports, fails without one


def __getattr__(name: str) -> Any:
    """Import ``show`` when it is asked for, as it takes seconds to import all scenes."""
    if name == "show":
        from studio.notebook import show

        return show
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
