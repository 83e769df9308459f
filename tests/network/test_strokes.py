"""Loops, strokes and edges are found where they are, and where there are none it is said."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from network import test_set
from network.features.filters import LAPLACIAN, SOBEL_X, SOBEL_Y, apply_filter
from network.features.skeleton import crossings, split_at_corners, thin
from network.features.strokes import (
    PartsError,
    clearest_example,
    find_clearest,
    find_edges,
    find_holes,
    find_parts,
    has_top_loop,
    ink_mask,
)

EIGHT = np.ones((3, 3))


def drawn(*strokes: tuple[slice | int, slice | int]) -> np.ndarray:
    image = np.zeros((28, 28))
    for stroke in strokes:
        image[stroke] = 1
    return image


def ring(top: int, left: int, size: int = 10) -> np.ndarray:
    image = drawn((slice(top, top + size), slice(left, left + size)))
    image[top + 3 : top + size - 3, left + 3 : left + size - 3] = 0
    return image


BAR = drawn((slice(4, 24), slice(12, 15)))
CROSS = np.maximum(BAR, drawn((slice(12, 15), slice(4, 24))))
NINE = np.maximum(ring(4, 8), drawn((slice(12, 25), slice(15, 18))))
EIGHT_DRAWN = np.maximum(ring(4, 8), ring(11, 8))


@pytest.mark.parametrize(
    ("image", "loops", "strokes"),
    [(BAR, 0, 1), (ring(6, 6), 1, 0), (CROSS, 0, 4), (NINE, 1, 1), (EIGHT_DRAWN, 2, 0)],
)
def test_drawn_parts_are_found_and_share_the_ink(
    image: np.ndarray, loops: int, strokes: int
) -> None:
    parts = find_parts(image)
    assert [part.kind for part in parts] == ["loop"] * loops + ["stroke"] * strokes
    np.testing.assert_array_equal(np.sum([part.ink for part in parts], axis=0), ink_mask(image))


def test_a_straight_stroke_is_straight_and_a_bow_is_less_so() -> None:
    rows, columns = np.indices((28, 28))
    away = np.hypot(rows - 14, columns - 8)
    bow = np.where((away > 5) & (away < 8) & (columns > 8) & (rows < 16), 1.0, 0.0)
    parts = find_parts(bow)
    assert len(parts) == 1 and find_parts(BAR)[0].straightness > 0.95 > 0.9 > parts[0].straightness


def test_a_stroke_is_cut_at_its_corners() -> None:
    hook = np.maximum(BAR, drawn((slice(21, 24), slice(2, 15))))
    upright, level = find_parts(hook)
    assert min(upright.straightness, level.straightness) > 0.9
    assert upright.ink[4:20].sum() == 48 and not upright.ink[:, 2:8].any()
    assert level.ink[21:24, 2:10].all() and not level.ink[:18].any()
    pieces = split_at_corners(thin(hook > 0), 4, 2.5)
    np.testing.assert_array_equal(np.sum(pieces, axis=0), thin(hook > 0))
    assert len(split_at_corners(thin(BAR > 0), 4, 2.5)) == 1


@pytest.mark.parametrize("index", range(0, 10_000, 401))
def test_a_skeleton_is_thin_and_connected_as_its_ink(index: int) -> None:
    ink = ink_mask(test_set().digit(index).image)
    skeleton = thin(ink)
    assert not (skeleton & ~ink).any()
    assert ndimage.label(skeleton, EIGHT)[1] == ndimage.label(ink, EIGHT)[1]
    assert ndimage.label(~np.pad(skeleton, 1))[1] == ndimage.label(~np.pad(ink, 1))[1]
    blocks = skeleton[:-1, :-1] & skeleton[1:, :-1] & skeleton[:-1, 1:] & skeleton[1:, 1:]
    assert blocks.sum() <= 2


def test_crossings_are_where_branches_meet() -> None:
    assert not crossings(thin(BAR > 0)).any()
    rows, columns = np.nonzero(crossings(thin(CROSS > 0)))
    assert rows.size and np.all(np.abs(rows - 13) <= 1) and np.all(np.abs(columns - 13) <= 1)


def test_edges_run_along_the_outline() -> None:
    upright, flat = find_edges(BAR), find_edges(BAR.T)
    assert np.median(np.abs(upright.angles - np.pi / 2)) < 0.05
    assert np.median(np.minimum(flat.angles, np.pi - flat.angles)) < 0.05
    falls = find_edges(np.pad(np.triu(np.ones((12, 12))), 8))
    rises = find_edges(np.pad(np.triu(np.ones((12, 12)))[:, ::-1], 8))
    assert np.any(np.abs(falls.angles - 3 * np.pi / 4) < 0.1) and np.any(
        np.abs(rises.angles - np.pi / 4) < 0.1
    )


def test_a_filter_finds_the_edges_of_its_direction() -> None:
    upright, level = apply_filter(BAR, SOBEL_X), apply_filter(BAR, SOBEL_Y)
    assert (
        np.all(upright[6:22, 11] == 4)
        and np.all(upright[6:22, 15] == -4)
        and not upright[6:22, 13].any()
    )
    assert not level[6:22].any() and level[24, 13] == 4 and level[3, 13] == -4
    np.testing.assert_array_equal(apply_filter(BAR.T, SOBEL_Y), -upright.T)
    around = apply_filter(BAR, LAPLACIAN)
    assert around[10, 13] == 0 and around[10, 12] == 3 and around[10, 11] == -3


def test_a_loop_near_the_top() -> None:
    assert has_top_loop(NINE) and not has_top_loop(NINE[::-1]) and not has_top_loop(BAR)
    assert find_holes(BAR) == [] and len(find_holes(EIGHT_DRAWN)) == 2


def test_what_is_not_there_is_said() -> None:
    blank = np.zeros((28, 28))
    with pytest.raises(PartsError, match="neither a loop nor a stroke"):
        find_parts(blank)
    with pytest.raises(PartsError, match="no edge"):
        find_edges(blank)
    with pytest.raises(PartsError, match="2 loops and 3 strokes"):
        find_clearest(np.stack([BAR, NINE]), 2, 3)


@pytest.mark.parametrize(("label", "loops", "strokes"), [(9, 1, 1), (8, 2, 0), (4, 0, 3)])
def test_examples_are_real_digits_of_their_class(label: int, loops: int, strokes: int) -> None:
    found = clearest_example(label, loops, strokes)
    assert found.digit.label == label and found.digit.origin.startswith("test:")
    assert [part.kind for part in found.parts] == ["loop"] * loops + ["stroke"] * strokes
