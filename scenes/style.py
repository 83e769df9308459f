"""Colors, type sizes, and durations, named by meaning. Chapters have none of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from manim import ManimColor

from scenes.language import catalogue
from scenes.look import ASPECTS, DEFAULT, Look
from scenes.themes import OVER_PICTURES, SIGN_WORDS, THEMES

# Type, in Manim's font sizes (48 has capitals 0.33 units high); the smallest has capitals of 15
# pixels at 720p
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
MARGIN = 0.45
CAPTION_ZONE = 0.35  # lowest part, where players lay their subtitles

FloatArray = npt.NDArray[np.float64]
Place = tuple[float, float]  # x to the right and y up, in scene units
Layout = TypeVar("Layout")
STRONGEST_SHARE = 99.5  # percentile that counts as full strength, as a few weights are far out


@dataclass(frozen=True)
class Theme:
    """Colors, opacities, and words of a look, as one value; ``ThemeEntry`` describes each.

    Examples
    --------
    >>> theme_of("dark", "classic").excites
    ManimColor('#54E09A')
    >>> theme_of("light", "safe").rims_on_pictures
    True
    """

    background: ManimColor
    ink: ManimColor
    unlit: ManimColor
    lit: ManimColor
    quiet: ManimColor
    outline: ManimColor
    talked_about: ManimColor
    excites: ManimColor
    inhibits: ManimColor
    bias: ManimColor
    one: ManimColor
    other: ManimColor
    hoped_edge_opacity: float
    pixels_below_edges: float
    direction_saturation: float
    deepest_direction: float
    rims_on_pictures: bool
    sign_words: tuple[str, str]
    strength_words: Mapping[str, str]

    @property
    def words(self) -> dict[str, str]:
        """Words for the narration: colors of signs and strength of edges, by name of field.

        A field with a capital, ``{Light}``, has a word with a capital.
        """
        positive, negative = self.sign_words
        named = {"positive_color": positive, "negative_color": negative, **self.strength_words}
        words = {name: str(catalogue.translate(word)) for name, word in named.items()}
        return words | {
            name.capitalize(): word[0].upper() + word[1:] for name, word in words.items()
        }


@dataclass(frozen=True)
class Frame:
    """The frame of an aspect: its width and height in scene units."""

    width: float
    height: float


@cache
def theme_of(theme: str, palette: str) -> Theme:
    """Return the theme of that name with the signs of that palette."""
    entry: dict[str, Any] = {**THEMES[theme]}
    signs = entry.pop("signs")[palette]
    values = {**entry, **signs, "sign_words": SIGN_WORDS[palette]}
    return Theme(
        **{name: ManimColor(value) if is_hex(value) else value for name, value in values.items()}
    )


def is_hex(value: object) -> bool:
    """Return whether an entry of a theme is a color."""
    return isinstance(value, str) and value.startswith("#")


@cache
def frame_of(aspect: str) -> Frame:
    """Return the frame of an aspect; its shorter side is the same in all of them."""
    shape = float(ASPECTS[aspect])
    return Frame(SHORTER_SIDE * max(shape, 1.0), SHORTER_SIDE / min(shape, 1.0))


_look: ContextVar[Look] = ContextVar("look", default=DEFAULT)


@contextmanager
def using(look: Look) -> Iterator[None]:
    """Draw in a look, and in its language, while the context lasts.

    Examples
    --------
    >>> with using(Look(theme="light", aspect="1:1")):
    ...     theme().ink, frame().width
    (ManimColor('#101010'), 8.0)
    """
    token = _look.set(look)
    try:
        with catalogue.using(look.language):
            yield
    finally:
        _look.reset(token)


def look() -> Look:
    """Return the look in use."""
    return _look.get()


def theme() -> Theme:
    """Return the theme of the look in use."""
    return theme_of(look().theme, look().palette)


def theme_over_pictures() -> Theme:
    """Return the theme for anything on top of digits and unlit neurons, which are always dark."""
    return theme_of(OVER_PICTURES, look().palette)


def frame() -> Frame:
    """Return the frame of the look in use."""
    return frame_of(look().aspect)


def for_frame(layouts: Mapping[str, Layout]) -> Layout:
    """Return the layout for the frame in use, from one for each aspect."""
    return layouts[look().aspect]


def at(x: float, y: float) -> FloatArray:
    """Return a point of the frame, or an offset, (3,), in scene units: x to the right, y up."""
    return np.array([x, y, 0.0])


def along(x: float, y: float, *, is_turned: bool) -> FloatArray:
    """Return a point of a figure that runs from left to right, or downward if it is turned.

    Turned by a quarter clockwise and mirrored, its top is at the left.

    Examples
    --------
    >>> along(3, 1, is_turned=False).tolist(), along(3, 1, is_turned=True).tolist()
    ([3.0, 1.0, 0.0], [-1.0, -3.0, 0.0])
    """
    return at(-y, -x) if is_turned else at(x, y)


def grey(levels: npt.ArrayLike) -> FloatArray:
    """Return activations 0..1 as opaque RGBA between dark and lit.

    Examples
    --------
    >>> grey([0.0, 0.5]).tolist()
    [[0.0, 0.0, 0.0, 1.0], [0.5, 0.5, 0.5, 1.0]]
    """
    share = np.clip(np.asarray(levels, dtype=float), 0, 1)[..., None]
    rgb = theme().unlit.to_rgb() * (1 - share) + theme().lit.to_rgb() * share
    return np.concatenate([rgb, np.ones_like(share)], axis=-1)


def grey_color(level: float) -> ManimColor:
    """Return an activation as a color."""
    return ManimColor.from_rgb(grey(level)[:3])


def strengths(values: npt.ArrayLike) -> FloatArray:
    """Return the size of each value, 0..1, relative to the largest of them (99.5th percentile)."""
    size = np.abs(np.asarray(values, dtype=float))
    present = size[size > 0]
    full = np.percentile(present, STRONGEST_SHARE) if present.size else 1.0
    return np.clip(size / max(full, 1e-12), 0, 1)


def signed(values: npt.ArrayLike, strength: npt.ArrayLike | None = None) -> FloatArray:
    """Return values as RGBA: color by sign, alpha by strength.

    Parameters
    ----------
    values : signed values, any shape.
    strength : alpha of each; ``strengths(values)`` without it.

    Examples
    --------
    >>> signed([2.0, -1.0])[:, 3].round(1).tolist()
    [1.0, 0.5]
    """
    array = np.asarray(values, dtype=float)
    alpha = strengths(array) if strength is None else np.asarray(strength, dtype=float)
    rgb = np.where(array[..., None] >= 0, theme().excites.to_rgb(), theme().inhibits.to_rgb())
    return np.concatenate([rgb, alpha[..., None]], axis=-1)


def over_background(colors: FloatArray) -> FloatArray:
    """Return the opaque color that RGBA has over the background."""
    alpha = colors[..., 3:]
    rgb = colors[..., :3] * alpha + theme().background.to_rgb() * (1 - alpha)
    return np.concatenate([rgb, np.ones_like(alpha)], axis=-1)


def sign_color(value: float) -> ManimColor:
    """Return the color for the sign of a value."""
    return theme().excites if value >= 0 else theme().inhibits


def readable_on(level: float) -> ManimColor:
    """Return dark or light, whichever stands out on a neuron of this activation."""
    return readable_over(np.full(3, level))


def luminance(rgb: npt.ArrayLike) -> FloatArray:
    """Return the relative luminance, 0..1, of RGB colors (..., 3), by WCAG 2."""
    share = np.asarray(rgb, dtype=float)
    light = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(light @ [0.2126, 0.7152, 0.0722])


def readable_over(rgb: npt.ArrayLike) -> ManimColor:
    """Return dark or light, whichever has more contrast with an RGB color (3,)."""
    light = float(luminance(rgb)) + 0.05
    return theme().unlit if light**2 > 0.05 * 1.05 else theme().lit
