"""Colours, type sizes and durations by what they mean. Chapters hold none of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from manim import ManimColor

from scenes.language import catalogue
from scenes.look import ASPECTS, DEFAULT, Look

# What is on the screen, by meaning: here for the theme dark and the palette classic; `use` sets others
BACKGROUND = ManimColor("#000000")
INK = ManimColor("#FFFFFF")  # strokes and words
UNLIT = ManimColor("#000000")  # activation 0, paper; dark in every theme, so that what captions call bright is bright
LIT = ManimColor("#FFFFFF")  # activation 1, the ink of a digit
QUIET = ManimColor("#A6A6A6")  # words that explain, shapes, axes
OUTLINE = ManimColor("#5A5A5A")  # frames, outlines of neurons that are many
TALKED_ABOUT = ManimColor("#FFD95A")  # the one thing that the caption is about
EXCITES = ManimColor("#54E09A")  # positive weight or product
INHIBITS = ManimColor("#F4553F")  # negative weight or product; differs from EXCITES in grey as well
BIAS = ManimColor("#5CC8E8")
ONE = ManimColor("#6FA8FF")  # two things laid over each other: this one and
OTHER = ManimColor("#FF9A3D")  # that one

LIGHT = {
    "BACKGROUND": ManimColor("#FFFFFF"),
    "INK": ManimColor("#101010"),
    "QUIET": ManimColor("#595959"),
    "OUTLINE": ManimColor("#8A8A8A"),
    "TALKED_ABOUT": ManimColor("#946000"),
    "ONE": ManimColor("#1F5FD0"),
    "OTHER": ManimColor("#B85000"),
}
SIGNS = {
    ("dark", "safe"): {"EXCITES": "#9CCBFF", "INHIBITS": "#D96200", "BIAS": "#8577FF"},
    ("light", "classic"): {"EXCITES": "#0A8048", "INHIBITS": "#A8161A", "BIAS": "#0B6A8C"},
    ("light", "safe"): {"EXCITES": "#0A3F9E", "INHIBITS": "#BF5000", "BIAS": "#1D7A7C", "TALKED_ABOUT": "#7B3344"},
}
LOOK = DEFAULT  # in use
DARK_CLASSIC = {name: value for name, value in globals().items() if isinstance(value, ManimColor)}

# Type, in Manim's font sizes (48 is 0.33 units of capital height); the smallest is 15 pixels of capital height at 720p
TYPE_FORMULA = 64
TYPE_TITLE = 48
TYPE_BODY = 40
TYPE_LABEL = 32
TYPE_SMALL = 28

# Time, in seconds
QUICK = 0.4  # a change
STEP = 0.7  # a change to be followed with the eye
IDEA = 1.2  # an idea unfolds
LONG_IDEA = 1.8
REST = 0.8  # at the end of every beat
READING_SPEED = 17.0  # characters of caption a second; subtitles for adults are set at 15 to 20

# Line widths, in scene units
HAIRLINE = 0.012
LINE = 0.02
RING = 0.03
STROKE = 100.0  # Manim's stroke width for one scene unit

# The frame, in scene units, and what is kept free around its edge
SHORTER_SIDE = 8.0
FRAME_WIDTH = SHORTER_SIDE * 16 / 9
FRAME_HEIGHT = SHORTER_SIDE
MARGIN = 0.45
CAPTION_ZONE = 0.35  # lowest part, where players lay their subtitles

FloatArray = npt.NDArray[np.float64]
Place = tuple[float, float]  # x to the right and y up, in scene units
Page = TypeVar("Page")
STRONGEST_SHARE = 99.5  # percentile that counts as full strength, as a few weights are far out


def use(look: Look) -> None:
    """Set the colours, the frame and the language that a look has; what is drawn from now on has them."""
    catalogue.use(look.language)
    colors = DARK_CLASSIC | (LIGHT if look.theme == "light" else {})
    signs = SIGNS.get((look.theme, look.palette), {})
    colors |= {name: ManimColor(value) for name, value in signs.items()}
    shape = float(ASPECTS[look.aspect])
    frame = {"FRAME_WIDTH": SHORTER_SIDE * max(shape, 1.0), "FRAME_HEIGHT": SHORTER_SIDE / min(shape, 1.0)}
    globals().update(colors | frame, LOOK=look)


def for_frame(pages: Mapping[str, Page]) -> Page:
    """What is laid out for the frame in use, of what there is for each aspect."""
    return pages[LOOK.aspect]


def on_dark(name: str) -> ManimColor:
    """A colour, by its name here, as the theme dark has it: for what lies on digits and unlit neurons, always dark."""
    return ManimColor(SIGNS.get(("dark", LOOK.palette), {}).get(name, DARK_CLASSIC[name]))


def at(x: float, y: float) -> FloatArray:
    """A point of the frame, or a way to go, in scene units: x to the right, y up."""
    return np.array([x, y, 0.0])


def grey(levels: npt.ArrayLike) -> FloatArray:
    """Activations 0..1 to opaque RGBA between dark and lit."""
    share = np.clip(np.asarray(levels, dtype=float), 0, 1)[..., None]
    rgb = UNLIT.to_rgb() * (1 - share) + LIT.to_rgb() * share
    return np.concatenate([rgb, np.ones_like(share)], axis=-1)


def grey_color(level: float) -> ManimColor:
    """One activation as a colour."""
    return ManimColor.from_rgb(grey(level)[:3])


def strengths(values: npt.ArrayLike) -> FloatArray:
    """How strong each value is, 0..1, relative to the largest of them (99.5th percentile)."""
    size = np.abs(np.asarray(values, dtype=float))
    present = size[size > 0]
    full = np.percentile(present, STRONGEST_SHARE) if present.size else 1.0
    return np.clip(size / max(full, 1e-12), 0, 1)


def signed(values: npt.ArrayLike, strength: npt.ArrayLike | None = None) -> FloatArray:
    """Values to RGBA: colour by sign, alpha by strength."""
    array = np.asarray(values, dtype=float)
    alpha = strengths(array) if strength is None else np.asarray(strength, dtype=float)
    rgb = np.where(array[..., None] >= 0, EXCITES.to_rgb(), INHIBITS.to_rgb())
    return np.concatenate([rgb, alpha[..., None]], axis=-1)


def sign_color(value: float) -> ManimColor:
    """The colour of a value's sign."""
    return EXCITES if value >= 0 else INHIBITS


def readable_on(level: float) -> ManimColor:
    """Dark or light, whichever stands out on a neuron of this activation."""
    return readable_over(np.full(3, level))


def luminance(rgb: npt.ArrayLike) -> FloatArray:
    """How light colours (..., 3) are to the eye, 0..1: relative luminance by WCAG 2."""
    share = np.asarray(rgb, dtype=float)
    light = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(light @ [0.2126, 0.7152, 0.0722])


def readable_over(rgb: npt.ArrayLike) -> ManimColor:
    """Dark or light, whichever has more contrast with a colour (3,)."""
    light = float(luminance(rgb)) + 0.05
    return UNLIT if light**2 > 0.05 * 1.05 else LIT
