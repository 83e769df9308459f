"""Themes, palettes, aspects: readable words, signs apart, nothing cut. Brightness: test_clips."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from colorspacious import cspace_convert
from manim import ManimColor
from PIL import Image
from support.frame_checks import READABLE, contrast

from network import test_set
from scenes.chapters.reading_a_digit.chapter import ReadingADigit
from scenes.look import ASPECTS, PALETTES
from scenes.style import theme_of
from scenes.themes import THEMES
from studio.cli.main import main
from studio.planning.formats import FORMATS

# Distance of the two signs in CAM02-UCS, where green and red are 20 apart for a deuteranope
APART = 50.0
LIGHTER = 10.0  # their difference in lightness there
BLINDNESS = {
    kind: {"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100}
    for kind in ("deuteranomaly", "protanomaly")
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("palette", PALETTES)
def test_every_color_of_words_can_be_read(theme: str, palette: str) -> None:
    values = theme_of(theme, palette)
    names = ("ink", "quiet", "talked_about", "excites", "inhibits", "bias", "one", "other")
    faint = {
        name: contrast(getattr(values, name).to_rgb(), values.background.to_rgb()) for name in names
    }
    assert min(faint.values()) >= READABLE, faint


def seen_by(kind: str, color: ManimColor) -> np.ndarray:
    """A color as somebody sees it who cannot tell red from green: lightness, and two more."""
    return cspace_convert(color.to_rgb(), BLINDNESS[kind], "CAM02-UCS")


@pytest.mark.parametrize(("theme", "kind"), list(itertools.product(THEMES, BLINDNESS)))
def test_safe_signs_stay_apart(theme: str, kind: str) -> None:
    gaps = {}
    for palette in PALETTES:
        values = theme_of(theme, palette)
        gaps[palette] = seen_by(kind, values.excites) - seen_by(kind, values.inhibits)
    assert np.linalg.norm(gaps["safe"]) > APART
    assert abs(gaps["safe"][0]) > LIGHTER
    assert np.linalg.norm(gaps["classic"]) < APART, "the measure cannot fail"


def test_captions_name_the_colors() -> None:
    narration = ReadingADigit.light_reaches_the_first_hidden_layer.narration
    told = [
        narration.format_map(theme_of(*names).words)
        for names in (("dark", "classic"), ("light", "safe"))
    ]
    assert told == [
        "Light runs along the connections: green pushes the next neuron up, red pushes it down.",
        "Color runs along the connections: blue pushes the next neuron up, orange pushes it down.",
    ]


def test_size_of_every_aspect() -> None:
    sizes = {
        aspect: (FORMATS["m"].in_aspect(aspect).width, FORMATS["m"].in_aspect(aspect).height)
        for aspect in ASPECTS
    }
    assert sizes == {"16:9": (1280, 720), "9:16": (720, 1280), "1:1": (720, 720), "4:3": (960, 720)}
    assert all(
        side % 2 == 0
        for form in FORMATS.values()
        for aspect in ASPECTS
        for side in (form.in_aspect(aspect).width, form.in_aspect(aspect).height)
    )


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ('theem = "light"', "unknown option 'theem'"),
        ('theme = "pink"', "theme: 'pink' is not one of 'dark', 'light'"),
        ('network = "none.npz"', "none.npz"),
        ("digit = 12", "film.toml: digit: 12"),
        ('digit = "none.png"', "film.toml: digit: none.png: there is no such file"),
        ("theme = [", "not a valid TOML file"),
        ("jobs = 1e400", "film.toml: jobs: "),
        ("jobs = nan", "film.toml: jobs: "),
        ("jobs = 0x10000000000000000000000000000000000.5", "not a valid TOML file"),
        ("theme = 2026-01-01", "theme: an option can't be set to"),
        ('captions = [["srt"]]', "captions: unknown kind"),
        ("burn-in = 7", "film.toml: burn-in: "),
        ('aspect = "2:1"', "aspect: '2:1' is not one of '16:9', '9:16', '1:1', '4:3'"),
    ],
)
def test_a_wrong_choice_gets_one_sentence(
    config: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "film.toml").write_text(f"[digitfilm]\n{config}\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["render", "TitleCard", "--config", "film.toml"])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert told in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["film.toml"]


@pytest.mark.parametrize("path", ["/dev/zero", "pipe", "folder", "nosuch.toml"])
def test_what_is_no_file_is_no_configuration(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("folder").mkdir()
    result = CliRunner().invoke(main, ["render", "TitleCard", "--config", path])
    assert result.exit_code == 2 and result.stderr.startswith(
        f"Error: {path}: can't read this file"
    )


def test_config_gives_defaults_and_the_command_line_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config = (
        '[digitfilm]\ntheme = "light"\npalette = "safe"\nquality = "l"\ndigit = 7\nout = "films"\n'
    )
    (tmp_path / "lecture").mkdir()
    # with a byte order mark, as editors of Windows write it
    (tmp_path / "lecture" / "film.toml").write_text(config, encoding="utf-8-sig")
    words = "stills TitleCard --config lecture/film.toml --palette classic"
    result = CliRunner().invoke(main, words.split())
    assert result.exit_code == 0, result.output
    [made] = (tmp_path / "lecture" / "films").iterdir()
    assert made.name.startswith("title_card-test_") and made.name.endswith("-light-l-stills")


@pytest.mark.parametrize(
    ("config", "digit", "named"),
    [
        ("lecture/film.toml", "7", "test_"),
        ("lecture/film.toml", "./7", "7_"),
        ("lecture/film.toml", "12", "12_"),
        ("film.toml", "./7", "7_"),
        ("film.toml", "7", "test_"),
        ("film.toml", "./7#1", "7_"),
    ],
)
def test_a_digit_in_a_config_is_a_file_only_where_no_digit_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str, digit: str, named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / config
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'[digitfilm]\ndigit = "{digit}"\nquality = "l"\n', encoding="utf-8")
    image = Image.fromarray((test_set().digit(0).image * 255).astype(np.uint8))
    for name in ("7", "12"):
        image.save(path.parent / name, "PNG")
    result = CliRunner().invoke(main, ["stills", "TitleCard", "--config", config])
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"renders/title_card-{named}")
