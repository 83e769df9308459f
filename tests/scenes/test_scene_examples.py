"""Examples in docstrings of figures, texts and storyboards: each is true, and none is missing."""

from __future__ import annotations

import dataclasses
import doctest
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from manim import tempconfig

import scenes
from scenes import figures, storyboard, style
from scenes.drawing import fields
from scenes.text import readout

MODULES = [module.name for module in walk_packages(scenes.__path__, "scenes.")]
SHOWN = [
    *(getattr(figures, name) for name in figures.__all__),
    *(fields.CellField, fields.PictureField, fields.EdgeField),
    *(storyboard.Storyboard, storyboard.beat, readout.Reading, readout.Readout),
    *(style.Theme, style.using, scenes.text.text, scenes.text.phrase, scenes.text.paragraph),
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str, tmp_path: Path) -> None:
    with tempconfig({"media_dir": str(tmp_path), "progress_bar": "none"}):
        assert not doctest.testmod(import_module(name)).failed


def test_what_others_build_on_has_an_example() -> None:
    plain = [
        thing.__name__
        for thing in SHOWN
        if callable(thing) and not is_data(thing) and ">>>" not in (thing.__doc__ or "")
    ]
    assert plain == [] and len(SHOWN) > 40


def is_data(thing: object) -> bool:
    """Layouts and types of arrays need no example."""
    return not hasattr(thing, "__name__") or (
        dataclasses.is_dataclass(thing) and thing not in (style.Theme, readout.Reading)
    )
