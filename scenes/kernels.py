"""The compiled loops that draw thousands of things into a frame in one go.

All of them draw with antialiasing over a frame of premultiplied 8-bit RGBA, shape (rows, columns, 4), which is
what Cairo draws into as well. Positions are in pixels, x to the right and y down; pixel (row, column) covers the
unit square from (column, row). They live in an importable module of their own because Numba's cache on disk does not
work for files that manim loads by path.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

INVISIBLE = 1.0 / 512.0  # an alpha that no 8-bit frame can show


@njit(cache=True, inline="always")
def _over(frame, row, column, red, green, blue, alpha):  # type: ignore[no-untyped-def]
    """Composite one colour (0..1, not premultiplied) over one premultiplied pixel."""
    keep = 1.0 - alpha
    frame[row, column, 0] = np.uint8(frame[row, column, 0] * keep + 255.0 * red * alpha + 0.5)
    frame[row, column, 1] = np.uint8(frame[row, column, 1] * keep + 255.0 * green * alpha + 0.5)
    frame[row, column, 2] = np.uint8(frame[row, column, 2] * keep + 255.0 * blue * alpha + 0.5)
    frame[row, column, 3] = np.uint8(frame[row, column, 3] * keep + 255.0 * alpha + 0.5)


@njit(cache=True)
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
        fill_alpha = fill[i, 3] * opacity
        stroke_alpha = stroke[i, 3] * opacity
        half_stroke = 0.5 * stroke_width[i]
        if half_stroke < 0.5:  # thinner than a pixel: one pixel wide, fainter
            stroke_alpha *= 2.0 * half_stroke
            half_stroke = 0.5
        if fill_alpha < INVISIBLE and stroke_alpha < INVISIBLE:
            continue
        right_x, right_y = 0.5 * (corners[i, 1, 0] - corners[i, 0, 0]), 0.5 * (corners[i, 1, 1] - corners[i, 0, 1])
        up_x, up_y = 0.5 * (corners[i, 2, 0] - corners[i, 0, 0]), 0.5 * (corners[i, 2, 1] - corners[i, 0, 1])
        half_width, half_height = math.hypot(right_x, right_y), math.hypot(up_x, up_y)
        if half_width < 1e-6 or half_height < 1e-6:
            continue
        centre_x = 0.5 * (corners[i, 1, 0] + corners[i, 2, 0])
        centre_y = 0.5 * (corners[i, 1, 1] + corners[i, 2, 1])
        radius = roundness * min(half_width, half_height)
        reach_x = abs(right_x) + abs(up_x) + half_stroke + 1.0
        reach_y = abs(right_y) + abs(up_y) + half_stroke + 1.0
        for row in range(max(0, int(centre_y - reach_y)), min(rows, int(centre_y + reach_y) + 1)):
            dy = row + 0.5 - centre_y
            for column in range(max(0, int(centre_x - reach_x)), min(columns, int(centre_x + reach_x) + 1)):
                dx = column + 0.5 - centre_x
                qx = abs(dx * right_x + dy * right_y) / half_width - half_width + radius
                qy = abs(dx * up_x + dy * up_y) / half_height - half_height + radius
                distance = min(max(qx, qy), 0.0) - radius
                if qx > 0.0 and qy > 0.0:
                    distance += math.hypot(qx, qy)
                else:
                    distance += max(max(qx, qy), 0.0)
                inside = min(max(0.5 - distance, 0.0), 1.0) * fill_alpha
                if inside > 0.0:
                    _over(frame, row, column, fill[i, 0], fill[i, 1], fill[i, 2], inside)
                rim = min(max(0.5 - (abs(distance) - half_stroke), 0.0), 1.0) * stroke_alpha
                if rim > 0.0:
                    _over(frame, row, column, stroke[i, 0], stroke[i, 1], stroke[i, 2], rim)


@njit(cache=True)
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
    low_x, high_x = min(0.0, ax) + min(0.0, bx) + origin_x, max(0.0, ax) + max(0.0, bx) + origin_x
    low_y, high_y = min(0.0, ay) + min(0.0, by) + origin_y, max(0.0, ay) + max(0.0, by) + origin_y
    for row in range(max(0, int(low_y)), min(rows, int(high_y) + 1)):
        for column in range(max(0, int(low_x)), min(columns, int(high_x) + 1)):
            red = green = blue = alpha = 0.0
            same = -1
            uniform = True
            for corner in range(4):
                x, y = column + (corner & 1) - origin_x, row + (corner >> 1) - origin_y
                u, v = across * (x * by - y * bx) / determinant, down * (y * ax - x * ay) / determinant
                index = int(math.floor(v)) * across + int(math.floor(u))
                if u < 0 or v < 0 or u >= across or v >= down or (same >= 0 and index != same):
                    uniform = False
                    break
                same = index
            if uniform:
                j, i = same // across, same % across
                alpha = cells[j, i, 3]
                red, green, blue = cells[j, i, 0] * alpha, cells[j, i, 1] * alpha, cells[j, i, 2] * alpha
            else:
                for sample in range(16):
                    x = column + ((sample & 3) + 0.5) / 4 - origin_x
                    y = row + ((sample >> 2) + 0.5) / 4 - origin_y
                    i = int(math.floor(across * (x * by - y * bx) / determinant))
                    j = int(math.floor(down * (y * ax - x * ay) / determinant))
                    if 0 <= i < across and 0 <= j < down:
                        share = cells[j, i, 3] / 16
                        red += cells[j, i, 0] * share
                        green += cells[j, i, 1] * share
                        blue += cells[j, i, 2] * share
                        alpha += share
            alpha *= opacity
            if alpha > 0.0:
                bright = opacity / alpha
                _over(frame, row, column, red * bright, green * bright, blue * bright, alpha)


@njit(cache=True)
def gather_edges(gathered, touched, ends, colors, width, light):  # type: ignore[no-untyped-def]
    """Add lines to a buffer in which their order does not matter.

    Where lines cross, coverage is 1 - product(1 - alpha), and the colour is their mean weighted by alpha squared, so
    that strong edges keep their colour under many faint ones (weighted blended transparency, McGuire and Bavoil 2013).

    Parameters
    ----------
    gathered : float32 (rows, columns, 5): red, green, blue, weight, and 1 - coverage; zeros but for the last, ones.
    touched : int (rows, 2): first and last touched column of each row, updated.
    ends : float (n, 2, 2), start and end in pixels.
    colors : float (n, 4), RGBA 0..1, alpha being the strength.
    width : float, pixels.
    light : (head, ahead, behind, glow, spread). The light has come to the share ``head`` of each line's length; before
        it the line has ``ahead`` times its strength, after it ``behind`` times, and around it ``glow`` is added, fading
        over ``spread`` of the length.
    """
    rows, columns = gathered.shape[0], gathered.shape[1]
    head, ahead, behind, glow, spread = light[0], light[1], light[2], light[3], max(light[4], 1e-6)
    strongest = max(ahead, behind) + glow
    for n in range(ends.shape[0]):
        strength = colors[n, 3] * min(width, 1.0)
        if strength * strongest < INVISIBLE:
            continue
        x0, y0, x1, y1 = ends[n, 0, 0], ends[n, 0, 1], ends[n, 1, 0], ends[n, 1, 1]
        steep = abs(y1 - y0) > abs(x1 - x0)
        if steep:
            x0, y0, x1, y1 = y0, x0, y1, x1
        length = x1 - x0
        if abs(length) < 1e-9:
            continue
        slope = (y1 - y0) / length
        half = 0.5 * max(width, 1.0) * math.sqrt(1.0 + slope * slope)
        low, high = min(x0, x1), max(x0, x1)
        along_limit, across_limit = (rows, columns) if steep else (columns, rows)
        for along in range(max(0, int(math.floor(low))), min(along_limit, int(math.ceil(high)))):
            middle = min(max(along + 0.5, low), high)
            cut = min(along + 1.0, high) - max(float(along), low)
            share = (middle - x0) / length
            away = (share - head) / spread
            passed = min(max(0.5 - away, 0.0), 1.0)
            bump = math.exp(-away * away) if abs(away) < 3.5 else 0.0
            alpha = min(1.0, strength * (ahead + (behind - ahead) * passed + glow * bump))
            if alpha < INVISIBLE:
                continue
            centre = y0 + slope * (middle - x0)
            white = 0.25 * bump * min(glow, 1.0)
            red = colors[n, 0] + (1.0 - colors[n, 0]) * white
            green = colors[n, 1] + (1.0 - colors[n, 1]) * white
            blue = colors[n, 2] + (1.0 - colors[n, 2]) * white
            for across in range(max(0, int(math.floor(centre - half))), min(across_limit, int(math.ceil(centre + half)))):
                covered = (min(across + 1.0, centre + half) - max(float(across), centre - half)) * cut * alpha
                if covered <= 0.0:
                    continue
                covered = min(covered, 0.999)
                row, column = (along, across) if steep else (across, along)
                weight = covered * covered
                gathered[row, column, 0] += red * weight
                gathered[row, column, 1] += green * weight
                gathered[row, column, 2] += blue * weight
                gathered[row, column, 3] += weight
                gathered[row, column, 4] *= 1.0 - covered
                touched[row, 0] = min(touched[row, 0], column)
                touched[row, 1] = max(touched[row, 1], column)


@njit(cache=True)
def resolve_edges(frame, gathered, touched, opacity):  # type: ignore[no-untyped-def]
    """Composite what ``gather_edges`` gathered over the frame, and leave the buffer clean for the next time."""
    for row in range(frame.shape[0]):
        for column in range(touched[row, 0], touched[row, 1] + 1):
            weight = gathered[row, column, 3]
            if weight > 0.0:
                alpha = (1.0 - gathered[row, column, 4]) * opacity
                red = gathered[row, column, 0] / weight
                green = gathered[row, column, 1] / weight
                blue = gathered[row, column, 2] / weight
                _over(frame, row, column, red, green, blue, alpha)
                gathered[row, column, :4] = 0.0
                gathered[row, column, 4] = 1.0
        touched[row, 0] = frame.shape[1]
        touched[row, 1] = -1


@njit(cache=True)
def lay_over(frame, layer, top, left):  # type: ignore[no-untyped-def]
    """Composite a premultiplied 8-bit layer over the frame at (top, left), the way Cairo would have."""
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


@njit(cache=True)
def straighten(frame, out):  # type: ignore[no-untyped-def]
    """Premultiplied to straight alpha, which is what image and video files hold."""
    for row in range(frame.shape[0]):
        for column in range(frame.shape[1]):
            alpha = np.int32(frame[row, column, 3])
            out[row, column, 3] = alpha
            for channel in range(3):
                value = np.int32(frame[row, column, channel])
                out[row, column, channel] = np.uint8(min(255, (value * 255 + alpha // 2) // alpha)) if alpha else 0
