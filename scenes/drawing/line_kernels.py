"""Compiled loops that draw thousands of lines into a frame, in no order.

Where lines cross, coverage is 1 - product(1 - alpha), and the color is their mean weighted by
alpha squared, so that strong edges keep their color under many faint ones (weighted blended
transparency, McGuire and Bavoil 2013).

Lines are first gathered in float32: those nearer to the horizontal in buffers of
columns x (rows + 4) pixels, the others in buffers of rows x (columns + 4). Either way the pixels
that a line covers at one place of its length lie side by side in memory, and four of them are
computed at once. For each pixel there are its sums (red, green, blue, weight; zeros at first) and
its clearness (1 - coverage; one at first).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from scenes.drawing.compiled import compiled
from scenes.drawing.kernels import FAINTEST, HALF, INVISIBLE, ONE, WHITE, ZERO
from scenes.drawing.layer import Layer

LANES = 4  # pixels computed at once
SHARES = 4096  # places along a line for which its light is computed
STRIP = 64  # pixels along all lines that are gathered at a time, so that the cache holds them
BLOCK = 16  # rows that are composited together: as many as a line of cache holds of a column
NEARLY_ONE = 0.999


@intrinsic  # type: ignore[misc]
def _add_four(  # type: ignore[no-untyped-def]
    typing_context, sums, clear, place, upper, lower, alpha, red, green, blue
):
    """Add a color between ``upper`` and ``lower`` to the four pixels from ``place`` on.

    Numba leaves loops this short to one number at a time, so the vector instructions are spelled
    out here.
    """
    signature = types.void(sums, clear, types.uintp, *[types.float32] * 6)

    def generate(
        context: Any, builder: ir.IRBuilder, signature: Any, arguments: list[ir.Value]
    ) -> Any:
        four, index = ir.VectorType(ir.FloatType(), LANES), ir.IntType(32)
        into, still = (
            context.make_array(kind)(context, builder, array).data
            for kind, array in zip(signature.args[:2], arguments[:2], strict=True)
        )
        place, upper, lower, alpha, *color = arguments[2:]

        def constant(*values: float) -> ir.Constant:
            return ir.Constant(four, [ir.Constant(ir.FloatType(), value) for value in values])

        def spread(vector: ir.Value, lane: int = 0) -> ir.Value:
            lanes = ir.Constant(ir.VectorType(index, LANES), [lane] * LANES)
            return builder.shuffle_vector(vector, vector, lanes)

        def vector_of(*numbers: ir.Value) -> ir.Value:
            vector = ir.Constant(four, ir.Undefined)
            for lane, number in enumerate(numbers):
                vector = builder.insert_element(vector, number, ir.Constant(index, lane))
            return vector

        def least(one: ir.Value, other: ir.Value) -> ir.Value:
            return builder.select(builder.fcmp_ordered("<", one, other), one, other)

        def most(one: ir.Value, other: ir.Value) -> ir.Value:
            return builder.select(builder.fcmp_ordered(">", one, other), one, other)

        def pointer_to(data: ir.Value, where: ir.Value) -> ir.Value:
            return builder.bitcast(builder.gep(data, [where]), four.as_pointer())

        end, begin = spread(vector_of(lower)), spread(vector_of(upper))
        reach = builder.fsub(least(constant(1, 2, 3, 4), end), most(constant(0, 1, 2, 3), begin))
        covered = builder.fmul(most(reach, constant(0, 0, 0, 0)), spread(vector_of(alpha)))
        covered = least(covered, constant(*[float(np.float32(NEARLY_ONE))] * LANES))
        weight = builder.fmul(covered, covered)
        added = vector_of(*color, ir.Constant(ir.FloatType(), 1))
        for lane in range(LANES):
            offset = ir.Constant(place.type, LANES * lane)
            pointer = pointer_to(
                into, builder.add(builder.mul(place, ir.Constant(place.type, LANES)), offset)
            )
            share = builder.fmul(added, spread(weight, lane), flags=["fast"])
            builder.store(
                builder.fadd(builder.load(pointer, align=4), share, flags=["fast"]),
                pointer,
                align=4,
            )
        pointer = pointer_to(still, place)
        left = builder.fmul(
            builder.load(pointer, align=4), builder.fsub(constant(1, 1, 1, 1), covered)
        )
        builder.store(left, pointer, align=4)
        return context.get_dummy_value()

    return signature, generate


@compiled(fastmath=True, error_model="numpy")
def _table_of(light):  # type: ignore[no-untyped-def]
    """Return brightness and whiteness at ``SHARES`` places along a line.

    An exponential at every pixel would cost more.
    """
    head, ahead, behind, glow, spread = light[0], light[1], light[2], light[3], max(light[4], 1e-6)
    brightness, whiteness = np.empty(SHARES, np.float32), np.empty(SHARES, np.float32)
    for i in range(SHARES):
        away = ((i + 0.5) / SHARES - head) / spread
        passed = min(max(0.5 - away, 0.0), 1.0)
        bump = math.exp(-away * away)
        brightness[i] = ahead + (behind - ahead) * passed + glow * bump
        whiteness[i] = 0.25 * bump * min(glow, 1.0)
    return brightness, whiteness


@compiled(fastmath=True, error_model="numpy")
def gather_edges(buffers, ends, colors, width, light):  # type: ignore[no-untyped-def]
    """Add lines to the buffers, in which their order does not matter.

    Parameters
    ----------
    buffers : buffers of an ``EdgePainter``, added to.
    ends : float (n, 2, 2), start and end in pixels.
    colors : float (n, 4), RGBA 0..1, alpha being the strength.
    width : float, pixels.
    light : (head, ahead, behind, glow, spread). The light has come to the share ``head`` of the
        length of each line; before it the line has ``ahead`` times its strength, after it
        ``behind`` times, and around it ``glow`` is added, fading over ``spread`` of the length.
    """
    level_sums, level_clear, steep_sums, steep_clear, touched = buffers
    columns, rows = level_clear.shape[0], steep_clear.shape[0]
    brightness, whiteness = _table_of(light)
    strongest = brightness.max()
    alphas, uppers, places = (
        np.empty(STRIP, np.float32),
        np.empty(STRIP, np.float32),
        np.empty(STRIP, np.int32),
    )
    for strip in range(0, max(rows, columns), STRIP):
        for n in range(ends.shape[0]):
            x0, y0, x1, y1 = ends[n, 0, 0], ends[n, 0, 1], ends[n, 1, 0], ends[n, 1, 1]
            is_steep = abs(y1 - y0) > abs(x1 - x0)
            if is_steep:
                x0, y0, x1, y1 = y0, x0, y1, x1
            low, high = min(x0, x1), max(x0, x1)
            along_limit, across_limit = (rows, columns) if is_steep else (columns, rows)
            begin, end = (
                max(strip, math.floor(low)),
                min(strip + STRIP, along_limit, math.ceil(high)),
            )
            strength = np.float32(colors[n, 3] * min(width, 1.0))
            if end <= begin or high - low < 1e-9 or strength * strongest < INVISIBLE:
                continue
            slope = (y1 - y0) / (x1 - x0)
            half = 0.5 * max(width, 1.0) * math.sqrt(1.0 + slope * slope)
            upper_at = np.float32(y0 + slope * (begin + 0.5 - x0) - half)
            share_at, share_each = (
                np.float32((begin + 0.5 - x0) / (x1 - x0)),
                np.float32(1.0 / (x1 - x0)),
            )
            for i in range(end - begin):
                share = share_at + share_each * np.float32(i)
                places[i] = min(max(np.int32(share * SHARES), 0), SHARES - 1)
                alphas[i] = min(ONE, strength * brightness[places[i]])
                uppers[i] = upper_at + np.float32(slope) * np.float32(i)
            # the line may begin or end within a pixel
            for along in range(begin, end, max(1, end - 1 - begin)):
                middle = min(max(along + 0.5, low), high)
                uppers[along - begin] = y0 + slope * (middle - x0) - half
                alphas[along - begin] *= np.float32(min(along + 1.0, high) - max(float(along), low))
            sums, clear = (steep_sums, steep_clear) if is_steep else (level_sums, level_clear)
            thickness, limit = np.float32(2.0 * half), np.float32(across_limit)
            own_red, own_green, own_blue = (
                np.float32(colors[n, 0]),
                np.float32(colors[n, 1]),
                np.float32(colors[n, 2]),
            )
            for i in range(end - begin):
                alpha = alphas[i]
                upper, lower = max(uppers[i], ZERO), min(uppers[i] + thickness, limit)
                if alpha < FAINTEST or lower <= upper:
                    continue
                white = whiteness[places[i]]
                red = own_red + (ONE - own_red) * white
                green = own_green + (ONE - own_green) * white
                blue = own_blue + (ONE - own_blue) * white
                first = np.int32(upper)
                while first < lower:
                    place = np.uintp(np.int64(begin + i) * (across_limit + LANES) + first)
                    start = np.float32(first)
                    _add_four(
                        sums, clear, place, upper - start, lower - start, alpha, red, green, blue
                    )
                    first += np.int32(LANES)
            if begin == max(0, math.floor(low)):
                left, right = min(y0, y1) - half, max(y0, y1) + half
                left, right, top, bottom = (
                    (left, right, low, high) if is_steep else (low, high, left, right)
                )
                left_column, right_column = max(0, int(left)), min(columns - 1, int(right))
                for row in range(max(0, int(top)), min(rows, int(bottom) + 1)):
                    touched[row, 0] = min(touched[row, 0], left_column)
                    touched[row, 1] = max(touched[row, 1], right_column)


@compiled(fastmath=True, error_model="numpy")
def resolve_edges(frame, buffers, opacity):  # type: ignore[no-untyped-def]
    """Composite gathered lines over the frame, and clean the buffers for the next time."""
    level_sums, level_clear, steep_sums, steep_clear, touched = buffers
    rows, columns = frame.shape[0], frame.shape[1]
    share = np.float32(opacity)
    for top in range(0, rows, BLOCK):
        bottom = min(top + BLOCK, rows)
        for column in range(touched[top:bottom, 0].min(), touched[top:bottom, 1].max() + 1):
            for row in range(top, bottom):
                weight = level_sums[column, row, 3] + steep_sums[row, column, 3]
                if weight > ZERO:
                    alpha = (ONE - level_clear[column, row] * steep_clear[row, column]) * share
                    keep, bright = ONE - alpha, WHITE * alpha / weight
                    for channel in range(3):
                        color = level_sums[column, row, channel] + steep_sums[row, column, channel]
                        value = np.float32(frame[row, column, channel]) * keep + color * bright
                        frame[row, column, channel] = np.uint8(np.int32(value + HALF))
                    value = np.float32(frame[row, column, 3]) * keep + WHITE * alpha
                    frame[row, column, 3] = np.uint8(np.int32(value + HALF))
                    for channel in range(4):
                        level_sums[column, row, channel] = steep_sums[row, column, channel] = ZERO
                    level_clear[column, row] = steep_clear[row, column] = ONE
        for row in range(top, bottom):
            touched[row, 0], touched[row, 1] = columns, -1


@dataclass
class Kept:
    """Inputs of a bundle of lines when it was last drawn, and its picture once they come again."""

    inputs: tuple[npt.NDArray[Any], ...]
    picture: Layer | None = None

    def looks_like(self, inputs: tuple[npt.NDArray[Any], ...]) -> bool:
        """Return whether a bundle with these inputs would be drawn the same."""
        pairs = zip(self.inputs, inputs, strict=True)
        return all(
            one.shape == other.shape and np.abs(one - other).max() < 1e-6 for one, other in pairs
        )


class EdgePainter:
    """Painter of bundles of lines; one that only fades is gathered only once.

    Parameters
    ----------
    rows, columns : size of the frames.

    Attributes
    ----------
    buffers : sums and clearness of the level lines, the same of the steep lines, and the first and
        last column of each row that may have been touched.
    """

    def __init__(self, rows: int, columns: int) -> None:
        level, steep = (columns, rows + LANES), (rows, columns + LANES)
        pairs = [
            (np.zeros((*shape, 4), np.float32), np.ones(shape, np.float32))
            for shape in (level, steep)
        ]
        self.buffers = (*pairs[0], *pairs[1], np.tile(np.array([columns, -1]), (rows, 1)))
        self._kept: WeakKeyDictionary[object, Kept] = WeakKeyDictionary()

    def draw(
        self,
        frame: npt.NDArray[np.uint8],
        bundle: object,
        inputs: tuple[npt.NDArray[Any], ...],
        opacity: float,
    ) -> None:
        """Draw a bundle of lines.

        Parameters
        ----------
        frame : uint8 (rows, columns, 4), premultiplied, drawn into.
        bundle : key by which the bundle is known again.
        inputs : ends, colors, width (1,) and light, as ``gather_edges`` takes them.
        opacity : opacity of the bundle as a whole.
        """
        kept = self._kept.get(bundle)
        if kept is None or not kept.looks_like(inputs):
            # copies, as arrays may be changed in place
            self._kept[bundle] = Kept(tuple(array.copy() for array in inputs))
            self._draw_anew(frame, inputs, opacity)
            return
        if kept.picture is None:
            picture = np.zeros_like(frame)
            self._draw_anew(picture, inputs, 1.0)
            kept.picture = Layer(picture)
        kept.picture.lay_over(frame, opacity)

    def _draw_anew(
        self, frame: npt.NDArray[np.uint8], inputs: tuple[npt.NDArray[Any], ...], opacity: float
    ) -> None:
        ends, colors, width, light = inputs
        gather_edges(self.buffers, ends, colors, float(width[0]), light)
        resolve_edges(frame, self.buffers, opacity)
