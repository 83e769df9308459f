"""Digits, letters and other figures as strokes, the way that people write them.

A figure is a tuple of strokes, a stroke a row of points (x, y): y runs from 0 at the top to 1 at
the bottom, x from 0 to about 0.6. A smooth curve runs through the points; it has a corner where a
point comes twice.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from scipy import ndimage
from scipy.interpolate import CubicSpline

Points = tuple[tuple[float, float], ...]
Figure = tuple[Points, ...]
FloatArray = npt.NDArray[np.float64]
Strokes = list[FloatArray]
Generator = np.random.Generator

SPACING = 0.008  # between points along a curve, as a share of the digit's height
ORDINARY_SLANT, ORDINARY_TURN = 0.16, 4.0  # x per y; degrees


def _path(words: str) -> Points:
    """Return the points of "x,y x,y ...", in hundredths; an asterisk makes a corner."""
    points: list[tuple[float, float]] = []
    for word in words.split():
        x, y = (int(number) / 100 for number in word.rstrip("*").split(","))
        points += [(x, y)] * (2 if word.endswith("*") else 1)
    return tuple(points)


def _figure(*paths: str) -> Figure:
    return tuple(_path(path) for path in paths)


_RING = "32,1 16,6 4,28 2,52 7,78 22,97 38,97 52,80 58,52 54,24 44,6 28,1"
_NARROW = "26,1 12,8 4,30 3,60 10,88 22,99 36,90 43,66 42,30 36,8 23,2"
_BOWL_OF_5 = "34,37 50,46 56,66 48,88 30,99 14,97 2,87"
_BELLY = "30,45 48,52 56,70 50,89 32,99 14,97 2,86"

FORMS: dict[str, dict[str, Figure]] = {
    "0": {
        "round": _figure(_RING),
        "narrow": _figure(_NARROW),
        "crossing": _figure("40,6 24,1 8,14 2,45 6,78 22,98 42,95 56,70 56,34 46,10 30,7 22,12"),
    },
    "1": {
        "stick": _figure("30,0 31,50 30,100"),
        "slanting": _figure("42,0 33,50 22,100"),
        "flag": _figure("10,26 24,15 38,0* 37,50 36,100"),
    },
    "2": {
        "swan": _figure("4,22 12,7 30,0 48,7 54,24 44,46 24,72 3,98* 30,96 60,98"),
        "looped": _figure("6,20 20,3 40,2 52,18 46,42 28,70 10,93 2,92 6,82 18,83 36,95 60,92"),
        "wavy": _figure("6,24 10,8 28,0 46,8 50,26 36,54 4,94* 18,88 36,96 58,92"),
    },
    "3": {
        "round": _figure(f"5,14 20,1 38,2 50,15 46,34 24,45* {_BELLY}"),
        "smooth": _figure(f"6,10 26,0 46,8 48,27 36,41 26,46 {_BELLY}"),
        "curled": _figure(f"4,16 18,2 40,2 50,18 42,38 22,47 26,42 {_BELLY} 6,76"),
    },
    "4": {
        "open": _figure("14,0 10,30 5,58* 30,57 60,56", "44,22 43,60 42,100"),
        "print": _figure("26,0 14,30 2,60* 30,61 60,60", "46,30 45,64 44,100"),
        "closed": _figure("44,100 44,50 44,0* 22,34 0,67* 30,67 62,66"),
        "sailing": _figure("40,2 20,34 1,68* 30,67 60,66", "42,2 42,50 41,100"),
    },
    "5": {
        "hat": _figure(f"14,2 12,22 10,43* {_BOWL_OF_5}", "14,2 34,3 55,1"),
        "one": _figure(f"54,2 34,3 15,3* 12,24 10,43* {_BOWL_OF_5}"),
        "swinging": _figure("55,2 36,3 18,6 12,20 14,36 32,40 50,50 55,70 46,90 28,99 4,92"),
    },
    "6": {
        "looped": _figure("42,0 22,20 8,46 3,72 10,92 26,99 46,92 55,75 48,58 30,53 12,62 5,76"),
        "curled": _figure(
            "52,8 40,0 22,10 8,36 3,66 10,90 28,100 46,92 54,74 46,58 28,53 12,62 5,74"
        ),
        "straight": _figure("36,0 20,27 6,60 3,78 12,95 28,100 46,93 53,77 46,62 28,57 12,64 4,78"),
    },
    "7": {
        "plain": _figure("2,4 30,3 57,3* 40,48 20,100"),
        "curved": _figure("2,6 28,5 56,3* 38,34 26,66 22,100"),
        "steep": _figure("4,3 30,4 54,2* 46,50 36,100"),
    },
    "8": {
        "one": _figure(
            "48,12 34,0 14,5 8,22 20,38 40,52 53,70 48,92 28,100 8,92 5,72 20,54 40,38 49,22 46,9"
        ),
        "balls": _figure(
            "29,0 14,7 11,24 18,40 30,46 42,39 47,23 43,7 27,0",
            "29,46 10,55 3,74 10,93 29,100 48,93 55,74 48,55 28,46",
        ),
        "narrow": _figure(
            "42,12 30,0 16,6 12,22 22,40 38,56 45,76 38,95 24,100 10,92 8,74 20,54 36,38 42,20 40,9"
        ),
    },
    "9": {
        "slanting": _figure("50,14 36,1 16,5 4,24 10,44 28,48 44,34 51,12* 46,56 38,100"),
        "round": _figure("50,16 34,0 12,8 4,28 14,46 34,46 49,28 51,14* 50,50 44,80 34,100"),
        "curved": _figure("52,20 38,1 16,3 4,22 12,44 32,47 48,32 53,18 50,60 38,86 20,100"),
    },
}

STYLES: dict[str, tuple[str, Figure]] = {
    "0_slash": ("0", _figure(_RING, "60,8 30,50 0,92")),
    "0_slash_inside": ("0", _figure(_RING, "46,20 30,50 14,80")),
    "0_dot": ("0", _figure(_RING, "30,49 31,51")),
    "1_serif": ("1", _figure("16,16 26,9 36,0* 36,50 36,100", "16,100 36,99 56,100")),
    "1_long_upstroke": ("1", _figure("0,56 20,30 42,0* 41,50 40,100")),
    "1_base": ("1", _figure("34,0 34,50 34,98", "8,99 34,98 60,99")),
    "1_small_serif": ("1", _figure("22,12 30,7 36,0* 36,50 36,100")),
    "2_like_z": ("2", _figure("4,5 30,3 55,4* 30,50 4,97* 30,96 59,97")),
    "2_round_z": ("2", _figure("4,10 24,2 52,4 50,16 26,56 4,96* 30,97 60,95")),
    "3_flat_top": ("3", _figure(f"5,4 28,3 53,3* 38,21 23,41* {_BELLY}")),
    "4_open": ("4", _figure("10,0 8,28 6,54* 30,54 58,53", "50,2 48,50 46,100")),
    "4_closed": ("4", _figure("46,100 46,50 46,0* 23,32 0,64* 32,64 64,63")),
    "4_lightning": ("4", _figure("40,0 22,28 2,58* 30,57 62,54", "44,30 36,62 28,100")),
    "5_gap": ("5", _figure(f"14,14 12,28 10,43* {_BOWL_OF_5}", "20,0 38,1 58,0")),
    "5_swinging_hat": ("5", _figure(f"12,6 11,24 9,43* {_BOWL_OF_5}", "12,6 30,8 44,2 60,4")),
    "6_tall": ("6", _figure("44,0 26,24 10,56 6,80 16,97 32,99 44,88 42,74 28,69 14,74 7,84")),
    "7_bar": ("7", _figure("2,4 30,3 57,3* 40,48 22,100", "14,52 34,50 56,48")),
    "7_bar_serif": (
        "7",
        _figure("4,16 5,9 5,3* 30,4 57,3* 40,48 24,100", "16,54 34,52 55,50"),
    ),
    "7_serif": ("7", _figure("4,18 5,10 5,3* 30,4 57,3* 40,46 26,100")),
    "8_gap": (
        "8",
        _figure("50,10 32,0 13,6 9,22 20,38 40,52 53,70 48,92 28,100 8,92 5,72 20,54 44,36 56,22"),
    ),
    "9_hooked": (
        "9",
        _figure("50,16 34,1 13,7 4,27 14,45 34,46 50,28 52,14* 52,56 48,84 32,99 14,96 3,84"),
    ),
    "9_open": ("9", _figure("46,8 30,1 12,8 4,26 12,43 30,46 50,38* 51,12* 48,56 42,100")),
    "9_straight": ("9", _figure("50,14 34,1 13,7 4,27 14,45 34,46 50,30 51,6* 51,50 50,100")),
}

LETTERS: dict[str, Figure] = {
    "A": _figure("2,100 16,50 30,0* 45,50 60,100", "12,64 30,63 50,64"),
    "B": _figure("4,0 4,50 4,100", "4,1 36,4 44,22 34,42 4,47* 42,52 56,74 44,96 4,99"),
    "C": _figure("56,14 40,2 20,4 5,26 2,52 8,80 24,98 44,96 58,84"),
    "E": _figure("56,2 30,1 4,2* 4,50 4,99* 30,99 58,98", "4,48 25,49 46,48"),
    "F": _figure("58,2 30,1 4,2* 4,50 4,100", "4,46 25,47 46,46"),
    "H": _figure("4,0 4,50 4,100", "58,0 58,50 58,100", "4,48 30,47 58,48"),
    "K": _figure("4,0 4,50 4,100", "54,0 30,25 5,52* 30,74 58,100"),
    "M": _figure("2,100 4,50 6,0* 20,28 36,58* 52,28 66,0* 68,50 70,100"),
    "N": _figure("4,100 4,50 4,0* 30,50 56,100* 56,50 56,0"),
    "P": _figure("4,0 4,50 4,100", "4,2 38,4 54,24 42,46 4,52"),
    "R": _figure("4,0 4,50 4,100", "4,2 38,4 52,22 40,44 4,50* 30,74 56,100"),
    "T": _figure("0,2 30,1 62,2", "31,2 31,50 31,100"),
    "V": _figure("2,0 16,50 30,100* 45,50 60,0"),
    "W": _figure("0,0 9,50 18,100* 27,62 36,26* 45,62 54,100* 63,50 72,0"),
    "X": _figure("4,0 30,50 58,100", "56,0 30,50 2,100"),
    "Y": _figure("2,0 16,24 30,48* 44,24 58,0", "30,48 30,74 29,100"),
    "k": _figure("6,0 6,50 6,100", "44,40 26,54 7,70* 26,84 48,100"),
    "m": _figure("4,30 4,65 4,100", "4,50 18,32 30,44 30,100* 30,50 44,32 56,44 56,100"),
}

SIGNS: dict[str, Figure] = {
    "star": _figure("50,0 34,50 20,100* 60,70 100,38* 50,38 0,38* 40,68 80,100* 65,50 50,0"),
    "house": _figure(
        "5,40 5,70 5,100* 40,100 75,100* 75,70 75,40* 58,20 40,0* 22,20 5,40* 40,40 75,40"
    ),
    "plain_house": _figure("5,40 5,70 5,100* 40,100 75,100* 75,70 75,40* 58,20 40,0* 22,20 5,40"),
    "smiley": _figure(
        "50,0 15,15 0,50 15,85 50,100 85,85 100,50 85,15 48,0",
        *("33,34 34,40", "66,34 67,40", "26,64 36,76 50,80 64,76 74,64"),
    ),
    "heart": _figure("50,28 38,4 16,2 2,20 6,46 26,74 50,100* 76,74 95,46 98,20 84,2 62,4 50,28"),
    "arrow": _figure("0,50 50,50 100,50", "68,14 84,32 100,50* 84,68 68,86"),
    "arrow_up": _figure("40,100 40,50 40,0", "8,36 24,18 40,0* 56,18 72,36"),
    "plus": _figure("50,0 50,50 50,100", "0,50 50,50 100,50"),
    "cross": _figure("0,0 45,50 90,100", "90,0 45,50 0,100"),
    "square": _figure("0,0 50,0 100,0* 100,50 100,100* 50,100 0,100* 0,50 0,0"),
    "triangle": _figure("50,0 25,50 0,100* 50,100 100,100* 75,50 50,0"),
    "tick": _figure("0,60 14,80 28,100* 64,46 100,0"),
    "wave": _figure("0,60 12,20 25,10 38,50 50,90 62,80 75,30 88,10 100,60 112,90 125,70 138,20"),
    "zigzag": _figure("0,90 20,10* 40,90* 60,10* 80,90* 100,10* 120,90"),
    "note": _figure("30,84 16,78 4,88 10,100 24,98 31,86* 31,40 31,0* 50,10 62,30"),
}


def curves(figure: Figure) -> Strokes:
    """Return the strokes of a figure as rows of points that lie close together."""
    return [_curve(points) for points in figure]


@cache
def _curve(path: Points) -> FloatArray:
    points = np.array(path)
    corners = np.flatnonzero((points[1:] == points[:-1]).all(axis=1)) + 1
    pieces = [_smooth(piece) for piece in np.split(points, corners)]
    return np.concatenate(pieces)


def _smooth(points: FloatArray) -> FloatArray:
    """Return a cubic spline through the points, by the square root of the lengths of chords."""
    lengths = np.hypot(*np.diff(points, axis=0).T)
    if len(points) < 2 or not lengths.all():
        return points
    at = np.concatenate([[0], np.cumsum(np.sqrt(lengths))])
    count = max(2, int(lengths.sum() / SPACING))
    where = np.linspace(0, at[-1], count)
    return np.asarray(CubicSpline(at, points, bc_type="natural")(where))


def written(
    figure: Figure,
    rng: Generator,
    slant: float = ORDINARY_SLANT,
    turn: float = ORDINARY_TURN,
    wobble: float = 0.012,
) -> Strokes:
    """Return a figure as one person wrote it once, 1 high, with its top left corner at (0, 0).

    Parameters
    ----------
    slant, turn : the most that it leans, in x per y, and is turned, in degrees.
    wobble : standard deviation of the hand's shaking, as a share of the height.
    """
    strokes = curves(figure)
    angle = np.radians(rng.uniform(-turn, turn))
    lean = rng.uniform(-slant / 3, slant)
    shape = np.array([[rng.uniform(0.88, 1.22), 0], [-lean, 1]])
    turned = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    moved = [_shaken(stroke @ shape @ turned, rng, wobble) for stroke in strokes]
    return unit_high(moved)


def _shaken(stroke: FloatArray, rng: Generator, wobble: float) -> FloatArray:
    """Add the slow shaking of a hand; what is short, like a dot, only moves."""
    period = 0.22 / SPACING  # so that one swing takes a fifth of the height or more
    noise = rng.normal(0, 1, (len(stroke) + 2, 2))
    smooth = ndimage.gaussian_filter1d(noise, period / 2, axis=0, mode="reflect")[:-2]
    smooth *= np.sqrt(2 * np.sqrt(np.pi) * period / 2)  # back to a standard deviation of 1
    return stroke + wobble * np.clip(smooth, -2, 2) + rng.normal(0, wobble / 3, 2)


def unit_high(strokes: Strokes) -> Strokes:
    """Move and scale strokes so that they are 1 high, their top left corner at (0, 0)."""
    points = np.concatenate(strokes)
    size = max(np.ptp(points[:, 1]), np.ptp(points[:, 0]) / 2.5, 1e-6)
    return [(stroke - points.min(axis=0)) / size for stroke in strokes]


def digit_strokes(digit: str, rng: Generator, form: Figure | None = None) -> Strokes:
    """Return a digit in one of its ordinary forms, or in the one given, 1 high."""
    if form is None:
        names = sorted(FORMS[digit])
        form = FORMS[digit][names[int(rng.integers(len(names)))]]
    return written(form, rng)


def spiral(turns: float) -> Strokes:
    """Return a spiral from its middle outwards, 1 high."""
    angle = np.linspace(0, turns * 2 * np.pi, int(turns * 120))
    return unit_high([np.stack([angle * np.cos(angle), angle * np.sin(angle)], axis=1)])


def scribble(rng: Generator, length: int = 14) -> Strokes:
    """Return a line that runs about at random, 1 high."""
    points = rng.uniform(0, 1, (length, 2)) * (1.2, 1)
    return unit_high([_smooth(points)])


def scrawl(rng: Generator, letters: int = 6) -> Strokes:
    """Return a word in joined writing that nobody can read, 1 high."""
    x = np.cumsum(rng.uniform(0.18, 0.4, 2 * letters))
    rows = np.where(np.arange(2 * letters) % 2, 0.75, rng.choice([0, 0.35, 0.4, 0.45], 2 * letters))
    lows = np.where(rng.random(2 * letters) < 0.1, 0.25, 0.0) * (np.arange(2 * letters) % 2)
    return unit_high([_smooth(np.stack([x, rows + lows], axis=1))])
