"""digitfilm read: the original, the digit, all digits of a picture, and the warnings."""

from __future__ import annotations

import io
import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from rich.console import Console
from support import photos

from network import Digit, Network, shipped_network, test_set
from network.arrays import FloatArray
from network.preprocessing.picture import Picture
from network.reliability import THICK, THIN, UNSURE, stroke_width, warnings_about
from studio.cli.main import main
from studio.planning.durations import Durations, shipped_durations
from studio.planning.jobs import FilmJob
from studio.reading import readings, terminal, terminal_steps
from studio.reading.readings_sheet import SIDE

SHOWN = (0, 1, 4)


def image(index: int) -> FloatArray:
    return test_set().pixels[index].reshape(28, 28)


def save(grey: FloatArray, name: str) -> None:
    Image.fromarray((grey * 255).round().astype(np.uint8)).save(name)


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    save(photos.in_a_row([image(index) for index in SHOWN], np.random.default_rng(3)), "row.png")
    save(photos.in_shadow(image(0), np.random.default_rng(0)), "one.png")
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result


def test_all_digits_in_a_picture_are_read_and_one_in_full_where_it_is_picked() -> None:
    overview = run("read", "row.png").stdout
    assert (
        "row.png: 3 digits, from left to right" in overview and "--pick 1 to --pick 3" in overview
    )
    for number, index in enumerate(SHOWN, 1):
        (line,) = [line for line in overview.splitlines() if line.startswith(f" {number}  at ")]
        assert f"read as {test_set().labels[index]}" in line
    for arguments in (["row.png", "--pick", "2"], ["row.png#2"]):
        full = run("read", *arguments).stdout
        assert full.startswith("row.png#2\n") and f"reads {test_set().labels[1]}" in full
        assert all(f"\n{output}  0." in full for output in range(10))


def test_a_criterion_says_what_it_chose_and_films_take_it(monkeypatch: pytest.MonkeyPatch) -> None:
    said = run("read", "unsure:3").stdout.replace("\n", " ")
    assert "unsure:3 is test:" in said and "! The network isn't sure" in said
    played: list[Digit] = []

    def measure(job: FilmJob, *_: object) -> Durations:
        played.append(job.digit)
        return shipped_durations("en")

    monkeypatch.setattr("studio.outputs.measure_durations.measure_durations", measure)
    listed = run("list", "--exact", "--digit", "wrong:2")
    assert listed.stdout.startswith("short  ") and "  about " not in listed.stdout
    assert listed.stderr.startswith(f"wrong:2 is {played[0].origin}, ")
    listed = run("list", "--exact", "--digit", "row.png", "--pick", "3")
    assert all("% done" in line for line in listed.stderr.splitlines()), listed.stderr
    assert played[1].origin == "row.png#3"
    about = run("list", "--digit", "wrong:2")
    assert about.stdout.startswith("short  about ") and len(played) == 2


def test_json_tells_boxes_warnings_and_what_was_chosen() -> None:
    *row, unsure = json.loads(run("read", "row.png", "unsure", "--json").stdout)
    assert [facts["digit"]["origin"] for facts in row] == ["row.png#1", "row.png#2", "row.png#3"]
    with Image.open("row.png") as picture:
        for number, facts in enumerate(row, 1):
            assert (
                facts["picture"]["width"],
                facts["picture"]["height"],
                facts["picture"]["pick"],
            ) == (
                *picture.size,
                number,
            )
            left, top, right, bottom = facts["picture"]["boxes"][number - 1]
            assert np.asarray(picture)[top:bottom, left:right].min() < 90
            read = shipped_network().read(np.array(facts["digit"]["pixels"]))
            np.testing.assert_allclose(
                facts["reading"]["activations"][-1], read.outputs, atol=1e-12
            )
    assert (
        "picture" not in unsure
        and unsure["chosen"].startswith("unsure is test:")
        and unsure["warnings"]
    )


