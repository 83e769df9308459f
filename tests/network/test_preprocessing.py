"""Pictures become digits whatever the light, the pen and the paper; bad ones are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from bench import imports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image
from support import photos
from support.files import encoded, image, on_paper

from network import Digit, DigitError, Network, find_digit, test_set
from network.arrays import FloatArray
from network.preprocessing.picture import Picture
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film


def save(grey: FloatArray, path: Path) -> Path:
    Image.fromarray((grey * 255).round().astype(np.uint8)).save(path)
    return path


# --- how well -------------------------------------------------------------------------------------
def test_photos_are_read_like_the_digits_that_they_show(network: Network) -> None:
    seen, raw = imports.of_photos(network)
    assert raw > 0.95 and seen >= raw - imports.WORST_LOSS


def test_digits_in_ordinary_fonts_are_read(network: Network) -> None:
    cuts = photos.fonts()
    families = {font.family for font in cuts}
    if len(families) < imports.FEWEST_FONTS:
        pytest.skip(
            f"{len(families)} of the {imports.FEWEST_FONTS} fonts that are needed; "
            "fonts-urw-base35 has seven"
        )
    assert imports.of_fonts(network, cuts) >= imports.WORST_IN_FONTS


def test_digits_of_another_source_are_read(network: Network) -> None:
    third, sixth = slice(None, None, 3), slice(None, None, 6)  # make imports reads all 1,797
    assert imports.of_others(network, third) >= imports.WORST_OF_OTHERS
    assert imports.of_others_smoothly(network, sixth) >= imports.WORST_OF_OTHERS


@pytest.mark.parametrize(
    "taken",
    [
        photos.in_shadow,
        photos.on_squared_paper,
        photos.in_pencil,
        photos.on_a_table,
        photos.on_ruled_paper,
    ],
)
def test_hard_photos_are_read_nearly_as_well(
    network: Network, taken: Callable[..., FloatArray]
) -> None:
    rng = np.random.default_rng(0)
    shown = rng.choice(len(test_set()), 60, replace=False)
    digits, labels = test_set().pixels[shown], test_set().labels[shown]
    seen = imports.share_read(network, (taken(image(index), rng) for index in shown), labels)
    assert seen >= network.accuracy(digits, labels) - 0.1


@pytest.mark.parametrize("corner", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_a_shadow_across_a_corner_is_no_ink(corner: tuple[int, int]) -> None:
    page = np.full((300, 300), 0.9)
    page[60:240, 60:240] -= 0.7 * photos.enlarged(image(0), 180)
    rows, columns = (np.linspace(1, 0, 300) if far else np.linspace(0, 1, 300) for far in corner)
    shaded = np.where(rows[:, None] + 1.3 * columns < 0.75, 0.55, 1) * page
    plain, seen = photos.digit_in(page), photos.digit_in(shaded)
    assert abs(plain - seen).sum() < 0.15 * plain.sum()


# --- what does not matter -------------------------------------------------------------------------
HARMLESS: dict[str, Callable[[FloatArray], FloatArray]] = {
    "light on dark": lambda page: 1 - page,
    "little contrast": lambda page: 0.4 + 0.3 * page,
    "light from the left": lambda page: page * np.linspace(0.4, 1, 300),
    "light from below on a board": lambda page: (
        0.6 * (1 - page) + 0.4 * np.linspace(0, 1, 300)[:, None]
    ),
    "half the light": lambda page: 0.5 * page,
    "specks": lambda page: np.where(
        photos.with_specks(np.zeros_like(page), np.random.default_rng(1), 8) > 0, 0, page
    ),
    "more paper": lambda page: np.pad(page, ((0, 200), (150, 0)), constant_values=0.9),
    "larger": lambda page: np.kron(page, np.ones((2, 2))),
}


@pytest.mark.parametrize("change", HARMLESS)
@pytest.mark.parametrize("index", [0, 3, 61])
def test_what_makes_no_other_digit_makes_no_other_pixels(index: int, change: str) -> None:
    page = on_paper(index)
    plain, changed = (
        photos.digit_in(picture).reshape(28, 28) for picture in (page, HARMLESS[change](page))
    )
    assert abs(plain - changed).sum() < 0.12 * plain.sum()


def test_ink_and_paper_may_be_alike_in_all_but_hue() -> None:
    luma = np.array([0.299, 0.587, 0.114])
    hue = np.cross(luma, np.ones(3))
    ink = (0.9 - on_paper(0, noise=0.0))[..., None] / 0.7
    picture = 0.5 + 0.3 * (2 * ink - 1) * hue / abs(hue).max()
    assert np.ptp(picture @ luma) < 1e-9 and np.ptp(picture.mean(axis=2)) < 1e-9
    np.testing.assert_allclose(
        photos.digit_in(picture), photos.digit_in(on_paper(0, noise=0.0)), atol=0.1
    )


# --- several digits -------------------------------------------------------------------------------
SHOWN = (0, 1, 4, 17, 61)


@pytest.fixture
def row(tmp_path: Path) -> Path:
    return save(
        photos.in_a_row([image(index) for index in SHOWN], np.random.default_rng(3)),
        tmp_path / "row.png",
    )


def test_several_digits_are_told_apart_from_left_to_right(network: Network, row: Path) -> None:
    picture = Picture.open(row)
    assert len(picture) == len(SHOWN)
    assert [box.left for box in picture.boxes] == sorted(box.left for box in picture.boxes)
    labels = [test_set().labels[index] for index in SHOWN]
    assert [network.read(picture.digit(number)).answer for number in range(1, 6)] == labels
    ink = picture.pixels[..., 0] < 0.5
    for box in picture.boxes:
        ink[max(0, box.top - 3) : box.bottom + 3, max(0, box.left - 3) : box.right + 3] = False
    assert not ink.any()


def test_of_several_digits_one_has_to_be_picked(network: Network, row: Path) -> None:
    with pytest.raises(
        DigitError,
        match=r"row\.png: there are 5 digits in this picture; choose one .*--pick 1 to 5",
    ):
        find_digit(str(row), network)
    for number in (0, 6):
        with pytest.raises(DigitError, match=f"no digit {number}; only 5 were found"):
            find_digit(str(row), network, number)
    with pytest.raises(DigitError, match="this is one digit"):
        find_digit("7", network, 1)
    picked, named = find_digit(str(row), network, 3), find_digit(f"{row}#3", network)
    assert picked.origin == named.origin == "row.png#3"
    np.testing.assert_array_equal(picked.pixels, named.pixels)
    stems = {
        plan_film(["short"], find_digit(str(row), network, n), network, FORMATS["l"]).stem
        for n in range(1, 6)
    }
    assert len(stems) == 5 and any(stem.startswith("short-row_3_") for stem in stems)


def test_a_file_may_have_a_number_sign_in_its_name(network: Network, tmp_path: Path) -> None:
    path = tmp_path / "mine.png#2"
    save(on_paper(0), tmp_path / "mine.png").rename(path)
    assert find_digit(str(path), network).origin == "mine.png#2"


def test_parts_of_one_digit_stay_together() -> None:
    def count(page: FloatArray) -> int:
        return len(Picture.of(page, Path("page")))

    five = on_paper(59, 200)
    five[:, :] = np.where(five < 0.5, 0.2, 0.9)
    assert count(five) == 1
    broken = np.full((300, 300), 0.9)
    broken[60:140, 130:150] = broken[148:230, 130:150] = broken[60:80, 150:200] = broken[
        120:140, 150:200
    ] = 0.2
    assert count(broken) == 1
    stacked = np.full((400, 200), 0.9)
    stacked[40:150, 80:100] = stacked[250:360, 80:100] = 0.2
    assert count(stacked) == 2


# --- whatever comes -------------------------------------------------------------------------------
SOME = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
REAL = [
    encoded(kind, Image.fromarray((on_paper(0)[::6, ::6] * 255).astype(np.uint8)))
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP", "PPM", "JPEG2000")
]


def is_digit_or_refused(make: Callable[[], object]) -> None:
    try:
        pixels = make()
    except DigitError as error:
        assert str(error) and "\n" not in str(error)
        return
    levels = np.asarray(pixels.pixels if isinstance(pixels, Digit) else pixels)
    assert levels.shape == (784,) and levels.min() >= 0 and levels.max() <= 1 and levels.max() > 0


@SOME
@given(
    hnp.arrays(
        st.one_of(
            hnp.floating_dtypes(),
            hnp.integer_dtypes(),
            hnp.boolean_dtypes(),
            hnp.complex_number_dtypes(),
        ),
        hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=40),
    )
)
def test_any_array_is_a_digit_or_refused(array: npt.NDArray[np.generic]) -> None:
    is_digit_or_refused(lambda: photos.digit_in(array))
    is_digit_or_refused(lambda: Digit(array, "array"))


@SOME
@given(st.data(), st.integers(8, 60), st.integers(8, 160))
def test_any_picture_is_a_digit_or_refused(data: st.DataObject, rows: int, columns: int) -> None:
    levels = hnp.arrays(
        np.float64, (rows, columns), elements=st.floats(0, 1), fill=st.sampled_from([0.0, 0.5, 1.0])
    )
    picture = data.draw(levels)
    is_digit_or_refused(lambda: photos.digit_in(picture))
    is_digit_or_refused(lambda: photos.digit_in(np.kron(picture, np.ones((4, 4)))))


@SOME
@given(st.binary(max_size=400), st.sampled_from(REAL), st.integers(0, 3000), st.integers(0, 2))
def test_any_file_is_a_digit_or_refused(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, real: bytes, place: int, how: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "junk"
    place %= len(real)
    path.write_bytes(
        (junk, real[:place] + junk[:8] + real[place + len(junk[:8]) :], real[:place] + junk)[how]
    )
    is_digit_or_refused(lambda: Picture.open(path).digit())


@SOME
@given(st.text(max_size=20))
def test_any_name_is_a_digit_or_refused(network: Network, text: str) -> None:
    is_digit_or_refused(lambda: find_digit(text, network))
    for kind in ("test:", "wrong:", "random:", "x.png#"):
        is_digit_or_refused(lambda kind=kind: find_digit(kind + text, network))
