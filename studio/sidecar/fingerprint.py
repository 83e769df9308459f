"""Fingerprint of all that makes a film: code, data, words, and libraries that draw and encode."""

from __future__ import annotations

from functools import cache
from hashlib import file_digest, sha256
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAKERS = ("network", "scenes", "studio")
# folders and files that show films or ask for them, but have no part in what they look like
ASIDE = ("studio/cli", "studio/reading", "studio/web", "studio/notebook.py")
KINDS = (".py", ".npz", ".gz", ".po", ".typ")  # suffixes of code, data, catalogues, templates
DRAWN_WITH = (
    *("av", "babel", "manim", "numba", "numpy", "pillow", "pycairo", "scipy", "typst"),
)  # libraries that decide about pixels and packets


def version() -> str:
    """Return the version of digitfilm."""
    return metadata.version("digitfilm")


@cache
def versions() -> dict[str, str]:
    """Return the versions of the libraries that draw and encode."""
    return {name: metadata.version(name) for name in DRAWN_WITH}


@cache
def fingerprint() -> str:
    """Return a SHA-256 that changes whenever a film could come out differently."""
    digest = sha256(repr((version(), versions())).encode())
    for path in sorted(_files()):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _files() -> list[Path]:
    aside = [ROOT / name for name in ASIDE]
    return [
        path
        for folder in MAKERS
        for path in (ROOT / folder).rglob("*")
        if path.suffix in KINDS and not any(path.is_relative_to(other) for other in aside)
    ]


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, read bit by bit.

    Raises
    ------
    OSError
        When it cannot be read.
    """
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
