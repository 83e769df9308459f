"""Write the catalogue of shared figures, ``docs/figures.md``, and draw its pictures.

Every figure is caught while the film is played, at the end of the beat in which most of it is to be
seen. So it shows what the network that comes with the film computed, and needs no example. Words
come from the docstrings; ``tests/test_docs.py`` holds the page to them.

``make gallery`` runs this; ``make words`` runs it with ``--page``, which draws nothing.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

import numpy as np
from manim import Mobject
from PIL import Image

import scenes.figures
from network import find_digit, shipped_network
from scenes import style
from scenes.drawing.camera import FieldCamera
from scenes.records import BeatRecord
from scenes.storyboard import DEFAULT_DIGIT, Storyboard
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.rendering.render import StillsSink, render

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGE, PICTURES = DOCS / "figures.md", DOCS / "figures"
WIDEST, TALLEST = 360, 240  # pixels of a picture
LARGEST_UNIT = 90.0  # pixels of a scene unit, so that small figures are not blown up
AROUND = 0.15  # scene units
COLORS = 48
DIGIT_WITH_HOLES = "8"
LARGEST = 1_000_000  # bytes of all pictures together
INTRODUCTION = """\
# Figures

Everything that two or more chapters draw is in `scenes/figures/`. A figure takes arrays and
positions; it doesn't load, choose, or compute anything. The pictures show the built-in network
reading the default digit, each as it appears in a chapter that uses it.

