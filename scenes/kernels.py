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
SHARES = 4096  # places along a line for which its light is computed

# Half the bytes and twice the speed: Numba takes a bare 1.0 for a 64-bit number, and with it all that it meets
ZERO, HALF, ONE, NEARLY_ONE, WHITE, FAINTEST = (np.float32(value) for value in (0.0, 0.5, 1.0, 0.999, 255.0, INVISIBLE))


@njit(cache=True, inline="always")
def _over(frame, row, column, red, green, blue, alpha):  # type: ignore[no-untyped-def]
    """Composite one colour (0..1, not premultiplied) over one premultiplied pixel; all of them 32-bit."""
    keep, bright = ONE - alpha, WHITE * alpha
    frame[row, column, 0] = np.uint8(np.int32(np.float32(frame[row, column, 0]) * keep + red * bright + HALF))
    frame[row, column, 1] = np.uint8(np.int32(np.float32(frame[row, column, 1]) * keep + green * bright + HALF))
    frame[row, column, 2] = np.uint8(np.int32(np.float32(frame[row, column, 2]) * keep + blue * bright + HALF))
    frame[row, column, 3] = np.uint8(np.int32(np.float32(frame[row, column, 3]) * keep + bright + HALF))


@njit(cache=True, fastmath=True, error_model="numpy")
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
        right_x, right_y = 0.5 * (corners[i, 1, 0] - corners[i, 0, 0]), 0.5 * (corners[i, 1, 1] - corners[i, 0, 1])
        up_x, up_y = 0.5 * (corners[i, 2, 0] - corners[i, 0, 0]), 0.5 * (corners[i, 2, 1] - corners[i, 0, 1])
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
        fill_red, fill_green, fill_blue = np.float32(fill[i, 0]), np.float32(fill[i, 1]), np.float32(fill[i, 2])
        rim_red, rim_green, rim_blue = np.float32(stroke[i, 0]), np.float32(stroke[i, 1]), np.float32(stroke[i, 2])
        for row in range(max(0, int(centre_y - reach_y)), min(rows, int(centre_y + reach_y) + 1)):
            dy = np.float32(row + 0.5 - centre_y)
            for column in range(max(0, int(centre_x - reach_x)), min(columns, int(centre_x + reach_x) + 1)):
                dx = np.float32(column + 0.5 - centre_x)
                qx = abs(dx * right_to_x + dy * right_to_y) - straight_x
                qy = abs(dx * up_to_x + dy * up_to_y) - straight_y
                beyond_x, beyond_y = max(qx, ZERO), max(qy, ZERO)
                distance = math.sqrt(beyond_x * beyond_x + beyond_y * beyond_y) + min(max(qx, qy), ZERO) - radius
                inside = min(max(HALF - distance, ZERO), ONE) * fill_alpha
                if inside > ZERO:
                    _over(frame, row, column, fill_red, fill_green, fill_blue, inside)
                rim = min(max(HALF - abs(distance) + half_stroke, ZERO), ONE) * stroke_alpha
                if rim > ZERO:
                    _over(frame, row, column, rim_red, rim_green, rim_blue, rim)


@njit(cache=True, error_model="numpy")
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
    ux, uy = across * by / determinant, -across * bx / determinant  # cells to the right per pixel right and down
    vx, vy = -down * ay / determinant, down * ax / determinant  # cells down per pixel right and down
    low_x, high_x = min(0.0, ax) + min(0.0, bx) + origin_x, max(0.0, ax) + max(0.0, bx) + origin_x
    low_y, high_y = min(0.0, ay) + min(0.0, by) + origin_y, max(0.0, ay) + max(0.0, by) + origin_y
    half_u, half_v = 0.5 * (abs(ux) + abs(uy)), 0.5 * (abs(vx) + abs(vy))  # how far a pixel reaches, in cells
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
                red, green, blue = cells[j, i, 0] * alpha, cells[j, i, 1] * alpha, cells[j, i, 2] * alpha
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
            if alpha > 0.0:
                own = np.float32(1.0 / alpha)
                over = np.float32(alpha * opacity)
                _over(frame, row, column, np.float32(red) * own, np.float32(green) * own, np.float32(blue) * own, over)


@njit(cache=True, fastmath=True, error_model="numpy")
def _table_of(light):  # type: ignore[no-untyped-def]
    """Brightness and whiteness at ``SHARES`` places along a line; an exponential at every pixel would cost more."""
    head, ahead, behind, glow, spread = light[0], light[1], light[2], light[3], max(light[4], 1e-6)
    table = np.empty((SHARES, 2), np.float32)
    for i in range(SHARES):
        away = ((i + 0.5) / SHARES - head) / spread
        passed = min(max(0.5 - away, 0.0), 1.0)
        bump = math.exp(-away * away)
        table[i, 0] = ahead + (behind - ahead) * passed + glow * bump
        table[i, 1] = 0.25 * bump * min(glow, 1.0)
    return table


