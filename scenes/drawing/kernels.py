"""Compiled loops that draw thousands of things into a frame (for lines, see ``line_kernels.py``).

All of them draw with antialiasing over a frame of premultiplied 8-bit RGBA, shape
(rows, columns, 4), which is what Cairo draws into as well. Positions are in pixels, x to the right
and y down; pixel (row, column) covers the unit square from (column, row). They live in an
importable module of their own because Numba's cache on disk does not work for files that manim
loads by path.
"""

from __future__ import annotations

import math

import numpy as np

from scenes.drawing.compiled import compiled

INVISIBLE = 1.0 / 512.0  # an alpha that no 8-bit frame can show

# Half the bytes and twice the speed: Numba takes a bare 1.0 for a 64-bit number, and all it meets
ZERO, HALF, ONE, WHITE, FAINTEST = (
    np.float32(value) for value in (0.0, 0.5, 1.0, 255.0, INVISIBLE)
)


@compiled(inline="always")
def _over(frame, row, column, red, green, blue, alpha):  # type: ignore[no-untyped-def]
    """Composite a color (0..1, not premultiplied, 32-bit) over a premultiplied pixel."""
    keep, bright = ONE - alpha, WHITE * alpha
    frame[row, column, 0] = np.uint8(
        np.int32(np.float32(frame[row, column, 0]) * keep + red * bright + HALF)
    )
    frame[row, column, 1] = np.uint8(
        np.int32(np.float32(frame[row, column, 1]) * keep + green * bright + HALF)
    )
    frame[row, column, 2] = np.uint8(
        np.int32(np.float32(frame[row, column, 2]) * keep + blue * bright + HALF)
    )
    frame[row, column, 3] = np.uint8(
        np.int32(np.float32(frame[row, column, 3]) * keep + bright + HALF)
    )


@compiled(fastmath=True, error_model="numpy")
def draw_cells(frame, corners, roundness, fill, stroke, stroke_width, opacity):  # type: ignore[no-untyped-def]
    """Draw squares (roundness 0) to discs (roundness 1), each filled and outlined.

    Parameters
    ----------
    frame : uint8 (rows, columns, 4), premultiplied, drawn into.
    corners : float (n, 3, 2), lower left, lower right, upper left corner in pixels.
    roundness : float, corner radius as a share of half the shorter side.
    fill, stroke : float (n, 4), RGBA 0..1, not premultiplied.
    stroke_width : float (n,), pixels, centred on the outline.
    opacity : float, of all together.
    """
    rows, columns = frame.shape[0], frame.shape[1]
    for i in range(corners.shape[0]):
        fill_alpha = np.float32(fill[i, 3] * opacity)
        stroke_alpha = np.float32(stroke[i, 3] * opacity)
        half_stroke = np.float32(0.5 * stroke_width[i])
        if half_stroke < HALF:  # thinner than a pixel: one pixel wide, fainter
            stroke_alpha *= half_stroke / HALF
            half_stroke = HALF
        if fill_alpha < FAINTEST and stroke_alpha < FAINTEST:
            continue
        right_x, right_y = (
            0.5 * (corners[i, 1, 0] - corners[i, 0, 0]),
            0.5 * (corners[i, 1, 1] - corners[i, 0, 1]),
        )
        up_x, up_y = (
            0.5 * (corners[i, 2, 0] - corners[i, 0, 0]),
            0.5 * (corners[i, 2, 1] - corners[i, 0, 1]),
        )
        width, height = math.hypot(right_x, right_y), math.hypot(up_x, up_y)
        if width < 1e-6 or height < 1e-6:
            continue
        centre_x = 0.5 * (corners[i, 1, 0] + corners[i, 2, 0])
        centre_y = 0.5 * (corners[i, 1, 1] + corners[i, 2, 1])
        right_to_x, right_to_y = np.float32(right_x / width), np.float32(right_y / width)
        up_to_x, up_to_y = np.float32(up_x / height), np.float32(up_y / height)
        radius = np.float32(roundness * min(width, height))
        straight_x, straight_y = np.float32(width) - radius, np.float32(height) - radius
        reach_x = abs(right_x) + abs(up_x) + half_stroke + 1.0
        reach_y = abs(right_y) + abs(up_y) + half_stroke + 1.0
        fill_red, fill_green, fill_blue = (
            np.float32(fill[i, 0]),
            np.float32(fill[i, 1]),
            np.float32(fill[i, 2]),
        )
        rim_red, rim_green, rim_blue = (
            np.float32(stroke[i, 0]),
            np.float32(stroke[i, 1]),
            np.float32(stroke[i, 2]),
        )
        for row in range(max(0, int(centre_y - reach_y)), min(rows, int(centre_y + reach_y) + 1)):
            dy = np.float32(row + 0.5 - centre_y)
            for column in range(
                max(0, int(centre_x - reach_x)), min(columns, int(centre_x + reach_x) + 1)
            ):
                dx = np.float32(column + 0.5 - centre_x)
                qx = abs(dx * right_to_x + dy * right_to_y) - straight_x
                qy = abs(dx * up_to_x + dy * up_to_y) - straight_y
                beyond_x, beyond_y = max(qx, ZERO), max(qy, ZERO)
                distance = (
                    math.sqrt(beyond_x * beyond_x + beyond_y * beyond_y)
                    + min(max(qx, qy), ZERO)
                    - radius
                )
                inside = min(max(HALF - distance, ZERO), ONE) * fill_alpha
                if inside > ZERO:
                    _over(frame, row, column, fill_red, fill_green, fill_blue, inside)
                rim = min(max(HALF - abs(distance) + half_stroke, ZERO), ONE) * stroke_alpha
                if rim > ZERO:
                    _over(frame, row, column, rim_red, rim_green, rim_blue, rim)


