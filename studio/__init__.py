"""Makes files out of scenes. Scenes never import it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from studio.notebook import show

__all__ = ["show"]


def __getattr__(name: str) -> Any:
    """``from studio import show`` takes seconds, as it brings all scenes; nobody else waits for that."""
    if name == "show":
        from studio.notebook import show

        return show
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
