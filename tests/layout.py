"""What can be wrong with the picture at the end of a beat."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
from manim import Group, Line, Mobject, VMobject
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath

from scenes import style
from scenes.figures.fields import CellField, Field, PictureField
from scenes.figures.lettering import Lettering, Listing, Readout
from scenes.storyboard import Storyboard

WORDS = (Lettering, Readout, Listing)
Box = tuple[float, float, float, float]


def box_of(points: np.ndarray) -> Box:
    return (*points[:, :2].min(axis=0), *points[:, :2].max(axis=0))


def overlap(one: Box, two: Box) -> float:
    """How far two boxes reach into each other, in scene units; 0 if they do not."""
    return max(0.0, min(min(one[2], two[2]) - max(one[0], two[0]), min(one[3], two[3]) - max(one[1], two[1])))


def is_seen(mobject: Mobject) -> bool:
    if isinstance(mobject, Field):
        return mobject.opacity > 0
    if isinstance(mobject, VMobject):
        return (
            len(mobject.points) > 0
            and max(mobject.get_fill_opacity(), mobject.get_stroke_opacity() * (mobject.get_stroke_width() > 0)) > 0
        )
    return False


def blocks_of_words(mobject: Mobject) -> Iterator[tuple[str, Box]]:
    """Words, numbers and parts of formulas on the screen, each with its box."""
    glyphs = [m for m in mobject.get_family() if isinstance(m, VMobjectFromSVGPath) and is_seen(m)]
    if isinstance(mobject, WORDS) or (glyphs and all(m in mobject.submobjects for m in glyphs)):
        if glyphs:
            yield f"{mobject!r:.60}", box_of(np.concatenate([m.points for m in glyphs]))
    else:
        for part in mobject.submobjects:
            yield from blocks_of_words(part)


def points_of(mobject: Mobject) -> np.ndarray:
    if isinstance(mobject, CellField):
        seen = np.maximum(mobject.fill[:, 3], mobject.stroke[:, 3]) > 0
        return mobject.points.reshape(-1, 3, 3)[seen].reshape(-1, 3)
    return mobject.points


def faults(scene: Storyboard) -> list[str]:
    """Words over words, words over pictures, words too small, and anything outside the frame."""
    found = []
    shown = Group(*scene.mobjects)
    words = list(blocks_of_words(shown))
    for (name, box), (other, other_box) in itertools.combinations(words, 2):
        if overlap(box, other_box) > 0.02:
            found.append(f"{name} overlaps {other}")
    for mobject in shown.get_family():
        if not is_seen(mobject):
            continue
        points = points_of(mobject)
        if not len(points):
            continue
        left, bottom, right, top = box_of(points)
        if max(-left, right) > style.FRAME_WIDTH / 2 - 0.1 or max(-bottom, top) > style.FRAME_HEIGHT / 2 - 0.1:
            found.append(f"{mobject!r:.60} leaves the frame: {left:.2f} {bottom:.2f} {right:.2f} {top:.2f}")
        if isinstance(mobject, PictureField):
            found += [f"{name} lies on a picture" for name, box in words if overlap(box, box_of(points)) > 0.005]
        elif isinstance(mobject, Line) and min(mobject.width, mobject.height) < 0.05:
            thick = (left - 0.02, bottom - 0.02, right + 0.02, top + 0.02)
            found += [f"{name} is struck through" for name, box in words if overlap(box, thick) > 0.005]
    for mobject in shown.get_family():
        size = (
            mobject.size
            if isinstance(mobject, Readout)
            else mobject.font_size
            if isinstance(mobject, Lettering)
            else 99
        )
        if size < style.TYPE_SMALL - 0.1:
            found.append(f"{mobject!r:.60} is set in {size:.0f}, too small to be read")
    return found