@compiled(error_model="numpy")
def draw_picture(frame, corners, cells, opacity):  # type: ignore[no-untyped-def]
    """Draw a lattice of flat, touching cells: 16 samples where a pixel meets more than one cell.

    Parameters
    ----------
    frame : uint8 (rows, columns, 4), premultiplied, drawn into.
    corners : float (3, 2), lower left, lower right, upper left corner in pixels; any rotation.
    cells : float (cell rows, cell columns, 4), RGBA 0..1, first row at the top.
    opacity : float, of the whole.
    """
    rows, columns = frame.shape[0], frame.shape[1]
    down, across = cells.shape[0], cells.shape[1]
    ax, ay = corners[1, 0] - corners[0, 0], corners[1, 1] - corners[0, 1]
    bx, by = corners[0, 0] - corners[2, 0], corners[0, 1] - corners[2, 1]
    determinant = ax * by - bx * ay
    if abs(determinant) < 1e-9 or opacity < INVISIBLE:
        return
    origin_x, origin_y = corners[2, 0], corners[2, 1]
    # cells to the right, and cells down, for each pixel to the right and down
    ux, uy = across * by / determinant, -across * bx / determinant
    vx, vy = -down * ay / determinant, down * ax / determinant
    low_x, high_x = min(0.0, ax) + min(0.0, bx) + origin_x, max(0.0, ax) + max(0.0, bx) + origin_x
    low_y, high_y = min(0.0, ay) + min(0.0, by) + origin_y, max(0.0, ay) + max(0.0, by) + origin_y
    # reach of a pixel, in cells
    half_u, half_v = 0.5 * (abs(ux) + abs(uy)), 0.5 * (abs(vx) + abs(vy))
    for row in range(max(0, int(low_y)), min(rows, int(high_y) + 1)):
        for column in range(max(0, int(low_x)), min(columns, int(high_x) + 1)):
            x, y = column + 0.5 - origin_x, row + 0.5 - origin_y
            u, v = ux * x + uy * y, vx * x + vy * y
            i, j = math.floor(u), math.floor(v)
            away_u, away_v = min(u - i, i + 1 - u), min(v - j, j + 1 - v)
            if away_u >= half_u and away_v >= half_v:
                if not (0 <= i < across and 0 <= j < down):
                    continue
                alpha = cells[j, i, 3]
                red, green, blue = (
                    cells[j, i, 0] * alpha,
                    cells[j, i, 1] * alpha,
                    cells[j, i, 2] * alpha,
                )
            else:
                red = green = blue = alpha = 0.0
                for sample in range(16):
                    right, below = ((sample & 3) + 0.5) / 4 - 0.5, ((sample >> 2) + 0.5) / 4 - 0.5
                    i = math.floor(u + ux * right + uy * below)
                    j = math.floor(v + vx * right + vy * below)
                    if 0 <= i < across and 0 <= j < down:
                        share = cells[j, i, 3] / 16
                        red += cells[j, i, 0] * share
                        green += cells[j, i, 1] * share
                        blue += cells[j, i, 2] * share
                        alpha += share
            if alpha * opacity >= INVISIBLE:
                own = np.float32(1.0 / alpha)
                over = np.float32(alpha * opacity)
                _over(
                    frame,
                    row,
                    column,
                    np.float32(red) * own,
                    np.float32(green) * own,
                    np.float32(blue) * own,
                    over,
                )


@compiled()
def lay_over(frame, layer, top, left):  # type: ignore[no-untyped-def]
    """Composite a premultiplied 8-bit layer over the frame at (top, left), as Cairo does."""
    for row in range(layer.shape[0]):
        for column in range(layer.shape[1]):
            alpha = layer[row, column, 3]
            if alpha == 255:
                for channel in range(4):
                    frame[top + row, left + column, channel] = layer[row, column, channel]
            elif alpha > 0:
                keep = 255 - np.int32(alpha)
                for channel in range(4):
                    dimmed = keep * np.int32(frame[top + row, left + column, channel])
                    value = np.int32(layer[row, column, channel]) + (dimmed + 127) // 255
                    frame[top + row, left + column, channel] = np.uint8(min(value, 255))


@compiled(fastmath=True, error_model="numpy")
def lay_faded(frame, layer, top, left, opacity):  # type: ignore[no-untyped-def]
    """Composite a premultiplied 8-bit layer over the frame at (top, left) with an opacity."""
    share = np.float32(opacity)
    for row in range(layer.shape[0]):
        for column in range(layer.shape[1]):
            alpha = layer[row, column, 3]
            if alpha > 0:
                keep = ONE - np.float32(alpha) * share / WHITE
                for channel in range(4):
                    under = np.float32(frame[top + row, left + column, channel]) * keep
                    value = under + np.float32(layer[row, column, channel]) * share + HALF
                    frame[top + row, left + column, channel] = np.uint8(np.int32(value))


@compiled()
def straighten(frame, out):  # type: ignore[no-untyped-def]
    """Write a premultiplied frame with straight alpha, as files have it, into ``out``."""
    for row in range(frame.shape[0]):
        for column in range(frame.shape[1]):
            alpha = np.int32(frame[row, column, 3])
            out[row, column, 3] = alpha
            for channel in range(3):
                value = np.int32(frame[row, column, channel])
                out[row, column, channel] = (
                    np.uint8(min(255, (value * 255 + alpha // 2) // alpha)) if alpha else 0
                )