def test_png_shows_the_original_what_is_seen_and_the_outputs() -> None:
    assert (
        run("read", "row.png", "7", "--png", "out/sheet.png").stdout.splitlines()[-1]
        == "out/sheet.png"
    )
    sheet = np.asarray(Image.open("out/sheet.png").convert("RGB"))
    seen = Picture.open(Path("row.png")).digit(1).image
    enlarged = np.kron((seen * 255).round(), np.ones((10, 10))).astype(np.uint8)
    places = [
        (top, left)
        for top in range(120)
        for left in range(250, 400)
        if (sheet[top : top + 280 : 10, left : left + 280 : 10, 0] == enlarged[::10, ::10]).all()
    ]
    assert (
        places
        and (
            sheet[places[0][0] : places[0][0] + 280, places[0][1] : places[0][1] + 280, 1]
            == enlarged
        ).all()
    )
    assert sheet.shape[0] > 4 * 300 and list(Path("out").iterdir()) == [Path("out/sheet.png")]
    for out in ("one.png/sheet.png", "."):
        refused = CliRunner().invoke(main, ["read", "7", "--png", out])
        assert (
            refused.exit_code == 2
            and refused.stdout == ""
            and len(refused.stderr.splitlines()) == 1
        )


def test_a_terminal_with_colors_shows_the_original_beside_it(network: Network) -> None:
    console = Console(
        record=True, force_terminal=True, color_system="truecolor", width=90, file=io.StringIO()
    )
    for name in ("one.png", "row.png"):
        console.print(terminal.readings(readings.read(name, network), colors=True))
    lines = console.export_text().splitlines()
    heads = next(line for line in lines if line.startswith("your picture"))
    below = lines[lines.index(heads) + 1]
    assert (
        below.startswith(terminal.UPPER_HALF) and below[heads.index("what")] == terminal.UPPER_HALF
    )
    names = next(line for line in lines if line.split() == ["1", "2", "3"])
    row = Picture.open(Path("row.png"))
    scale = (
        len(lines[lines.index("row.png: 3 digits, from left to right") + 1]) / row.pixels.shape[1]
    )
    for number, box in enumerate(row.boxes, 1):
        assert box.left * scale <= names.index(str(number)) <= box.right * scale
    assert max(map(len, lines)) <= 90


# --- steps ----------------------------------------------------------------------------------------

STEPS = ["picture", "ground", "ink", "pieces", "digit", "28 x 28"]


def test_steps_are_told_in_words_and_a_test_digit_has_only_the_last() -> None:
    said = run("read", "row.png#2", "7", "--steps").stdout
    found, given = said.split("How row.png#2 was found:")[1].split("How test:")
    for number, name in enumerate(STEPS, 1):
        assert f"\n{number}  {name}, " in found
    assert "3 pieces of ink" in found and "dark ink" in found and "others (blue)" in found
    assert "\n1  28 x 28, " in given and "nothing to find" in given and "\n2  " not in given
    assert max(map(len, found.splitlines())) <= 80


def test_steps_are_pictures_in_a_terminal_with_colors(network: Network) -> None:
    console = Console(
        record=True, force_terminal=True, color_system="truecolor", width=80, file=io.StringIO()
    )
    (reading,) = readings.read("row.png#2", network)
    console.print(terminal_steps.steps(reading, colors=True))
    lines = console.export_text().splitlines()
    for first, second in ((1, 2), (3, 4), (5, 6)):
        head = next(n for n, line in enumerate(lines) if line.startswith(f"{first}  "))
        assert STEPS[first - 1] in lines[head] and f"{second}  {STEPS[second - 1]}" in lines[head]
        beside = lines[head].index(f"{second}  ")
        assert lines[head + 1][0] == lines[head + 1][beside] == terminal.UPPER_HALF
    assert max(map(len, lines)) <= 80


def test_steps_are_drawn_into_the_picture_and_listed_in_json(network: Network) -> None:
    listed = run("read", "one.png", "7", "--steps", "--json", "--png", "steps.png").stdout
    found, given = (facts["steps"] for facts in json.loads(listed))
    assert [step["name"] for step in found] == STEPS and len(given) == 1
    assert all(step["sentence"].endswith(".") for step in [*found, *given])
    assert "steps" not in json.loads(run("read", "one.png", "--json").stdout)[0]
    sheet = np.asarray(Image.open("steps.png").convert("L"))[350:]
    (reading,) = readings.read("one.png", network)
    for number, step in enumerate(reading.steps):
        scale = SIDE / max(step.image.shape[:2])
        size = round(step.image.shape[1] * scale), round(step.image.shape[0] * scale)
        drawn = np.asarray(Image.fromarray(step.image).convert("L").resize(size))
        assert np.ptp(drawn) > 20, step.name
        differs = cv2.matchTemplate(sheet, drawn, cv2.TM_SQDIFF_NORMED)
        _, _, (left, _), _ = cv2.minMaxLoc(differs)
        assert differs.min() < 0.1, step.name
        assert abs(left - (24 + number % 3 * (SIDE + 34))) <= 3, step.name


