"""The second reader tells digits from what is none, from each other, and from what is turned."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from scipy import ndimage
from support.files import on_paper
from support.situations.strokes import LETTERS, SIGNS, Figure, written

from network import Network, test_set
from network.arrays import FloatArray
from network.features.gradients import CELL, COUNT, DIRECTIONS, gradient_histograms
from network.preprocessing.picture import Picture
from network.reliability import warnings_about
from network.second_reader import ODD, second_reading
from network.training import second_reader_training as training
from network.training.other_marks import draw_marks, turned_digits
from network.training.trainer import Data, Recipe

CLEAR = (30, 4, 15, 0)  # test digits of the classes 3, 4, 5 and 7: turned, they are no digits


def test_histograms_are_sums_over_pixels() -> None:
    image = np.random.default_rng(0).uniform(0, 1, (28, 28))
    sums = np.zeros((DIRECTIONS, 7, 7))
    for row in range(1, 27):
        for column in range(1, 27):
            down = image[row + 1, column] - image[row - 1, column]
            right = image[row, column + 1] - image[row, column - 1]
            place = np.degrees(np.arctan2(down, right)) % 360 / 45
            for direction in range(DIRECTIONS):
                away = abs((place - direction + 4) % 8 - 4)
                sums[direction, row // CELL, column // CELL] += max(0, 1 - away) * np.hypot(
                    down, right
                )
    inner = slice(1, 6)  # pixels at the edge have no neighbors on one side, and count otherwise
    found = gradient_histograms(image.reshape(1, -1)).reshape(DIRECTIONS, 7, 7)
    scale = np.linalg.norm(found[:, inner, inner]) / np.linalg.norm(sums[:, inner, inner])
    assert found[:, inner, inner] == pytest.approx(scale * sums[:, inner, inner], abs=1e-4)
    assert np.linalg.norm(found) == pytest.approx(10) and found.size == COUNT


def test_it_reads_digits_better_than_the_network_of_the_film(network: Network) -> None:
    some = slice(None, None, 10)
    images, labels = test_set().pixels[some].reshape(-1, 28, 28), test_set().labels[some]
    seen = [second_reading(image) for image in images]
    right = np.mean([one.answer == label for one, label in zip(seen, labels, strict=True)])
    assert right > max(0.98, network.accuracy(test_set().pixels[some], labels))
    assert np.mean([one.is_digit for one in seen]) > 0.99


@pytest.mark.parametrize("index", CLEAR)
@pytest.mark.parametrize("quarters", range(4))
def test_a_turned_digit_is_noticed_and_how_to_turn_it_back(index: int, quarters: int) -> None:
    seen = second_reading(np.rot90(test_set().digit(index).image, -quarters))
    assert seen.is_digit and seen.is_turned == (quarters > 0)
    if quarters:
        assert seen.quarters == quarters


def test_another_answer_than_its_own_is_a_doubt(network: Network) -> None:
    picture = Picture.of(on_paper(0), Path("page"))  # a 7
    seven, four = (network.read(test_set().digit(index)) for index in (0, 4))
    assert warnings_about(picture.digit(), seven, picture) == []
    (doubt,) = warnings_about(picture.digit(), four, picture)
    assert doubt.startswith("A second network") and doubt.endswith("reads it as 7.")


@pytest.mark.parametrize("figures", [LETTERS, SIGNS])
def test_letters_and_signs_are_no_digits(figures: dict[str, Figure]) -> None:
    rng = np.random.default_rng(1)
    seen = [second_reading(drawn(form, rng)) for form in figures.values() for _ in range(5)]
    assert np.mean([one.certainty < ODD for one in seen]) >= 0.9
    assert np.mean([not one.is_digit for one in seen]) >= 0.4  # others look like a 4, an 8, ...


def drawn(form: Figure, rng: np.random.Generator) -> FloatArray:
    """Draw a letter or a sign with a pen, 20 pixels high or wide."""
    strokes = written(form, rng, slant=0.06)
    points = np.concatenate(strokes)
    size = np.ptp(points, axis=0)
    shift = (280 - 180 * size / size.max()) / 2
    page = np.zeros((280, 280), np.uint8)
    for stroke in strokes:
        places = (stroke - points.min(axis=0)) * 180 / size.max() + shift
        cv2.polylines(page, [places.astype(np.int32)], False, 255, 20, cv2.LINE_AA)
    return cv2.resize(page, (28, 28), interpolation=cv2.INTER_AREA) / 255


def test_marks_have_the_form_of_digits_and_are_the_same_from_a_seed() -> None:
    digits, labels = test_set().pixels[:50].astype(np.float32), test_set().labels[:50]
    marks, again = (draw_marks(200, np.random.default_rng(3), digits) for _ in range(2))
    assert (marks == again).all() and marks.min() >= 0 and marks.max() <= 1
    images = marks[marks.any(axis=1)].reshape(-1, 28, 28)
    middles = np.array([ndimage.center_of_mass(image) for image in images])
    assert len(images) > 195 and np.median(abs(middles - 14), axis=0).max() < 0.5
    turned = turned_digits(40, np.random.default_rng(3), digits, labels)
    zeros = digits[labels == 0].sum(axis=1)
    assert not np.isin(turned.sum(axis=1).round(3), zeros.round(3)).any()


def test_its_training_learns(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, count in {"MARKS": 600, "TURNED": 100, "DRAWN": 100, "WARPS": 20}.items():
        monkeypatch.setattr(training, name, count)
    data = Data(test_set().pixels[:6_500].astype(np.float32), test_set().labels[:6_500])
    recipe = Recipe(hidden=(12,), epochs=6, warm_up_steps=5)
    network = training.train_second_reader(data, recipe)
    assert network.sizes == (COUNT, 12, 11)
    pixels, labels = data.validation
    assert network.accuracy(gradient_histograms(pixels), labels) > 0.8
    marks = draw_marks(200, np.random.default_rng(9), data.pixels[:100])
    assert (network.read_many(gradient_histograms(marks))[-1].argmax(axis=1) == 10).mean() > 0.7
