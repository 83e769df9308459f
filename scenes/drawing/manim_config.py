"""Manim's configuration: its own defaults, whatever lies in the user's folders.

Manim reads ``manim.cfg`` of the folder it is started in, and of the user, as it is imported. Plain
``manim`` is to do so; a film of digitfilm must not become black by it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

READER = "manim._config.utils"  # module of Manim that knows where the files are


def ignore_files() -> None:
    """Let Manim read no configuration but its own, unless it is imported already."""
    if "manim" not in sys.modules:
        sys.meta_path.insert(0, _ReaderFinder())


class _ReaderFinder(MetaPathFinder):
    """Finder of the one module that is changed as it is imported."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != READER:
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path)
        if spec is not None and spec.origin is not None:
            spec.loader = _ReaderLoader(name, spec.origin)
        return spec


class _ReaderLoader(SourceFileLoader):
    """Loader after which the module knows of one file only."""

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        reader: Any = module
        library, *others = reader.config_file_paths()
        reader.config_file_paths = lambda: [library, *(library for _ in others)]


@cache
def defaults() -> dict[str, Any]:
    """Return all settings as Manim itself comes with them."""
    from configparser import ConfigParser

    from manim._config import utils

    parser = ConfigParser()
    with Path(utils.__file__).with_name("default.cfg").open(encoding="utf-8") as file:
        parser.read_file(file)
    return dict(utils.ManimConfig().digest_parser(parser))


@contextmanager
def as_shipped() -> Iterator[None]:
    """Give Manim its own settings, whatever a notebook has changed, while the context lasts."""
    from manim import config, tempconfig

    changed = any(config[key] != value for key, value in defaults().items())
    # to put even an empty one back takes Manim longer than most plays
    with tempconfig(defaults()) if changed else nullcontext():
        yield
