"""Themes, palettes, aspects: readable words, signs apart, nothing cut, true brightness."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest
from colorspacious import cspace_convert
from manim import ManimColor
from support.brightness import brightness, computed_again
from support.frame_checks import READABLE, contrast

from network import Digit, Network
from scenes.chapters.reading_a_digit.chapter import ReadingADigit
from scenes.look import ASPECTS, PALETTES, Look
from scenes.style import theme_of
from scenes.themes import THEMES
from studio.outputs.assembly import make_film
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film

# Distance of the two signs in CAM02-UCS, where green and red are 20 apart for a deuteranope
APART = 50.0
LIGHTER = 10.0  # their difference in lightness there
BLINDNESS = {
    kind: {"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100}
    for kind in ("deuteranomaly", "protanomaly")
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("palette", PALETTES)
def test_every_colour_of_words_can_be_read(theme: str, palette: str) -> None:
    values = theme_of(theme, palette)
    names = ("ink", "quiet", "talked_about", "excites", "inhibits", "bias", "one", "other")
    faint = {
        name: contrast(getattr(values, name).to_rgb(), values.background.to_rgb()) for name in names
    }
    assert min(faint.values()) >= READABLE, faint


def seen_by(kind: str, color: ManimColor) -> np.ndarray:
    """A colour as somebody sees it who cannot tell red from green: lightness, and two more."""
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


def test_captions_name_the_colours() -> None:
    narration = ReadingADigit.light_reaches_the_first_hidden_layer.narration
    told = [
        narration.format_map(theme_of(*names).words)
        for names in (("dark", "classic"), ("light", "safe"))
    ]
    assert told == [
        "Light runs along each edge, as bright as what it carries: "
        "green pushes up, red pushes down.",
        "Colour runs along each edge, as strong as what it carries: "
        "blue pushes up, orange pushes down.",
    ]


def wrong_brightness(film: Path, pixels: np.ndarray) -> dict[str, float]:
    """Largest error of the brightness of neurons in decoded frames, layer by layer."""
    facts, layers = (
        json.loads(film.with_suffix(".json").read_text(encoding="utf-8")),
        computed_again(pixels),
    )
    ends = {
        round(entry["end"] * facts["film"]["fps"]) - 1: entry["neurons"] for entry in facts["beats"]
    }
    worst: dict[str, float] = {}
    with av.open(str(film)) as video:
        for number, picture in enumerate(video.decode(video=0)):
            frame = (picture.to_ndarray()[: picture.height].astype(float) - 16) / 219
            for layer, shown in ends.get(number, {}).items():
                if np.abs(np.array(shown["levels"]) - layers[int(layer)]).max() < 1e-3:
                    error = np.abs(brightness(frame, shown["centres"]) - layers[int(layer)]).max()
                    worst[layer] = max(worst.get(layer, 0.0), float(error))
    return worst


def test_brightness_is_the_activation(three: Digit, network: Network, tmp_path: Path) -> None:
    """On a light ground, too, what is bright is what is activated."""
    film = make_film(
        plan_film(["ReadingADigit"], three, network, FORMATS["l"], Look("light", "safe", "9:16")),
        tmp_path,
    )
    with av.open(str(film.path)) as video:
        assert (video.streams.video[0].width, video.streams.video[0].height) == (480, 854)
    worst = wrong_brightness(film.path, three.pixels)
    assert set(worst) == {"0", "1", "2", "3"}
    assert max(worst.values()) <= 0.06, worst


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


def digitfilm(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from studio.cli.main import main; main()", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder)


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ('theem = "light"', "unknown option 'theem'"),
        ('theme = "pink"', "theme: 'pink' is not one of 'dark', 'light'"),
        ('network = "none.npz"', "none.npz"),
        ("digit = 12", "film.toml: digit: 12"),
        ('digit = "none.png"', "film.toml: digit: none.png: there is no such file"),
        ("theme = [", "not a valid TOML file"),
        ('aspect = "2:1"', "aspect: '2:1' is not one of '16:9', '9:16', '1:1', '4:3'"),
    ],
)
def test_a_wrong_choice_gets_one_sentence(config: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "film.toml").write_text(f"[digitfilm]\n{config}\n", encoding="utf-8")
    result = digitfilm("render", "TitleCard", "--config", "film.toml", folder=tmp_path)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert told in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["film.toml"]


def test_config_gives_defaults_and_the_command_line_wins(tmp_path: Path) -> None:
    config = (
        '[digitfilm]\ntheme = "light"\npalette = "safe"\nquality = "l"\ndigit = 7\nout = "films"\n'
    )
    (tmp_path / "lecture").mkdir()
    (tmp_path / "lecture" / "film.toml").write_text(config, encoding="utf-8")
    result = digitfilm(
        "stills",
        "TitleCard",
        "--config",
        "lecture/film.toml",
        "--palette",
        "classic",
        folder=tmp_path,
    )
    assert result.returncode == 0, result.stderr
    [made] = (tmp_path / "lecture" / "films").iterdir()
    assert made.name.startswith("title_card-test_") and made.name.endswith("-light-l-stills")
