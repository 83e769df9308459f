"""A digit comes from a class, the test set, a picture or an array; all else is refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from scipy import ndimage
from scipy.special import expit

from network import Digit, DigitError, Network, find_digit, test_set
from network.analysis.baselines import half_unseen
from network.mnist import read_idx
from network.preprocessing.normalize import has_mnist_form
from network.preprocessing.picture import Picture

FloatArray = npt.NDArray[np.float64]


def mnist_image(index: int) -> Image.Image:
    return Image.fromarray((test_set().digit(index).image * 255).round().astype(np.uint8))


def drawing(
    index: int, *, noise: float = 0.0, shadow: float = 0.0, dust: bool = False
) -> FloatArray:
    """A test digit drawn large, off-centre, with sharp edges: 300 x 240, ink 1 on ground 0."""
    strokes = np.asarray(mnist_image(index).resize((180, 180), Image.Resampling.BICUBIC)) / 255
    page = np.zeros((240, 300))
    page[50:230, 20:200] = np.clip((strokes - 0.4) / 0.2, 0, 1)
    if dust:
        page[3:6, 290:294] = page[-5:-2, 4:8] = 1
    rng = np.random.default_rng(index)
    return np.clip(
        page * 0.9 + rng.normal(0, noise, page.shape) + shadow * np.linspace(0, 1, 300), 0, 1
    )


def to_bytes(grey: FloatArray) -> npt.NDArray[np.uint8]:
    return (grey * 255).round().astype(np.uint8)


def with_alpha(ink: FloatArray, color: int) -> Image.Image:
    pixels = np.full((*ink.shape, 4), color, dtype=np.uint8)
    pixels[..., 3] = to_bytes(ink)
    return Image.fromarray(pixels)


# --- by name --------------------------------------------------------------------------------------
@pytest.mark.parametrize("label", range(10))
def test_a_class_is_a_clearly_written_digit_that_is_read_rightly(
    network: Network, label: int
) -> None:
    digit = find_digit(str(label), network)
    seen = network.read(digit)
    assert digit.label == seen.answer == label and seen.margin > 0.9
    assert test_set().digit(int(digit.origin.removeprefix("test:"))).label == label


def test_a_test_digit_is_that_of_the_file(network: Network) -> None:
    digit = find_digit("test:1234", network)
    raw = read_idx(Path(__file__).parents[2] / "network/data/t10k-images-idx3-ubyte.gz")
    np.testing.assert_array_equal(digit.image, raw[1234] / 255)
    assert digit.origin == "test:1234" and len(test_set()) == 10_000
    with pytest.raises(ValueError, match="read-only"):
        digit.pixels[0] = 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("12", "use 0 to 9"),
        ("-1", "use 0 to 9"),
        ("test:10000", "test:0 to test:9999"),
        ("test:-1", "a number from 0 to 9999"),
        ("test:x", "a number from 0 to 9999"),
        ("wrong:12", "a class from 0 to 9"),
        ("sure:", "a class from 0 to 9"),
        ("random:", "a whole number from 0 up"),
        ("random:-1", "a whole number from 0 up"),
        ("nosuch.png", "no such file"),
        ("", "folder"),
    ],
)
def test_a_name_that_is_none_is_refused(network: Network, text: str, message: str) -> None:
    with pytest.raises(DigitError, match=message) as caught:
        find_digit(text, network)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["wrong", "wrong:7", "unsure", "unsure:0", "sure", "sure:4"])
def test_a_criterion_finds_the_digit_at_that_end(network: Network, text: str) -> None:
    kind, _, label = text.partition(":")
    digits = test_set()
    outputs = expit(network.weights[0] @ digits.pixels.T + network.biases[0][:, None])
    for w, b in zip(network.weights[1:], network.biases[1:], strict=True):
        outputs = expit(w @ outputs + b[:, None])
    margins: dict[int, float] = {}
    for index, column in enumerate(outputs.T):
        first, second = sorted(column, reverse=True)[:2]
        right = int(column.argmax()) == digits.labels[index]
        if {"wrong": not right, "unsure": True, "sure": right}[kind] and label in {
            "",
            str(digits.labels[index]),
        }:
            margins[index] = first - second
    digit = find_digit(text, network)
    index = int(digit.origin.removeprefix("test:"))
    assert margins[index] == (min if kind == "unsure" else max)(margins.values())
    answer = outputs[:, index].argmax()
    assert f"{text} is test:{index}, " in digit.chosen
    assert f"labeled {digit.label}, read as {answer} ({outputs[answer, index]:.2f})" in digit.chosen


def test_a_draw_is_the_same_for_the_same_seed(network: Network) -> None:
    drawn = [find_digit(f"random:{seed}", network) for seed in (1, 1, *range(2, 12))]
    first, again, *_ = drawn
    assert first.origin == again.origin and first.chosen == again.chosen
    assert len({digit.origin for digit in drawn}) > 9
    assert first.chosen == f"random:1 is {first.origin}, labeled {first.label}"


def test_a_criterion_that_no_digit_fulfils_says_so() -> None:
    always_one = Network((np.zeros((10, 784)),), (np.eye(10)[1],))
    with pytest.raises(
        DigitError, match=r"wrong:1: .* reads all of the test digits of class 1 correctly"
    ):
        find_digit("wrong:1", always_one)
    with pytest.raises(
        DigitError, match=r"sure:2: .* reads none of the test digits of class 2 correctly"
    ):
        find_digit("sure:2", always_one)
    assert find_digit("sure", always_one).label == 1


@pytest.mark.parametrize(
    ("pixels", "message"),
    [
        (np.zeros(784), "blank"),
        (np.zeros(100), "784 pixels, not 100"),
        (np.full(784, 1.01), "between 0 and 1"),
        (np.full(784, np.nan), "between 0 and 1"),
        (np.full(784, -0.1), "between 0 and 1"),
    ],
)
def test_an_array_that_is_no_digit_is_refused(pixels: FloatArray, message: str) -> None:
    with pytest.raises(DigitError, match=message):
        Digit(pixels, "array")


# --- names beside files ---------------------------------------------------------------------------
NAMES = ("7", "test:7", "test:7.png", "wrong", "sure:3", "random:1")


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a picture of every name, and a row of two digits."""
    monkeypatch.chdir(tmp_path)
    row = Image.new("L", (300, 140), 255)
    for number in range(2):
        digit = Image.fromarray(255 - to_bytes(test_set().digit(number).image))
        row.paste(digit.resize((112, 112)), (20 + 150 * number, 14))
    row.save("row.png")
    for name in (*NAMES, "12"):
        digit.resize((112, 112)).save(Path(name), "PNG")
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_for_a_test_digit_and_a_path_for_a_file(
    beside: Path, network: Network, name: str
) -> None:
    if name == "test:7.png":
        with pytest.raises(DigitError, match="a number from 0 to 9999"):
            find_digit(name, network)
    else:
        assert find_digit(name, network).test_index is not None
    for path in (f"./{name}", str(beside / name)):
        digit = find_digit(path, network)
        assert digit.test_index is None and digit.origin == f"./{name}"
        assert (find_digit(digit.origin, network).pixels == digit.pixels).all()
        assert half_unseen(digit) == 0