The text comes from the docstrings: `make words` updates this page, and `make gallery` redraws the
pictures.
"""


@dataclass(frozen=True)
class Figure:
    """A public class or function of ``scenes.figures``.

    Attributes
    ----------
    name, module : where it is defined.
    thing : the class or the function.
    """

    name: str
    module: ModuleType
    thing: Any

    @property
    def is_drawn(self) -> bool:
        """True where it makes something to be seen, and a function does so out of values alone."""
        if inspect.isclass(self.thing):
            return _is_mobject(self.thing)
        takes = [hint for name, hint in get_type_hints(self.thing).items() if name != "return"]
        return _is_mobject(get_type_hints(self.thing).get("return")) and not any(
            map(_is_mobject, takes)
        )

    @property
    def picture(self) -> Path:
        """Path of its picture."""
        return PICTURES / f"{self.name}.png"

    @property
    def summary(self) -> str:
        """First paragraph of its docstring, in one line of Markdown."""
        words = inspect.cleandoc(self.thing.__doc__ or "").split("\n\n")[0]
        return _markdown(" ".join(words.split()))

    @property
    def takes(self) -> list[str]:
        """Parameters as its docstring lists them, one entry each."""
        return list(_parameters(inspect.cleandoc(self.thing.__doc__ or "")))


def _is_mobject(kind: object) -> bool:
    """Return whether a type is that of a mobject, or of several."""
    if inspect.isclass(kind) and issubclass(kind, Mobject):
        return True
    return any(_is_mobject(part) for part in get_args(kind))


def _markdown(words: str) -> str:
    """Return the words of a docstring as Markdown."""
    words = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", words).replace("``", "`")
    return re.sub(r"(?<!`)([*_<])", r"\\\1", words) if "`" not in words else words


def _parameters(docstring: str) -> Iterator[str]:
    """Yield ``name: meaning`` of each parameter that a docstring in NumPy style lists."""
    found = re.search(r"Parameters\n-+\n(.*?)(?:\n\n[A-Z]\w+\n-+\n|\Z)", docstring, re.DOTALL)
    for entry in re.split(r"\n(?=\S)", found[1].strip()) if found else ():
        names, _, meaning = " ".join(entry.split()).partition(" : ")
        yield f"`{names}`: {_markdown(meaning)}"


def figures() -> list[Figure]:
    """Return all public classes and functions of ``scenes.figures``, module by module."""
    found = []
    for info in pkgutil.iter_modules(scenes.figures.__path__):
        module = importlib.import_module(f"{scenes.figures.__name__}.{info.name}")
        for name, thing in vars(module).items():
            is_defined_here = getattr(thing, "__module__", "") == module.__name__
            is_call = inspect.isclass(thing) or inspect.isfunction(thing)
            if is_defined_here and is_call and not name.startswith("_"):
                found.append(Figure(name, module, thing))
    return found


def page() -> str:
    """Return the page in Markdown."""
    parts = [INTRODUCTION]
    listed = figures()
    for module in dict.fromkeys(figure.module for figure in listed):
        place = Path(inspect.getfile(module)).relative_to(ROOT)
        name = module.__name__.rpartition(".")[2]
        words = _markdown(inspect.cleandoc(module.__doc__ or ""))
        parts.append(f"## {name}\n\n{words}\n\nIn [`{place.name}`](../{place.as_posix()}).")
        own = [figure for figure in listed if figure.module is module]
        parts += [_section(figure) for figure in own if figure.is_drawn]
        rest = [f"- `{each.name}`: {each.summary}" for each in own if not each.is_drawn]
        if rest:
            parts.append("Beside them:\n\n" + "\n".join(rest))
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _section(figure: Figure) -> str:
    """Return what the page says of one figure."""
    shown = f"![{figure.name}](figures/{figure.picture.name})"
    lines = [f"### {figure.name}", shown, figure.summary]
    if figure.takes:
        lines.append("\n".join(f"- {entry}" for entry in figure.takes))
    return "\n\n".join(lines)


@dataclass(frozen=True)
class Best:
    """A figure whose picture is kept, the share of it on the screen, and its brightness."""

    mobject: Mobject | None
    share: float
    brightness: float


class Catch:
    """Pictures of figures, each drawn at the end of the beat in which most of it is to be seen."""

    def __init__(self, wanted: list[Figure]) -> None:
        self.pictures: dict[str, Image.Image] = {}
        self._made: list[tuple[str, Mobject]] = []
        self._best: dict[str, Best] = {}
        for figure in wanted:
            if inspect.isclass(figure.thing):
                self._watch_class(figure)
            else:
                self._watch_function(figure)

    def _watch_class(self, figure: Figure) -> None:
        """Hear of every instance that is made."""
        make = figure.thing.__init__

        @wraps(make)
        def made(mobject: Mobject, *args: Any, **kwargs: Any) -> None:
            make(mobject, *args, **kwargs)
            if type(mobject) is figure.thing:
                self._made.append((figure.name, mobject))

        figure.thing.__init__ = made

    def _watch_function(self, figure: Figure) -> None:
        """Hear of everything that it returns, whichever module calls it."""

        @wraps(figure.thing)
        def made(*args: Any, **kwargs: Any) -> Any:
            mobject = figure.thing(*args, **kwargs)
            self._made.append((figure.name, mobject))
            return mobject

        for module in [m for name, m in sys.modules.items() if name.startswith("scenes.")]:
            if vars(module).get(figure.name) is figure.thing:
                setattr(module, figure.name, made)

    def look(self, board: Storyboard, beat: BeatRecord, renderer: object) -> None:
        """Draw what has more of its parts on the screen than before, or has become brighter."""
        del beat, renderer
        shown = {id(member) for mobject in board.mobjects for member in mobject.get_family()}
        for name, mobject in self._made:
            members = [id(member) for member in mobject.family_members_with_points()]
            share = float(np.mean([member in shown for member in members])) if members else 0.0
            if share > 0:
                self._keep(name, mobject, share)

    def _keep(self, name: str, mobject: Mobject, share: float) -> None:
        """Keep a picture, unless there is a better one, or as good a one of an earlier figure."""
        best = self._best.get(name, Best(None, -1.0, 0.0))
        if share < best.share or (share == best.share and mobject is not best.mobject):
            return
        picture = draw(mobject)
        brightness = float(np.asarray(picture.convert("L")).mean())
        if brightness > (best.brightness if share == best.share else 0.0):
            self._best[name] = Best(mobject, share, brightness)
            self.pictures[name] = picture

    def forget(self) -> None:
        """Let go of the figures of a chapter that is over; of those never on screen, keep one."""
        for name, mobject in self._made:
            if name not in self.pictures:
                self._keep(name, mobject, 0.0)
        self._made.clear()


def draw(mobject: Mobject) -> Image.Image:
    """Return a picture of a figure alone, with a little background around it."""
    width, height = mobject.width + 2 * AROUND, mobject.height + 2 * AROUND
    unit = min(WIDEST / width, TALLEST / height, LARGEST_UNIT)
    size = {"pixel_width": round(width * unit), "pixel_height": round(height * unit)}
    camera = FieldCamera(
        **size,
        frame_width=size["pixel_width"] / unit,
        frame_height=size["pixel_height"] / unit,
        frame_center=mobject.get_center(),
        background_color=style.theme().background,
    )
    camera.capture_mobjects([mobject])
    return Image.fromarray(camera.pixel_array).convert("RGB").quantize(COLORS)


def pictures_of(wanted: list[Figure]) -> dict[str, Image.Image]:
    """Play the film dry, and return a picture of every figure; some need a digit with holes."""
    network, catch = shipped_network(), Catch(wanted)
    for digit in (DEFAULT_DIGIT, DIGIT_WITH_HOLES):
        if any(figure.name not in catch.pictures for figure in wanted):
            job = plan_film(["full"], find_digit(digit, network), network, FORMATS["l"])
            for chapter in job.chapters:
                with tempfile.TemporaryDirectory() as folder:
                    render(chapter, Path(folder), StillsSink(catch.look))
                catch.forget()
    return catch.pictures


def draw_all() -> None:
    """Draw every picture.

    Raises
    ------
    RuntimeError
        When a figure is never drawn, or the pictures are larger than a page should load.
    """
    wanted = [figure for figure in figures() if figure.is_drawn]
    pictures = pictures_of(wanted)
    unseen = [figure.name for figure in wanted if figure.name not in pictures]
    if unseen:
        raise RuntimeError(f"no chapter draws {', '.join(unseen)}")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    for figure in wanted:
        pictures[figure.name].save(figure.picture, optimize=True)
    size = sum(path.stat().st_size for path in PICTURES.glob("*.png"))
    if size > LARGEST:
        raise RuntimeError(f"{PICTURES} has {size:,} bytes; at most {LARGEST:,} are wanted")
    print(f"{PICTURES.relative_to(ROOT)}  ({len(wanted)} pictures, {size:,} bytes)")


def main() -> None:
    """Write the page and, unless only that is asked for, draw the pictures."""
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    if "--page" not in sys.argv:
        draw_all()


if __name__ == "__main__":
    main()