# --- several names, some of which can't be read ---------------------------------------------------


@pytest.fixture
def blank() -> None:
    save(np.ones((60, 60)), "blank.png")


def test_what_can_be_read_is_shown_and_the_rest_refused(blank: None) -> None:
    result = CliRunner().invoke(main, ["read", "one.png", "blank.png", "nosuch.png", "4"])
    assert result.exit_code == 2
    assert result.stdout.index("one.png") < result.stdout.index("(labeled 4)")
    first, second = result.stderr.splitlines()
    assert first.startswith("Error: blank.png: ") and second.startswith("Error: nosuch.png: ")


def test_json_and_png_hold_what_can_be_read(blank: None) -> None:
    result = CliRunner().invoke(main, ["read", "row.png#0", "one.png", "--json", "--png", "o.png"])
    assert result.exit_code == 2 and "row.png#1 is the first one" in result.stderr
    assert [facts["digit"]["origin"] for facts in json.loads(result.stdout)] == ["one.png"]
    assert Path("o.png").is_file()


def test_nothing_is_shown_or_saved_where_nothing_can_be_read(blank: None) -> None:
    result = CliRunner().invoke(main, ["read", "blank.png", "13", "--json", "--png", "o.png"])
    assert (result.exit_code, result.stdout) == (2, "") and not Path("o.png").exists()
    assert len(result.stderr.splitlines()) == 2


# --- warnings -------------------------------------------------------------------------------------


def test_a_third_of_the_answers_called_unsure_are_wrong_and_few_others(network: Network) -> None:
    digits = test_set()
    outputs = np.sort(network.read_many(digits.pixels)[-1], axis=1)
    right = network.read_many(digits.pixels)[-1].argmax(axis=1) == digits.labels
    unsure = outputs[:, -1] - outputs[:, -2] < UNSURE
    assert 0.6 < right[unsure].mean() < 0.72 and right[~unsure].mean() > 0.975
    for index in (*np.flatnonzero(unsure)[:20], *np.flatnonzero(~unsure)[:20]):
        digit = digits.digit(int(index))
        told = warnings_about(digit, network.read(digit))
        assert any("isn't sure" in warning for warning in told) == unsure[index]


def test_hardly_any_test_digit_is_unlike_mnist(network: Network) -> None:
    digits = [test_set().digit(index) for index in range(0, 10_000, 20)]
    widths = [stroke_width(digit.image) for digit in digits]
    assert np.mean([THIN < width < THICK for width in widths]) > 0.98
    told = [
        [words for words in warnings_about(d, network.read(d)) if "isn't sure" not in words]
        for d in digits
    ]
    assert np.mean([bool(each) for each in told]) < 0.05


def drawn(*boxes: tuple[int, int, int, int], level: float = 1.0) -> FloatArray:
    picture = np.zeros((28, 28))
    for top, left, bottom, right in boxes:
        picture[top:bottom, left:right] = level
    return picture


@pytest.mark.parametrize(
    ("picture", "says"),
    [
        (drawn((4, 14, 24, 15), level=0.6), "thinner"),
        (drawn((4, 8, 24, 20)), "thicker"),
        (drawn((10, 3, 13, 25), (13, 3, 16, 6)), "wider than a digit"),
        (drawn((4, 12, 28, 15)), "edge of the 28 x 28"),
    ],
)
def test_ink_unlike_mnist_is_told(network: Network, picture: FloatArray, says: str) -> None:
    digit = Digit(picture, "array")
    assert any(says in words for words in warnings_about(digit, network.read(digit)))


def test_a_digit_that_is_cut_off_is_told() -> None:
    page = 0.9 - 0.7 * np.pad(photos.enlarged(image(0), 200), 50)
    whole, cut = page, page[:170]
    save(whole, "whole.png")
    save(cut, "cut.png")
    for name, told in (("whole.png", False), ("cut.png", True)):
        (facts,) = json.loads(run("read", name, "--json").stdout)
        assert any("cut off" in words for words in facts["warnings"]) == told
