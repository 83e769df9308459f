"""Pictures are read in every format and mode in which they come; bad files are one sentence."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw, ImageOps
from support import photos
from support.files import REFUSED, encoded, on_paper

from network import Digit, DigitError, Network, find_digit, test_set
from network.preprocessing.loading import decode
from network.preprocessing.modes import as_rgb
from network.preprocessing.picture import Picture
from studio.cli.main import main
from studio.outputs.batch_inputs import collect
from studio.planning.names import digit_slug
from studio.web import live

ROOT = Path(__file__).parents[2]
RAMP = np.tile(np.linspace(0, 255, 64).round().astype(np.uint8), (16, 1))


def as_image(*indices: int) -> Image.Image:
    """Test digits on paper, side by side."""
    pages = [on_paper(index) for index in indices]
    return Image.fromarray((np.hstack(pages) * 255).astype(np.uint8)).convert("RGB")


# --- files ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("case", REFUSED)
def test_bad_files_end_in_one_sentence_and_nothing_is_lost(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, content, says = REFUSED[case]
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(content())
    before = Path(name).read_bytes()
    result = CliRunner().invoke(main, ["read", name])
    assert result.exit_code == 2 and isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    (sentence,) = result.stderr.strip().splitlines()
    assert says in sentence and name in sentence
    assert os.listdir() == [name] and Path(name).read_bytes() == before  # noqa: PTH208


def test_what_is_no_file_is_refused(network: Network, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, says in (
        (tmp_path, "folder"),
        (tmp_path / "pipe", "not a regular file"),
        (tmp_path / ("x" * 300), "too long"),
    ):
        with pytest.raises(DigitError, match=says):
            find_digit(str(path), network)
    with pytest.raises(DigitError, match=r"a\?b\.png") as caught:
        find_digit("a\nb.png", network)
    assert "\n" not in str(caught.value)


TAKEN: dict[str, tuple[str, Callable[[Image.Image], Image.Image], dict[str, object]]] = {
    "CMYK": ("JPEG", lambda page: page.convert("CMYK"), {"quality": 95}),
    "GIF of one frame": ("GIF", lambda page: page, {}),
    "WebP of one frame": ("WEBP", lambda page: page, {"lossless": True}),
    "BMP": ("BMP", lambda page: page, {}),
    "two levels": ("PNG", lambda page: page.convert("1", dither=Image.Dither.NONE), {}),
    "16 bit": ("PNG", lambda page: Image.fromarray(np.asarray(page).astype(np.uint16) * 257), {}),
    "16 bit, large": (
        "PNG",
        lambda p: Image.fromarray(np.asarray(p.resize((2400, 2400))).astype(np.uint16) * 257),
        {},
    ),
    "32 bit": ("TIFF", lambda page: Image.fromarray(np.asarray(page).astype(np.float32)), {}),
    "photo with a preview": (
        "MPO",
        lambda page: page.convert("RGB"),
        {"save_all": True, "quality": 95},
    ),
    "large JPEG": ("JPEG", lambda page: page.resize((4000, 4000)), {}),
}


@pytest.mark.parametrize("case", TAKEN)
def test_other_kinds_of_files_hold_the_same_digit(case: str, tmp_path: Path) -> None:
    kind, convert, options = TAKEN[case]
    page = Image.fromarray((on_paper(0) * 255).astype(np.uint8))
    if kind == "MPO":
        options = {**options, "append_images": [Image.new("RGB", (80, 80), "white")]}
    (tmp_path / "a").write_bytes(encoded(kind, convert(page), **options))
    seen, plain = (
        Picture.open(tmp_path / "a").digit().pixels,
        photos.digit_in(np.asarray(page) / 255),
    )
    assert abs(seen - plain).sum() < 0.1 * plain.sum()


# --- modes ----------------------------------------------------------------------------------------
GREY = Image.fromarray(RAMP)
MODES = {
    mode: GREY.convert("RGB").convert(mode) for mode in ["1", "L", "LA", "P", "RGB", "RGBA", "RGBX"]
}
MODES |= {mode: GREY.convert("RGB").convert(mode) for mode in ["CMYK", "YCbCr", "HSV", "LAB"]}
MODES |= {"PA": GREY.convert("P").convert("PA"), "La": GREY.convert("LA").convert("La")}
MODES |= {"RGBa": GREY.convert("RGBA").convert("RGBa")}


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_has_the_same_levels(mode: str) -> None:
    pixels = as_rgb(MODES[mode])
    assert pixels.shape == (*RAMP.shape, 3) and pixels.dtype == np.uint8
    # 1 has two levels, in dots; P has six of each color
    step = {"1": 255, "P": 51}.get(mode, 2)
    assert abs(pixels.astype(int) - RAMP[..., None]).max() <= step


@pytest.mark.parametrize("bits", [8, 10, 12, 14, 16])
@pytest.mark.parametrize("kind", ["I;16", "I;16B", "I", "F"])
def test_white_is_the_most_that_whole_bits_hold(bits: int, kind: str) -> None:
    values = (RAMP / 255 * (2**bits - 1)).round()
    dtype = {"I;16": "<u2", "I;16B": ">u2", "I": np.int32, "F": np.float32}[kind]
    picture = Image.frombytes(kind, values.shape[::-1], values.astype(dtype).tobytes())
    assert abs(as_rgb(picture)[..., 0].astype(int) - RAMP).max() <= 1


@pytest.mark.parametrize("kind", [".png", ".tiff"])
def test_colors_of_12_bits_are_not_black(kind: str) -> None:
    values = np.repeat((RAMP / 255 * 4095).astype(np.uint16)[..., None], 3, axis=2)
    pixels = decode(io.BytesIO(cv2.imencode(kind, values)[1].tobytes()))
    assert abs(pixels.astype(int) - RAMP[..., None]).max() <= 17  # Pillow keeps four bits of them


REAL_NUMBERS: dict[str, npt.NDArray[np.float64]] = {
    "from 0 to 1": RAMP / 255,
    "a little beyond": RAMP / 255 * 1.02 - 0.01,
    "from -1 to 1": RAMP / 127.5 - 1,
    "from 0 to 255": RAMP * 1.0,
    "from 0 to 3": RAMP / 85,
    "without end": np.where(RAMP == 255, np.inf, RAMP / 255),
    "huge": RAMP * 1e30,
}


@pytest.mark.parametrize("case", REAL_NUMBERS)
def test_real_numbers_have_the_levels_that_they_mean(case: str) -> None:
    pixels = as_rgb(Image.fromarray(REAL_NUMBERS[case].astype(np.float32)))
    assert abs(pixels[..., 0].astype(int) - RAMP).max() <= 8


@pytest.mark.parametrize("level", [0.0, 0.3, 1.0, -5.0, 255.0, 1e30, np.nan, np.inf])
@pytest.mark.parametrize("kind", [np.float32, np.int32])
def test_one_level_is_no_error(level: float, kind: type) -> None:
    values = np.full((20, 30), np.nan_to_num(level, posinf=9) if kind is np.int32 else level)
    pixels = as_rgb(Image.fromarray(np.clip(values, -1e30, 1e9).astype(kind)))
    assert pixels.shape == (20, 30, 3) and np.ptp(pixels) == 0


@pytest.mark.parametrize("ink", [0, 255])
@pytest.mark.parametrize("strength", [1.0, 0.3])
def test_behind_what_is_transparent_lies_the_opposite(ink: int, strength: float) -> None:
    picture = np.full((16, 64, 4), ink, np.uint8)
    picture[..., 3] = RAMP * strength
    levels = as_rgb(Image.fromarray(picture))[..., 0].astype(int)
    expected = RAMP * strength if ink else 255 - RAMP * strength
    assert abs(levels - expected).max() <= 1


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_a_picture_is_upright(orientation: int, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = as_image(0).crop((0, 0, 200, 300))
    options: dict[str, object] = {"lossless": True} if kind == "WEBP" else {}
    content = encoded(kind, picture, exif=exif, **options)
    picture.getexif()[0x0112] = orientation
    np.testing.assert_array_equal(
        decode(io.BytesIO(content)), np.asarray(ImageOps.exif_transpose(picture))
    )


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc here")
def test_a_picture_of_100_million_pixels_is_read_in_little_memory(tmp_path: Path) -> None:
    page = Image.new("RGB", (12_000, 9_000), (225, 222, 214))
    stroke = [(4800, 3000), (7200, 3000), (5700, 6500)]
    ImageDraw.Draw(page).line(stroke, (30, 40, 90), 400, joint="curve")
    page.save(tmp_path / "large.jpg")
    del page
    code = (
        "import re, sys; from pathlib import Path\n"
        "from network.preprocessing.picture import Picture\n"
        "assert len(Picture.open(Path(sys.argv[1]))) == 1\n"
        # not ru_maxrss, in which the process that started this one has a part
        "print(re.search(r'VmHWM:\\s*(\\d+) kB', Path('/proc/self/status').read_text())[1])"
    )
    command = [sys.executable, "-W", "error", "-c", code, str(tmp_path / "large.jpg")]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert float(result.stdout) < 1_500_000


# --- HEIC -----------------------------------------------------------------------------------------


def heic(picture: Image.Image, **options: object) -> bytes:
    file = io.BytesIO()
    pytest.importorskip("pillow_heif").from_pillow(picture).save(file, **options)
    return file.getvalue()


def test_a_photo_of_an_iphone_is_read_upright(network: Network, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = as_image(0).transpose(Image.Transpose.ROTATE_90)
    for name, content in (("a", heic(as_image(0))), ("b", heic(turned, exif=exif.tobytes()))):
        (tmp_path / f"{name}.heic").write_bytes(content)
        digit = find_digit(str(tmp_path / f"{name}.heic"), network)
        assert network.read(digit).answer == test_set().labels[0]
        assert abs(digit.pixels - photos.digit_in(on_paper(0))).mean() < 0.02
    assert "HEIF" not in Image.OPEN  # nothing has changed for other users of Pillow


@pytest.mark.parametrize("kept", [300, -300])
def test_a_photo_that_is_cut_off_is_told(kept: int) -> None:
    with pytest.raises(DigitError, match="cut off or damaged"):
        decode(io.BytesIO(heic(as_image(0))[:kept]))


# --- PDF ------------------------------------------------------------------------------------------


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Two pages: with one digit, and with three."""
    pytest.importorskip("pypdfium2")
    path = tmp_path / "scan.pdf"
    as_image(0).save(path, save_all=True, append_images=[as_image(1, 4, 0)])
    return path


