"""Pictures of digits in many situations: the same from a seed, and of what they say they are."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageOps
from support import drawn_by_others
from support.situations import (
    KINDS,
    Box,
    Case,
    Situation,
    cases,
    everyday,
    hands,
    papers,
    places,
    turns,
)
from support.situations.strokes import FORMS, STYLES

SMALL = 4  # times smaller than they are for the bench, so that all are drawn within seconds
ALL = [situation for situations in KINDS.values() for situation in situations]
# the large ones differ from others in their size alone
LARGE = [one for one in ALL if one.kind == "large" and not one.name.startswith("1000")]
# and lines of other colours differ from light blue ones in that alone
OTHER_LINES = [one for one in ALL if one.name.startswith(("mid_grey", "dark_blue"))]
LEFT_OUT = {*LARGE, *OTHER_LINES}
DRAWN = [one for one in ALL if one not in LEFT_OUT and one.name != "size_1000_to_2000"]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((papers, "PHOTO"), (everyday, "SCREEN"), (places, "CROP")):
        smaller = tuple(side // SMALL for side in getattr(module, name))
        monkeypatch.setattr(module, name, smaller)
    monkeypatch.setattr(hands, "SIDE", hands.SIDE // SMALL)
    monkeypatch.setattr(places, "PAGE", tuple(side // SMALL for side in places.PAGE))
    monkeypatch.setattr(places, "STEP", places.STEP / SMALL)


def pixels_of(case: Case) -> np.ndarray:
    """The picture as it is to be seen, 0 to 1; where some is transparent, how much is not."""
    if isinstance(case.picture, np.ndarray):
        return (case.picture if case.picture.shape[2] == 3 else case.picture[..., 3:]) / 255
    with Image.open(BytesIO(case.picture)) as image:
        upright = ImageOps.exif_transpose(image)
        if "A" in upright.getbands():
            return np.asarray(upright.getchannel("A"), dtype=float)[..., np.newaxis] / 255
        if upright.mode.startswith(("I", "F")):
            grey = np.asarray(upright, dtype=float)[..., np.newaxis]
            return grey / grey.max()
        return np.asarray(upright.convert("RGB"), dtype=float) / 255


def contrast(pixels: np.ndarray, box: Box) -> float:
    """How much the colours in a box differ, when the few farthest from the rest are left out."""
    rows, columns = pixels.shape[:2]
    grown = 0.1 * (box.bottom - box.top) + 2
    top, left = max(0, int(box.top - grown)), max(0, int(box.left - grown))
    bottom, right = min(rows, int(box.bottom + grown)), min(columns, int(box.right + grown))
    assert box.top > -grown and box.left > -grown, "the digit is in the picture"
    assert box.bottom < rows + grown and box.right < columns + grown
    part = pixels[top:bottom, left:right]
    return float((np.percentile(part, 99.8, (0, 1)) - np.percentile(part, 0.2, (0, 1))).max())


@pytest.mark.parametrize("situation", DRAWN, ids=lambda one: f"{one.kind}:{one.name}")
def test_ink_is_where_it_should_be(situation: Situation) -> None:
    case = situation(np.random.default_rng(5))
    assert (case.right == "") == (case.kind == "no digit") and case.situation == situation.name
    assert len(case.boxes) == len(case.right)
    if case.boxes:
        pixels = pixels_of(case)
        assert min(contrast(pixels, box) for box in case.boxes) > 0.1


@pytest.mark.parametrize("kind", ["plain", "table", "beside", "styles", "no digit", "formats"])
def test_the_same_seed_gives_the_same_pictures(kind: str) -> None:
    first, again, other = (next(cases(kind, 1, seed)) for seed in (1, 1, 2))
    assert first.encode() == again.encode() != other.encode()
    assert first.right == again.right and first.situation == KINDS[kind][0].name


def test_every_digit_has_its_turn_in_every_situation() -> None:
    seen: dict[Situation, set[str]] = {}
    for kind, situations in KINDS.items():
        for situation, digit in turns(kind, 10 * len(situations), 3):
            seen.setdefault(situation, set()).add(digit)
    assert all(digits == set(situation.digits) for situation, digits in seen.items())


def test_every_digit_has_ordinary_forms_and_a_style() -> None:
    assert set(FORMS) == {digit for digit, _ in STYLES.values()} == set("0123456789")
    assert all(2 <= len(forms) <= 4 for forms in FORMS.values())


def test_names_in_shared_cases_belong_to_kinds() -> None:
    assert set(drawn_by_others.PREFIXES.values()) == set(KINDS)
    assert drawn_by_others.kind_of("98_flash_glare__4.jpg") == "shadow"
    assert drawn_by_others.kind_of("21_rotated_minus_20__6_curl.png") == "turned"
    assert all(drawn.right.isdigit() or not drawn.right for drawn in drawn_by_others.pictures())