@njit(cache=True, fastmath=True, error_model="numpy")
def gather_edges(gathered, touched, ends, colors, width, light):  # type: ignore[no-untyped-def]
    """Add lines to a buffer in which their order does not matter.

    Where lines cross, coverage is 1 - product(1 - alpha), and the colour is their mean weighted by alpha squared, so
    that strong edges keep their colour under many faint ones (weighted blended transparency, McGuire and Bavoil 2013).

    Parameters
    ----------
    gathered : float32 (rows, columns, 5): red, green, blue, weight, and 1 - coverage; zeros but for the last, ones.
    touched : int (rows, 2): first and last column of each row that may have been touched, updated.
    ends : float (n, 2, 2), start and end in pixels.
    colors : float (n, 4), RGBA 0..1, alpha being the strength.
    width : float, pixels.
    light : (head, ahead, behind, glow, spread). The light has come to the share ``head`` of each line's length; before
        it the line has ``ahead`` times its strength, after it ``behind`` times, and around it ``glow`` is added, fading
        over ``spread`` of the length.
    """
    rows, columns = gathered.shape[0], gathered.shape[1]
    buffer = gathered.reshape(-1)
    table = _table_of(light)
    strongest = table[:, 0].max()
    for n in range(ends.shape[0]):
        strength = np.float32(colors[n, 3] * min(width, 1.0))
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
        along_step, across_step = (columns, 1) if steep else (1, columns)
        hop = np.uintp(5 * across_step)
        widest = math.ceil(2.0 * half) + 1  # pixels that it can cover across; as many each time: no guessing
        shares = SHARES / length
        own_red, own_green, own_blue = np.float32(colors[n, 0]), np.float32(colors[n, 1]), np.float32(colors[n, 2])
        begin, end = max(0, math.floor(low)), min(along_limit, math.ceil(high))
        for along in range(begin, end):
            middle, cut = along + 0.5, ONE
            if along < low or along + 1 > high:
                middle = min(max(middle, low), high)
                cut = np.float32(min(along + 1.0, high) - max(float(along), low))
            place_in_table = min(max(int((middle - x0) * shares), 0), SHARES - 1)
            alpha = min(ONE, strength * table[place_in_table, 0])
            if alpha < FAINTEST:
                continue
            alpha *= cut
            white = table[place_in_table, 1]
            red = own_red + (ONE - own_red) * white
            green = own_green + (ONE - own_green) * white
            blue = own_blue + (ONE - own_blue) * white
            centre = y0 + slope * (middle - x0)
            upper, lower = max(centre - half, 0.0), min(centre + half, float(across_limit))
            if lower <= upper:
                continue
            first = int(upper)
            upper32, lower32 = np.float32(upper - first), np.float32(lower - first)
            place = np.uintp(5 * (along * along_step + first * across_step))
            for k in range(min(widest, across_limit - first)):
                edge = np.float32(k)
                covered = max(ZERO, min(edge + ONE, lower32) - max(edge, upper32)) * alpha
                covered = min(covered, NEARLY_ONE)
                weight = covered * covered
                buffer[place] += red * weight
                buffer[place + np.uintp(1)] += green * weight
                buffer[place + np.uintp(2)] += blue * weight
                buffer[place + np.uintp(3)] += weight
                buffer[place + np.uintp(4)] *= ONE - covered
                place += hop
        low_across, high_across = min(y0, y1) - half, max(y0, y1) + half
        top, bottom, left, right = (
            (low, high, low_across, high_across) if steep else (low_across, high_across, low, high)
        )
        left_column, right_column = max(0, int(left)), min(columns - 1, int(right))
        for row in range(max(0, int(top)), min(rows, int(bottom) + 1)):
            touched[row, 0] = min(touched[row, 0], left_column)
            touched[row, 1] = max(touched[row, 1], right_column)


@njit(cache=True, fastmath=True, error_model="numpy")
def resolve_edges(frame, gathered, touched, opacity):  # type: ignore[no-untyped-def]
    """Composite what ``gather_edges`` gathered over the frame, and leave the buffer clean for the next time."""
    share = np.float32(opacity)
    for row in range(frame.shape[0]):
        for column in range(touched[row, 0], touched[row, 1] + 1):
            weight = gathered[row, column, 3]
            if weight > ZERO:
                alpha = (ONE - gathered[row, column, 4]) * share
                keep, bright = ONE - alpha, WHITE * alpha / weight
                for channel in range(3):
                    value = np.float32(frame[row, column, channel]) * keep + gathered[row, column, channel] * bright
                    frame[row, column, channel] = np.uint8(np.int32(value + HALF))
                value = np.float32(frame[row, column, 3]) * keep + WHITE * alpha
                frame[row, column, 3] = np.uint8(np.int32(value + HALF))
                for part in range(4):
                    gathered[row, column, part] = ZERO
                gathered[row, column, 4] = ONE
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
