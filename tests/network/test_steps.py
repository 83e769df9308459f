"""Steps from a picture to the 28 x 28 pixels: sentences that are true, and pictures of it."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from support.situations import KINDS

from network import test_set
from network.preprocessing.loading import decode
from network.preprocessing.picture import Picture
from network.preprocessing.steps import CHOSEN, COLORS, LINE, NEIGHBOR, OTHER, Step, steps_of


def steps_in(kind: str, name: str) -> dict[str, Step]:
    """Steps to the first digit in a picture of a situation."""
    (situation,) = (one for one in KINDS[kind] if one.name == name)
    content = situation(np.random.default_rng(5)).encode()
    picture = Picture.of(decode(io.BytesIO(content)), Path("x.png"))
    return {step.name: step for step in steps_of(picture)}


def has(step: Step, kind: int) -> bool:
    return bool((step.image == COLORS[kind]).all(axis=2).any())


@pytest.mark.parametrize(
    ("kind", "name", "step", "says"),
    [
        ("plain", "marker", "ink", "darker than the ground"),
        ("plain", "chalkboard", "ink", "brighter than the ground"),
        ("ruling", "mid_grey_2_squares_page", "picture", "The digit is small"),
        ("several", "two_touching", "digit", "cut apart"),
        ("several", "row", "pieces", "others (blue)"),
        ("thin", "hairline", "28 x 28", "made thicker"),
    ],
)
def test_sentences_tell_what_was_done(kind: str, name: str, step: str, says: str) -> None:
    steps = steps_in(kind, name)
    assert says in steps[step].sentence
    for one in steps.values():
        assert one.sentence.endswith(".") and max(one.image.shape) >= 300
        if one.name != "ground":  # paper may be all alike
            assert np.ptp(one.image) > 100, one.name


@pytest.mark.parametrize("name", ["mid_grey_2_squares_page", "marker"])
def test_colors_that_are_told_are_seen_and_the_others_are_not(name: str) -> None:
    pieces = steps_in("ruling" if "squares" in name else "plain", name)["pieces"]
    told = {CHOSEN: "(yellow)", NEIGHBOR: "(blue)", LINE: "(red)", OTHER: "(gray)"}
    for kind, word in told.items():
        assert has(pieces, kind) == (word in pieces.sentence)


def test_a_digit_in_mnists_form_has_only_the_last_step() -> None:
    (step,) = steps_of(Picture.of(test_set().digit(0).image, Path("x.png")))
    assert step.name == "28 x 28" and "nothing to find" in step.sentence
