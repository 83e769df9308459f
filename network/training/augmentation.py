"""Augmentation: warped digits, thicker or thinner, so that a network learns strokes, not pixels."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import ndimage, sparse

from network.digits import SIDE

Float32 = npt.NDArray[np.floating[Any]]
TOGETHER = 32  # images that share a warp and a thickness: a sparse product pays from here on
ASKEW = 0.02  # share of warps that turn digits further, as photos do,
FARTHEST = 20  # by up to this many degrees
CHANGED = 0.6  # share of digits whose strokes get thicker or thinner
THINNEST, THICKEST = -1.0, 2.0  # pixels that strokes gain
COARSE = 0.02  # share of digits that look like small pictures, enlarged,
CELLS = (1.8, 2.8)  # with cells of that many pixels
LEFT = 0.35  # share of its ink that a thinned digit keeps at least: fine strokes stay whole


def make_warps(count: int, rng: np.random.Generator, side: int = 28) -> list[sparse.csr_matrix]:
    """Make bilinear warps, small rotation, scale, shear, shift and elastic bending in one.

    The spreads are standard deviations: rotation 3.6 degrees, scale and shear 3.6%, shift 0.35
    pixels, bending about 0.3 pixels. So almost all warps lie within 10 degrees and 10%, but for
    one in fifty, which turns by up to 20 degrees.

    Returns
    -------
    list of sparse matrices, each (784, 784).
    """
    rows, columns = np.mgrid[:side, :side].astype(float)
    centre = (side - 1) / 2
    warps = []
    for _ in range(count):
        is_askew = rng.random() < ASKEW
        turn = np.deg2rad(rng.uniform(-FARTHEST, FARTHEST) if is_askew else rng.normal(0, 3.6))
        scale = np.exp(rng.normal(0, 0.036, 2))
        shear = rng.normal(0, 0.036)
        matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        matrix = matrix @ np.array([[1, shear], [0, 1]]) @ np.diag(scale)
        away = np.stack([rows - centre, columns - centre]).reshape(2, -1)
        bend = np.stack(
            [ndimage.gaussian_filter(rng.normal(0, 1, (side, side)), 4).ravel() for _ in range(2)]
        )
        source = matrix @ away + centre + rng.normal(0, 0.35, (2, 1)) + 4 * bend
        warps.append(_bilinear(source, side))
    return warps


def _bilinear(source: npt.NDArray[np.float64], side: int) -> sparse.csr_matrix:
    """Return the matrix that reads an image at ``source`` (2, side * side: row, column)."""
    corner = np.floor(source).astype(int)
    part = source - corner
    target = np.arange(side * side)
    entries, to, of = [], [], []
    for down in (0, 1):
        for right in (0, 1):
            row, column = corner[0] + down, corner[1] + right
            inside = (row >= 0) & (row < side) & (column >= 0) & (column < side)
            share = np.abs(1 - down - part[0]) * np.abs(1 - right - part[1])
            entries.append(share[inside])
            to.append(target[inside])
            of.append((row * side + column)[inside])
    triple = (np.concatenate(entries).astype(np.float32), (np.concatenate(to), np.concatenate(of)))
    return sparse.csr_matrix(triple, shape=(side * side, side * side), dtype=np.float32)


def augment(
    images: Float32, warps: list[sparse.csr_matrix], rng: np.random.Generator, share: float = 1.0
) -> Float32:
    """Warp images, make the strokes of most thicker or thinner, and some images coarse, at random.

    Parameters
    ----------
    images : array, shape (count, 784), 0 to 1; 32 at a time, drawn at random, go together.
    share : of the changes to strokes, and of the coarse images, that are made; all are warped.
    """
    out = np.empty_like(images)
    order = rng.permutation(len(images))
    for start in range(0, len(images), TOGETHER):
        chosen = order[start : start + TOGETHER]
        run = images[chosen]
        if rng.random() < share * CHANGED:
            run = thickened(run, _pixels_gained(rng))
        run = (warps[rng.integers(len(warps))] @ run.T).T
        if rng.random() < share * COARSE:
            run = coarsened(run, rng.uniform(*CELLS), rng.uniform(0, 1))
        out[chosen] = run
    return out


def _pixels_gained(rng: np.random.Generator) -> float:
    """Draw how much thicker strokes get; a lot thicker is seldom."""
    if rng.random() < 0.5:
        return rng.uniform(THINNEST, 0)
    return THICKEST * rng.uniform(0, 1) ** 1.5


def thickened(images: Float32, pixels: float) -> Float32:
    """Return images whose strokes are thicker, or thinner where ``pixels`` is negative.

    Parameters
    ----------
    images : array, shape (count, 784), 0 to 1.
    pixels : what strokes with sharp edges gain, -2 to 2; half of it on each side.
    """
    share = np.float32(abs(pixels) / 2)
    if pixels >= 0:
        return _spread(images, share)
    thin = 1 - _spread(1 - images, share)
    thin *= images.max(axis=1, keepdims=True) / np.maximum(thin.max(axis=1, keepdims=True), 1e-3)
    is_left = thin.sum(axis=1) > LEFT * images.sum(axis=1)
    return np.where(is_left[:, np.newaxis], thin, images)


def _spread(images: Float32, share: np.float32) -> Float32:
    """Give each pixel at least this share of its neighbours' brightness: a grey dilation."""
    out = images.ravel().copy()  # one run of numbers is fast; digits have blank borders
    for step in (1, SIDE):
        given = share * out
        np.maximum(out[step:], given[:-step], out=out[step:])
        np.maximum(out[:-step], given[step:], out=out[:-step])
    return out.reshape(images.shape)


def coarsened(images: Float32, cell: float, phase: float) -> Float32:
    """Return images averaged over square cells, as if small pictures of digits were enlarged.

    Parameters
    ----------
    images : array, shape (count, 784), 0 to 1.
    cell : side of a cell, in pixels.
    phase : where the first cell begins, as a share of a cell.
    """
    edges = cell * (np.arange(-1, SIDE / cell + 1) + phase)
    pixels = np.arange(SIDE)
    low, high = edges[:-1, np.newaxis], edges[1:, np.newaxis]
    shared = np.clip(np.minimum(pixels + 1, high) - np.maximum(pixels, low), 0, None)
    average = (shared.T @ shared / cell).astype(images.dtype)
    coarse = (average @ images.reshape(-1, SIDE, SIDE) @ average).reshape(images.shape)
    return coarse * (images.max(axis=1) / np.maximum(coarse.max(axis=1), 1e-3))[:, np.newaxis]