def test_a_number_that_is_no_class_is_a_file_where_there_is_one(
    beside: Path, network: Network
) -> None:
    assert find_digit("12", network).origin == "12"
    with pytest.raises(DigitError, match="use 0 to 9"):
        find_digit("13", network)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        *((number, "row.png#1 is the first one") for number in ("0", "00", "-1", "", "x", "1#2")),
        ("3", "there is no digit 3; only 2 were found"),
        ("99999", "there is no digit 99999"),
        ("9" * 5000, "row.png#1 is the first one"),
    ],
    ids=lambda text: text[:8],
)
def test_a_number_that_no_digit_can_have_is_refused(
    beside: Path, network: Network, number: str, says: str
) -> None:
    with pytest.raises(DigitError, match=says):
        find_digit(f"row.png#{number}", network)


def test_a_file_that_has_such_a_name_itself_comes_first(beside: Path, network: Network) -> None:
    Path("12").rename("row.png#2")
    digit = find_digit("row.png#2", network)
    assert digit.origin == "row.png#2"
    assert (digit.pixels == find_digit("./7", network).pixels).all()
    assert find_digit("row.png#1", network).origin == "row.png#1"


def test_an_origin_is_printable_whatever_the_name_holds(beside: Path, network: Network) -> None:
    Path("12").rename(os.fsdecode(b"k\xfcr\x1b[31m.png"))
    digit = find_digit(os.fsdecode(b"k\xfcr\x1b[31m.png"), network)
    assert digit.origin == "k?r?[31m.png"


