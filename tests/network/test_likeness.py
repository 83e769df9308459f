"""What looks like a handwritten digit is told from what doesn't, and from what is turned."""

from __future__ import annotations

import numpy as np
import pytest

from network import test_set
from network.arrays import FloatArray
from network.likeness import Likeness, why_not_drawn, why_unlike

CLEAR = (18, 4, 8, 0)  # test digits of the classes 3, 4, 5 and 7: turned, they are no digits


def half_lit(image: FloatArray) -> FloatArray:
    """Return a digit that is none of the test digits: the mean of one and of its neighbors."""
    moved = (np.roll(image, 1, axis=1) + np.roll(image, 1, axis=0) + 2 * image) / 4
    return np.clip(1.4 * moved, 0, 1)


@pytest.mark.parametrize("index", CLEAR)
@pytest.mark.parametrize("quarters", range(4))
def test_a_turned_digit_is_noticed_and_how_to_turn_it_back(index: int, quarters: int) -> None:
    image = np.rot90(half_lit(test_set().digit(index).image), -quarters)
    likeness = Likeness.of(image)
    assert why_not_drawn(image) is None and why_unlike(image) is None
    assert likeness.is_turned == (quarters > 0)
    if quarters:
        assert likeness.quarters == quarters


def test_shapes_are_no_digits() -> None:
    rows, columns = np.mgrid[:28, :28]
    inside = (abs(rows - 13.5) < 10) & (abs(columns - 13.5) < 10)
    window = inside & ((rows % 6 == 0) | (columns % 6 == 0))
    square = inside & ((abs(rows - 13.5) > 8) | (abs(columns - 13.5) > 8))
    assert "loops" in str(why_not_drawn(window.astype(float)))
    assert "longer strokes" in str(why_not_drawn(square.astype(float)))
    assert "10,000" in str(why_unlike(square.astype(float)))
