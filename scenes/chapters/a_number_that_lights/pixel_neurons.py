"""Pixels on their way out of the picture, and the neurons that they become."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from manim import DOWN, RIGHT, Group, Line, VGroup

from scenes import style
from scenes.chapters.a_number_that_lights.layout import ANumberThatLightsLayout
from scenes.drawing.fields import CellField
from scenes.figures import RIM, FilledNeuron, rimmed
from scenes.language import msgid
from scenes.style import FloatArray, at, theme
from scenes.text import Reading, Readout, paragraph, text

NAMES = {
    "dark": msgid("a dark pixel"),
    "grey": msgid("a gray pixel"),
    "bright": msgid("a bright pixel"),
}
FRAME_WIDTH = 0.38  # of the frame around one pixel of the image


def pixel_cells(
    levels: FloatArray, centres: FloatArray, size: float, roundness: float
) -> CellField:
    """Draw some pixels as squares (``roundness`` 0) or as discs (1).

    Parameters
    ----------
    levels : (n,), 0..1.
    centres : (n, 3)
    size : of each, in scene units.
    """
    return CellField(
        centres,
        size,
        roundness=roundness,
        fill=style.grey(levels),
        stroke=(*theme().ink.to_rgb(), 1),
        stroke_width=style.RING,
    )


def pixel_frames(levels: FloatArray, centres: FloatArray) -> Group:
    """Draw frames around pixels of the image, with a rim where the theme has rims on pictures."""
    frames = Group()
    for color, width in (
        (theme().background, style.RING + RIM),
        (theme().talked_about, style.RING),
    ):
        cells = pixel_cells(levels, centres, FRAME_WIDTH, 0.0)
        cells.fill[:] = 0
        cells.stroke[:, :3], cells.stroke_width[:] = color.to_rgb(), width
        frames.add(cells)
    return frames if theme().rims_on_pictures else Group(frames[-1])


def pixel_rays(starts: FloatArray, ends: FloatArray, diameter: float) -> VGroup:
    """Draw a line from each pixel to the edge of its neuron.

    Parameters
    ----------
    starts, ends : (n, 3), centres of the pixels and of the neurons.
    diameter : of a neuron.
    """
    rays = VGroup()
    for start, end in zip(starts, ends, strict=True):
        direction = (end - start) / np.linalg.norm(end - start)
        ray = Line(
            start + 0.28 * direction,
            end - 0.5 * diameter * direction,
            color=theme().talked_about,
            stroke_width=2,
        )
        rays.add(rimmed(ray))
    return rays


class NamedNeurons(VGroup):
    """Neurons with their numbers in them, each with the name of its pixel beside or below it.

    Parameters
    ----------
    readings : activations by the names of the pixels: ``dark``, ``grey``, ``bright``.
    layout : places and sizes.

    Attributes
    ----------
    neurons, names : one entry for each pixel.
    """

    def __init__(self, readings: Mapping[str, Reading], layout: ANumberThatLightsLayout) -> None:
        self.neurons, self.names = VGroup(), VGroup()
        names = names_within(tuple(readings), layout.name_width)
        side = DOWN if layout.is_turned else RIGHT
        for name, reading, slot in zip(names, readings.values(), layout.slots, strict=True):
            neuron = FilledNeuron(reading, layout.small).move_to(at(*slot))
            self.neurons.add(neuron)
            self.names.add(name.next_to(neuron, side, buff=layout.name_gap))
        lowest = min(self.names, key=lambda name: name.get_bottom()[1])
        for name in self.names if layout.is_turned else ():
            name.align_to(lowest, DOWN)
        super().__init__(self.neurons, self.names)


def names_within(pixels: tuple[str, ...], width: float) -> list[VGroup]:
    """Set the names of pixels in a line each, or all in more where one is wider than ``width``."""
    size, quiet = style.TYPE_BODY, theme().quiet
    lines = [text(NAMES[pixel], size, quiet) for pixel in pixels]
    if max(line.width for line in lines) <= width:
        return lines
    return [
        paragraph(NAMES[pixel], min(width, line.width - 0.1), size, quiet)
        for pixel, line in zip(pixels, lines, strict=True)
    ]


def row_value(
    reading: Reading, centre: FloatArray, offset: float, layout: ANumberThatLightsLayout
) -> VGroup:
    """Set the value of a pixel above or below its neuron in a row.

    Parameters
    ----------
    centre : (3,), of the neuron.
    offset : height of the value above it. A thread leads to a value that stands farther away
        than others.
    """
    color = theme().ink if reading.value else theme().quiet
    value = Readout(reading, style.TYPE_SMALL, color).move_to(centre).shift(at(0, offset))
    group = VGroup(value)
    if abs(offset) > min(map(abs, layout.offsets)):
        side = at(0, np.sign(offset))
        start = centre + 0.5 * layout.spacing * side
        end = value.get_critical_point(-side) - 0.08 * side
        width = style.HAIRLINE * style.STROKE
        group.add(Line(start, end, color=theme().quiet, stroke_width=width))
    return group
