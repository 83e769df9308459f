"""Augmentation: slightly warped digits, so that a network learns strokes rather than pixels."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import ndimage, sparse

Float32 = npt.NDArray[np.floating[Any]]
WARPED_TOGETHER = 32  # images that share one warp: a sparse product pays from here on


def make_warps(count: int, rng: np.random.Generator, side: int = 28) -> list[sparse.csr_matrix]:
    """Make bilinear warps, small rotation, scale, shear, shift and elastic bending in one.

    The spreads are standard deviations: rotation 3.6 degrees, scale and shear 3.6%, shift 0.35
    pixels, bending about 0.3 pixels. So almost all warps lie within 10 degrees and 10%.

    Returns
    -------
    list of sparse matrices, each (784, 784).
    """
    rows, columns = np.mgrid[:side, :side].astype(float)
    centre = (side - 1) / 2
    warps = []
    for _ in range(count):
        turn = np.deg2rad(rng.normal(0, 3.6))
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


def warp(
    batch: Float32, warps: list[sparse.csr_matrix], mean: Float32, rng: np.random.Generator
) -> Float32:
    """Warp each run of 32 images of a batch, from which ``mean`` is taken off, in its own way."""
    images = batch + mean
    out = np.empty_like(images)
    for start in range(0, len(images), WARPED_TOGETHER):
        part = slice(start, start + WARPED_TOGETHER)
        out[part] = (warps[rng.integers(len(warps))] @ images[part].T).T
    out -= mean
    return out