# --- from a picture -------------------------------------------------------------------------------
SAVED_LIKE_MNIST: dict[str, Callable[[Image.Image], Image.Image]] = {
    mode: lambda image, mode=mode: image.convert(mode) for mode in ("L", "RGB", "RGBA", "LA", "P")
}


@pytest.mark.parametrize("mode", SAVED_LIKE_MNIST)
@pytest.mark.parametrize("index", [0, 7, 1234])
def test_a_picture_like_mnist_passes_untouched(tmp_path: Path, mode: str, index: int) -> None:
    SAVED_LIKE_MNIST[mode](mnist_image(index)).save(tmp_path / "d.png")
    np.testing.assert_allclose(
        Picture.open(tmp_path / "d.png").digit().pixels,
        test_set().digit(index).pixels,
        atol=1e-12,
        rtol=0,
    )


LOOKS: dict[str, Callable[[int], Image.Image]] = {
    "dark on light": lambda i: Image.fromarray(255 - to_bytes(drawing(i))),
    "light on dark": lambda i: Image.fromarray(to_bytes(drawing(i))),
    "black on transparent": lambda i: with_alpha(drawing(i), 0),
    "white on transparent": lambda i: with_alpha(drawing(i), 255),
    "a scan with grain and dust": lambda i: Image.fromarray(
        255 - to_bytes(drawing(i, noise=0.08, dust=True))
    ),
    "a phone's picture with a shadow": lambda i: Image.fromarray(
        255 - to_bytes(drawing(i, noise=0.02, shadow=0.3))
    ),
    "16 bit": lambda i: Image.fromarray(((1 - drawing(i)) * 65535).astype(np.uint16)),
    "color": lambda i: Image.merge(
        "RGB", [Image.fromarray(to_bytes(1 - drawing(i) * share)) for share in (1.0, 0.9, 0.4)]
    ),
    "CMYK": lambda i: Image.fromarray(255 - to_bytes(drawing(i))).convert("CMYK"),
    "large": lambda i: Image.fromarray(255 - to_bytes(drawing(i))).resize((3000, 2400)),
    "small": lambda i: Image.fromarray(255 - to_bytes(drawing(i))).resize(
        (50, 40), Image.Resampling.BOX
    ),
}


@pytest.mark.parametrize("look", LOOKS)
def test_a_drawing_is_read_like_the_digit_that_it_shows(
    tmp_path: Path, network: Network, look: str
) -> None:
    path = tmp_path / ("d.tif" if look == "CMYK" else "d.png")
    right = []
    for label in range(10):
        index = int(find_digit(str(label), network).origin.removeprefix("test:"))
        LOOKS[look](index).save(path)
        digit = Picture.open(path).digit()
        right.append(network.read(digit).answer == label)
        rows, columns = np.nonzero(digit.image > 0.1)
        assert 18 <= max(np.ptp(rows), np.ptp(columns)) + 1 <= 20
        assert abs(np.array(ndimage.center_of_mass(digit.image)) - 14).max() <= 0.51
        assert digit.pixels.max() == pytest.approx(1, abs=0.02)
    assert sum(right) >= 9


