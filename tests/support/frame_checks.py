"""Faults in the picture at the end of a beat: things out of place, words that do not stand out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from manim import Group, Line, Mobject, VMobject
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath

from scenes import style
from scenes.drawing.fields import CellField, Field, PictureField
from scenes.language.catalogue import Told, has_words
from scenes.storyboard import Storyboard
from scenes.text.line import TextLine
from scenes.text.readout import Readout
from scenes.text.typesetting import BASE, Lettering, Listing, text

WORDS = (Lettering, Readout, Listing)
Box = tuple[float, float, float, float]
READABLE = 4.5  # contrast of words and their background: WCAG 2, level AA


def box_of(points: np.ndarray) -> Box:
    return (*points[:, :2].min(axis=0), *points[:, :2].max(axis=0))


def overlap(one: Box, two: Box) -> float:
    """Return the depth to which two boxes overlap, in scene units; 0 if they do not."""
    return max(
        0.0,
        min(min(one[2], two[2]) - max(one[0], two[0]), min(one[3], two[3]) - max(one[1], two[1])),
    )


def is_seen(mobject: Mobject) -> bool:
    if isinstance(mobject, Field):
        return mobject.opacity > 0
    if isinstance(mobject, VMobject):
        return (
            len(mobject.points) > 0
            and max(
                mobject.get_fill_opacity(),
                mobject.get_stroke_opacity() * (mobject.get_stroke_width() > 0),
            )
            > 0
        )
    return False


@dataclass(frozen=True)
class Block:
    """Words, a number or a part of a formula on the screen, its box, and the line it is part of."""

    mobject: Mobject
    box: Box
    line: TextLine | None

    @cached_property
    def size(self) -> float | None:
        """Manim's font size; it is measured, and each block is compared with all others."""
        return size_of(self.mobject)

    @cached_property
    def are_words(self) -> bool:
        return holds_words(self.mobject)

    def __str__(self) -> str:
        return f"{self.mobject!r:.60}"


def blocks_of_words(mobject: Mobject, line: TextLine | None = None) -> Iterator[Block]:
    """Yield words, numbers and parts of formulas on the screen."""
    line = mobject if isinstance(mobject, TextLine) else line
    glyphs = [m for m in mobject.get_family() if isinstance(m, VMobjectFromSVGPath) and is_seen(m)]
    if isinstance(mobject, WORDS) or (glyphs and all(m in mobject.submobjects for m in glyphs)):
        if glyphs:
            yield Block(mobject, box_of(np.concatenate([m.points for m in glyphs])), line)
    else:
        for part in mobject.submobjects:
            yield from blocks_of_words(part, line)


@cache
def capital_height(size: float) -> float:
    """Return the height of a capital letter in a Manim font size, in scene units."""
    return float(text(Told("H"), size).height)


def size_of(mobject: Mobject) -> float | None:
    """Return the Manim font size of words or of a number, if they have one."""
    return getattr(mobject, "font_size" if isinstance(mobject, Lettering) else "size", None)


def holds_words(mobject: Mobject) -> bool:
    """Return whether these are words, and no number or sign of a formula."""
    return isinstance(mobject, Lettering) and has_words(mobject.typst_code.removeprefix(BASE))


def are_one_line(one: Block, other: Block) -> bool:
    """Return whether both are of one line, or a number and words on one baseline."""
    if one.line is not None and one.line is other.line:
        return True
    is_number = [isinstance(block.mobject, Readout) for block in (one, other)]
    heights = [getattr(block.mobject, "baseline", np.nan) for block in (one, other)]
    return is_number[0] != is_number[1] and abs(heights[0] - heights[1]) < 0.01


def are_crowded(one: Block, other: Block) -> bool:
    """Return whether words that are no one line are nearer than half a capital letter is high."""
    if not (one.are_words or other.are_words) or are_one_line(one, other):
        return False
    if one.size is None or other.size is None:
        return False
    a, b = one.box, other.box
    gaps = max(a[0] - b[2], b[0] - a[2], 0.0), max(a[1] - b[3], b[1] - a[3], 0.0)
    return float(np.hypot(*gaps)) < 0.5 * capital_height(min(one.size, other.size))