NAMES = [  # typed, picked, index of the test digit, origin
    ("scan.pdf", None, 0, "scan.pdf"),
    ("scan.pdf#1", None, 0, "scan.pdf#1"),
    ("scan.pdf#2", 3, 0, "scan.pdf#2#3"),
    ("scan.pdf#2#2", None, 4, "scan.pdf#2#2"),
    ("scan.pdf#02#1", None, 1, "scan.pdf#2#1"),
]


@pytest.mark.parametrize(("typed", "pick", "index", "origin"), NAMES)
def test_pages_have_names_and_so_have_digits_on_them(
    network: Network, pdf: Path, typed: str, pick: int | None, index: int, origin: str
) -> None:
    digit = find_digit(str(pdf.with_name(typed)), network, pick)
    assert digit.origin == origin
    assert network.read(digit).answer == test_set().labels[index]
    again = find_digit(str(pdf.with_name(origin)), network)
    assert again.origin == origin and (again.pixels == digit.pixels).all()
    [(name, found)], left_out = collect([str(pdf.with_name(origin))], network)
    assert isinstance(found, Digit) and found.origin == origin
    assert name.endswith(origin) and not left_out


def test_several_digits_on_the_first_page_are_told_from_pages(
    network: Network, tmp_path: Path
) -> None:
    pytest.importorskip("pypdfium2")
    as_image(1, 4).save(tmp_path / "row.pdf")
    digit = find_digit(str(tmp_path / "row.pdf"), network, 2)
    assert digit.origin == "row.pdf#1#2" and digit_slug(digit).startswith("row_1_2_")
    [(_, refusal)], _ = collect([str(tmp_path)], network)
    assert "choose one with row.pdf#1#1 to row.pdf#1#2" in str(refusal)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("scan.pdf#3", "there is no page 3; this PDF has only 2 pages"),
        ("scan.pdf#2", "there are 3 digits in this picture"),
        ("scan.pdf#2#4", "no digit 4; only 3 were found"),
        ("scan.pdf#0", "comes the number of a page: scan.pdf#1 is the first one"),
        ("scan.pdf#1#2#3", "comes the number of a page: scan.pdf#1 is the first one"),
        ("cut.pdf", "this PDF; the file is cut off or damaged"),
        ("locked.pdf", "protected with a password"),
        ("empty.pdf", "has no pages"),
        ("thin.pdf", "1 x 3000 pixels"),
        ("white.pdf", "the image is blank"),
    ],
)
def test_what_is_wrong_with_a_pdf_is_said(
    network: Network, pdf: Path, name: str, says: str
) -> None:
    pypdf = pytest.importorskip("pypdf")
    pdf.with_name("cut.pdf").write_bytes(pdf.read_bytes()[:9000])
    for other, size in (("empty", None), ("thin", (1, 14_400)), ("white", (200, 300))):
        writer = pypdf.PdfWriter()
        if size:
            writer.add_blank_page(*size)
        writer.write(pdf.with_name(f"{other}.pdf"))
    locked = pypdf.PdfWriter(clone_from=pdf)
    locked.encrypt("secret", algorithm="RC4-128")
    locked.write(pdf.with_name("locked.pdf"))
    with pytest.raises(DigitError, match=says) as caught:
        find_digit(str(pdf.with_name(name)), network)
    assert "\n" not in str(caught.value)


def test_the_page_shows_what_browsers_do_not(pdf: Path) -> None:
    for content in (pdf.read_bytes(), heic(as_image(0))):
        picture = live.open_upload(content)
        assert len(picture) == 1
        assert live.describe_shown(picture)["picture"].startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    ("package", "content", "says"),
    [
        ("pypdfium2", b"%PDF-1.7\n", "to read a PDF, .* pypdfium2; .* 'digitfilm.photos.'"),
        ("pillow_heif", b"\0\0\0\x18ftypheic", "to read a HEIC photo, .*'digitfilm.photos.'"),
    ],
)
def test_a_missing_package_is_named(
    monkeypatch: pytest.MonkeyPatch, package: str, content: bytes, says: str
) -> None:
    for name in [package, *(name for name in sys.modules if name.startswith(f"{package}."))]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(DigitError, match=says):
        decode(io.BytesIO(content))