def test_a_turned_photo_is_turned_back(tmp_path: Path) -> None:
    picture = Image.fromarray(255 - to_bytes(drawing(0)))
    picture.save(tmp_path / "upright.jpg", quality=95)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera lay on its side
    picture.transpose(Image.Transpose.ROTATE_90).save(
        tmp_path / "turned.jpg", quality=95, exif=exif
    )
    upright, turned = (
        Picture.open(tmp_path / f"{name}.jpg").digit().pixels for name in ("upright", "turned")
    )
    np.testing.assert_allclose(upright, turned, atol=0.06)


def test_every_test_digit_counts_as_like_mnist() -> None:
    assert all(has_mnist_form(pixels.reshape(28, 28)) for pixels in test_set().pixels)
    assert not has_mnist_form(1 - test_set().digit(0).image)
    assert not has_mnist_form(np.roll(test_set().digit(0).image, 3, axis=1))


# --- what is no digit -----------------------------------------------------------------------------
def save_truncated(path: Path) -> None:
    Image.fromarray(to_bytes(np.random.default_rng(0).random((90, 90)))).save(path)
    path.write_bytes(path.read_bytes()[:2000])


def save_array(values: npt.NDArray[np.generic]) -> Callable[[Path], object]:
    return lambda path: Image.fromarray(values).save(path)


NO_DIGITS: dict[str, tuple[Callable[[Path], object], str]] = {
    "white": (save_array(np.full((60, 60), 255, np.uint8)), "blank"),
    "black": (save_array(np.zeros((28, 28), np.uint8)), "blank"),
    "grainy paper": (
        save_array(to_bytes(np.clip(np.random.default_rng(1).normal(0.9, 0.05, (400, 400)), 0, 1))),
        "blank|specks",
    ),
    "blank 16 bit": (save_array(np.full((60, 60), 65535, np.uint16)), "blank"),
    "all transparent": (save_array(np.zeros((60, 60, 4), np.uint8)), "blank"),
    "1 x 1": (save_array(np.zeros((1, 1), np.uint8)), "1 x 1 pixels; a digit needs at least 8 x 8"),
    "a line of pixels": (save_array(np.zeros((3, 100), np.uint8)), "100 x 3 pixels"),
    "a speck": (save_array(np.pad(np.full((1, 1), 255, np.uint8), 20)), "specks"),
    "text": (lambda path: path.write_text("I am no picture"), "not a picture"),
    "empty": (lambda path: path.write_bytes(b""), "not a picture"),
    "truncated": (save_truncated, "cut off"),
    "folder": (lambda path: path.mkdir(), "folder"),
    "missing": (lambda path: None, "no such file"),
}


@pytest.mark.parametrize("case", NO_DIGITS)
def test_what_is_no_digit_is_refused_in_one_sentence(tmp_path: Path, case: str) -> None:
    make, message = NO_DIGITS[case]
    path = tmp_path / "d.png"
    make(path)
    with pytest.raises(DigitError, match=message) as caught:
        Picture.open(path).digit()
    assert "d.png" in str(caught.value) and "\n" not in str(caught.value)


def test_a_huge_picture_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    Image.new("1", (12_000, 10_100)).save(tmp_path / "d.png")
    with pytest.raises(DigitError, match="12000 x 10100 pixels are too many"):
        Picture.open(tmp_path / "d.png").digit()


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x00\x08\x03abc", b"\x00\x00\x09\x01\x00\x00\x00\x01a", b"\x1f\x8bx"]
)
@pytest.mark.parametrize("name", ["a", "a.gz"])
def test_a_bad_idx_file_is_refused(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DigitError, match="not an IDX file"):
        read_idx(tmp_path / name)
