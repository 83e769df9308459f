"""What a network trains on beside MNIST: thicker and thinner strokes, and digits drawn by code."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from network import Network, test_set
from network.preprocessing.normalize import INK_BOX, has_mnist_form
from network.reliability import stroke_width
from network.training.augmentation import augment, make_warps, thickened
from network.training.stroke_digits import all_styles, draw, draw_digits

DIGITS = test_set().pixels[:200].astype(np.float32)
OTHERS = 20_001  # a seed that no training used


def widths(images: np.ndarray) -> np.ndarray:
    return np.array([stroke_width(image.reshape(28, 28)) for image in images])


@pytest.mark.parametrize("pixels", [-1.0, -0.5, 0.5, 1.0, 2.0])
def test_strokes_get_thicker_or_thinner_and_stay_in_place(pixels: float) -> None:
    changed = thickened(DIGITS, pixels)
    assert changed.shape == DIGITS.shape and changed.dtype == DIGITS.dtype
    assert changed.min() >= 0 and changed.max() <= 1
    np.testing.assert_allclose(changed.max(axis=1), DIGITS.max(axis=1), rtol=1e-3)
    gained = widths(changed) - widths(DIGITS)
    assert 0.3 * abs(pixels) < np.sign(pixels) * np.median(gained) < 1.7 * abs(pixels)
    for before, after in zip(DIGITS[:20], changed, strict=False):
        centres = [ndimage.center_of_mass(image.reshape(28, 28)) for image in (before, after)]
        assert np.abs(np.subtract(*centres)).max() < 0.8


def test_a_line_gains_what_is_asked_for() -> None:
    image = np.zeros((1, 28, 28), dtype=np.float32)
    image[0, 4:24, 12:15] = 1
    for pixels in (-1.5, -1, 0, 0.7, 2):
        across = thickened(image.reshape(1, -1), pixels).reshape(28, 28)[14].sum()
        assert across == pytest.approx(3 + pixels, abs=1e-5)


def test_fine_strokes_are_not_thinned_away() -> None:
    image = np.zeros((1, 28, 28), dtype=np.float32)
    image[0, 4:24, 13] = 1
    np.testing.assert_array_equal(thickened(image.reshape(1, -1), -2), image.reshape(1, -1))


def test_augmentation_is_reproducible_and_turns_no_digit_over() -> None:
    warps = make_warps(20, np.random.default_rng(0))
    once, twice = (augment(DIGITS, warps, np.random.default_rng(3)) for _ in range(2))
    np.testing.assert_array_equal(once, twice)
    assert once.min() >= 0 and once.max() <= 1 + 1e-5
    alike = [np.corrcoef(before, after)[0, 1] for before, after in zip(DIGITS, once, strict=True)]
    assert 0.5 < np.mean(alike) < 0.98


@pytest.mark.parametrize("name", all_styles())
def test_drawn_digits_have_mnists_form_in_every_style(name: str) -> None:
    rng = np.random.default_rng(1)
    for _ in range(10):
        image = draw(all_styles()[name], rng)
        assert image.min() == 0 and image.max() == 1 and has_mnist_form(image)
        rows, columns = np.nonzero(image)
        assert INK_BOX - 1 <= max(np.ptp(rows), np.ptp(columns)) + 1 <= INK_BOX


def test_drawn_digits_are_thinner_and_thicker_than_mnists() -> None:
    drawn = widths(draw_digits(500, np.random.default_rng(0))[0])
    ours = widths(DIGITS)
    assert np.percentile(drawn, 5) < np.percentile(ours, 5)
    assert np.percentile(drawn, 95) > np.percentile(ours, 80)


def test_drawn_digits_are_the_same_for_a_seed_and_each_as_frequent() -> None:
    (pixels, labels), (again, _), (other, _) = (
        draw_digits(40, np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(pixels, again)
    assert (pixels != other).any() and (np.bincount(labels) == 4).all()


def test_the_shipped_network_reads_every_style_of_new_drawn_digits(network: Network) -> None:
    rng = np.random.default_rng(OTHERS)
    right = {
        name: network.accuracy(
            np.array([draw(style, rng).ravel() for _ in range(60)]), np.full(60, style.label)
        )
        for name, style in all_styles().items()
    }
    assert np.mean(list(right.values())) > 0.93
    assert min(right.values()) > 0.6, {name: share for name, share in right.items() if share < 0.8}