def points_of(mobject: Mobject) -> np.ndarray:
    if isinstance(mobject, CellField):
        seen = np.maximum(mobject.fill[:, 3], mobject.stroke[:, 3]) > 0
        return mobject.points.reshape(-1, 3, 3)[seen].reshape(-1, 3)
    return mobject.points


def faults(scene: Storyboard) -> list[str]:
    """Find words over words or pictures, words too small, and anything outside the frame."""
    found = []
    shown = Group(*scene.mobjects)
    words = list(blocks_of_words(shown))
    for one, other in itertools.combinations(words, 2):
        if overlap(one.box, other.box) > 0.02:
            found.append(f"{one} overlaps {other}")
        elif are_crowded(one, other):
            found.append(f"{one} stands too close to {other}")
    for mobject in shown.get_family():
        if not is_seen(mobject):
            continue
        points = points_of(mobject)
        if not len(points):
            continue
        left, bottom, right, top = box_of(points)
        if (
            max(-left, right) > style.frame().width / 2 - 0.1
            or max(-bottom, top) > style.frame().height / 2 - 0.1
        ):
            found.append(
                f"{mobject!r:.60} leaves the frame: {left:.2f} {bottom:.2f} {right:.2f} {top:.2f}"
            )
        if isinstance(mobject, PictureField):
            found += [
                f"{word} lies on a picture"
                for word in words
                if overlap(word.box, box_of(points)) > 0.005
            ]
        elif isinstance(mobject, Line) and min(mobject.width, mobject.height) < 0.05:
            thick = (left - 0.02, bottom - 0.02, right + 0.02, top + 0.02)
            found += [
                f"{word} is struck through" for word in words if overlap(word.box, thick) > 0.005
            ]
    for mobject in shown.get_family():
        size = size_of(mobject) if isinstance(mobject, Readout | Lettering) else None
        if size is not None and size < style.TYPE_SMALL - 0.1:
            found.append(f"{mobject!r:.60} is set in {size:.0f}, too small to be read")
    return found


def luminance(rgb: np.ndarray) -> float:
    """Return the relative luminance of sRGB 0..1."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: np.ndarray, other: np.ndarray) -> float:
    """Return the contrast of two colors by WCAG 2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def background_of(box: Box, scene: Storyboard, frame: np.ndarray) -> np.ndarray:
    """Return the commonest color under and just around a block of words."""
    corners = (
        scene.camera.canvas.to_pixels(np.array([[box[0], box[3], 0], [box[2], box[1], 0]]))
        .round()
        .astype(int)
    )
    (left, top), (right, bottom) = corners
    under = frame[max(top - 2, 0) : bottom + 3, max(left - 2, 0) : right + 3, :3].reshape(-1, 3)
    # one number for each color, as rows take ten times as long to sort
    colors, counts = np.unique(under.astype(int) @ [256**2, 256, 1], return_counts=True)
    commonest = colors[counts.argmax()]
    return np.array([commonest >> 16, commonest >> 8 & 255, commonest & 255]) / 255


def too_faint(scene: Storyboard, frame: np.ndarray) -> list[str]:
    """Find words whose color on the screen does not stand out from the background."""
    found = []
    words = [m for shown in scene.mobjects for m in shown.get_family() if isinstance(m, WORDS)]
    for mobject in words:
        for block in blocks_of_words(mobject):
            background = background_of(block.box, scene, frame)
            glyphs = [
                g for g in mobject.get_family() if isinstance(g, VMobject) and len(g.points) > 4
            ]
            for glyph in glyphs:
                alpha = glyph.get_fill_opacity()
                color = alpha * glyph.get_fill_color().to_rgb() + (1 - alpha) * background
                if alpha > 0 and contrast(color, background) < READABLE:
                    found.append(f"{block}: {contrast(color, background):.1f} : 1")
                    break
    return found
