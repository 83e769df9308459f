"""The contact sheet of a film and its description in plain text."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from scenes.film import CHAPTERS
from studio.cli.main import main
from studio.planning.durations import shipped_durations


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sheet")
    result = CliRunner().invoke(
        main, ["sheet", "TitleCard", "ReadingADigit", "-q", "l", "--out", str(out)]
    )
    assert result.exit_code == 0, result.output
    paths = [Path(line) for line in result.output.splitlines() if line.startswith(str(out))]
    assert {path.name for path in paths} == {"DESCRIPTION.txt", "sheet.pdf", "sheet.png"}
    assert sorted(path.name for path in out.rglob("*") if path.is_file()) == sorted(
        path.name for path in paths
    )
    return paths[0].parent


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_pdf_has_text_that_can_be_selected(made: Path) -> None:
    words = subprocess.run(
        ["pdftotext", "-raw", made / "sheet.pdf", "-"], check=True, capture_output=True, text=True
    )
    plain = re.sub(r"\s+", " ", words.stdout)
    assert "Every pixel of the image feeds one neuron of the first layer." in plain
    names = [f"{chapter.__name__}.{beat}" for chapter in CHAPTERS for beat in chapter.beats()]
    shown = [name for name in names if name in plain.split()]
    assert {name.split(".")[0] for name in shown} == {"TitleCard", "ReadingADigit"} and len(
        shown
    ) == 8
    size = subprocess.run(
        ["pdfinfo", made / "sheet.pdf"], check=True, capture_output=True, text=True
    ).stdout
    assert "(A4)" in size and re.search(r"Pages:\s+2\n", size)


def test_the_png_shows_all_beats(made: Path) -> None:
    with Image.open(made / "sheet.png") as sheet:
        assert sheet.width > 1500 and sheet.width / sheet.height == pytest.approx(2.2, abs=0.5)


def test_the_description_tells_what_is_seen(made: Path) -> None:
    told = (made / "DESCRIPTION.txt").read_text()
    seconds = {chapter.name: chapter.seconds for chapter in shipped_durations("en").chapters}
    first = round(seconds["TitleCard"])
    last = round(seconds["TitleCard"] + seconds["ReadingADigit"])
    for line in (
        f"1. How a network reads a digit (0:00–0:{first:02})",
        f"2. Reading a digit (0:{first:02}–0:{last:02})",
        "On 10,000 digits it's never seen, it's right 97.10% of the time.",
        "- number of weights and biases: 13,002",
        "- what the network answers: 3",
    ):
        assert line in told, line
    assert not re.search(r"[\[\]{}_]", told)
