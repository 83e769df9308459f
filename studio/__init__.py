"""Studio: makes files out of scenes, which never import it."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from studio.notebook import show

__all__ = ["show"]

PACKAGES = ("network", "scenes")  # that all of the studio builds on


def __getattr__(name: str) -> Any:
    """Import ``show`` when it is asked for, as it takes seconds to import all scenes."""
    if name == "show":
        from studio.notebook import show

        return show
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _check_is_ours(package: str) -> None:
    """Refuse a file or folder of the user's that Python finds in place of a package of ours.

    Raises
    ------
    ImportError
        With one sentence that names it.
    """
    place = _place_of(package)
    if place == Path(__file__).resolve().parents[1] / package:
        return
    found = "a module in memory" if place is None else str(place)
    raise ImportError(
        f"{found} stands in the way of digitfilm's own package {package!r}; "
        "rename it, and start Python (or the notebook's kernel) again"
    )


def _place_of(package: str) -> Path | None:
    """Return the folder of a package, or the file of a module, that Python imports by a name."""
    loaded = sys.modules.get(package)
    is_made_by_hand = loaded is not None and loaded.__spec__ is None  # find_spec would raise
    spec = None if is_made_by_hand else find_spec(package)
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    origin = getattr(loaded, "__file__", None) if spec is None else spec.origin
    place = Path(*folders[:1]) if folders else Path(origin or "")
    return place.resolve() if origin or folders else None


def _prepare() -> None:
    """Check what is imported under our names, and keep the user's folders out of Manim."""
    for package in PACKAGES:
        _check_is_ours(package)
    from scenes.drawing.manim_config import ignore_files

    ignore_files()
    os.environ.setdefault("PATH", os.defpath)  # pydub, which Manim imports, fails without one


_prepare()
