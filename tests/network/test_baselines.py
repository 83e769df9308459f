"""The naive programs: do they follow their rule, and is none judged on what it knows?"""

from __future__ import annotations

import numpy as np
import pytest

from network import Digit, test_set
from network.analysis.baselines import (
    HoleCount,
    InkCount,
    NearestMean,
    StrokeRule,
    fit_to_half,
    half_unseen,
    holes_of,
    middle_line,
    percent_right,
    strokes_of,
)

RING = np.zeros((28, 28))
RING[5:12, 5:12] = 1
RING[7:10, 7:10] = 0
EIGHT = RING.copy()
EIGHT[11:18, 5:12] = RING[5:12, 5:12]
OPEN = RING.copy()
OPEN[8, 10:12] = 0
AT_THE_EDGE = np.roll(RING, (-5, -5), (0, 1))


@pytest.mark.parametrize(
    ("image", "holes"), [(RING, 1), (EIGHT, 2), (OPEN, 0), (AT_THE_EDGE, 1), (0 * RING, 0)]
)
def test_holes_are_background_that_ink_encloses(image: np.ndarray, holes: int) -> None:
    together = holes_of(np.stack([EIGHT, image, OPEN]).reshape(3, -1))
    assert together.max(axis=(1, 2)).tolist() == [2, holes, 0]
    assert (
        holes_of(RING.reshape(1, -1))[0, 8, 8] == 1
        and (holes_of(RING.reshape(1, -1)) > 0).sum() == 9
    )


@pytest.mark.parametrize(
    ("image", "column", "strokes"),
    [
        (RING, 8, ((5, 6), (10, 11))),
        (EIGHT, 8, ((5, 6), (10, 12), (16, 17))),
        (AT_THE_EDGE, 3, ((0, 1), (5, 6))),
        (0 * RING, 13, ()),
    ],
)
def test_strokes_are_met_straight_down_the_middle(
    image: np.ndarray, column: int, strokes: tuple
) -> None:
    line = middle_line(image.reshape(-1))
    assert (line.column, line.strokes) == (column, strokes)
    assert strokes_of(np.stack([EIGHT, image]).reshape(2, -1)).tolist() == [3, len(strokes)]


@pytest.mark.parametrize("label", range(10))
def test_a_rule_on_strokes_has_exceptions_and_lookalikes(label: int) -> None:
    digits, rule = test_set(), StrokeRule.of_class(label)
    assert len(rule.exceptions) and len(rule.lookalikes)
    for index in rule.exceptions[:20]:
        assert (
            digits.labels[index] == label
            and len(middle_line(digits.pixels[index]).strokes) != rule.usual
        )
    for index in rule.lookalikes[:20]:
        assert (
            digits.labels[index] != label
            and len(middle_line(digits.pixels[index]).strokes) == rule.usual
        )
    assert 2 * len(rule.exceptions) < 1.2 * np.sum(digits.labels == label)


@pytest.mark.parametrize("rule", [InkCount, HoleCount, NearestMean])
def test_a_rule_reads_better_than_by_chance_and_worse_than_perfectly(rule: type) -> None:
    assert 15 < percent_right(rule) < 90


def test_ink_and_mean_answer_with_the_nearest_class() -> None:
    digits = test_set()
    ink, mean = fit_to_half(InkCount, 0), fit_to_half(NearestMean, 0)
    for index in (1, 3, 5):
        pixels = digits.pixels[index]
        assert ink.read_many(pixels[None])[0] == min(
            range(10), key=lambda c: abs(pixels.sum() - ink.means[c])
        )
        away = [np.linalg.norm(pixels - image) for image in mean.means]
        assert mean.distances(pixels[None])[0] == pytest.approx(away)
        assert mean.read_many(pixels[None])[0] == np.argmin(away)


def test_no_digit_is_judged_by_a_rule_that_knows_it() -> None:
    for index in (0, 1, 8, 9999):
        assert half_unseen(test_set().digit(index)) != index % 2
    assert half_unseen(Digit(test_set().pixels[0], "mine.png")) == 0
    assert not np.allclose(fit_to_half(InkCount, 0).means, fit_to_half(InkCount, 1).means)
