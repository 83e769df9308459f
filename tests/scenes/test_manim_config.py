"""Manim's configuration in the user's folders has no say in films."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from manim import config, tempconfig

from network import Digit, Network
from scenes.drawing import manim_config
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.rendering.render import configured

ROOT = Path(__file__).parents[2]
HOSTILE = {
    "black": "[CLI]\nbackground_opacity = 0\nplugins = nosuch\nfrom_animation_number = 9\n",
    "no section": "nonsense\n",
    "no text": "\x00\x80\xff",
}
READ = "import studio; from manim import config; print(config.background_opacity, config.plugins)"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_files_beside_you_are_not_read(text: str, tmp_path: Path) -> None:
    """Neither in the folder that a command is started in, nor in the user's."""
    user = tmp_path / ".config" / "manim"
    user.mkdir(parents=True)
    for folder in (tmp_path, user):
        (folder / "manim.cfg").write_text(text, encoding="latin-1")
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-c", READ],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=environment,
    )
    assert result.stdout == "1.0 []\n"


def test_what_a_notebook_has_set_is_not_used(
    three: Digit, network: Network, tmp_path: Path
) -> None:
    (job,) = plan_film(["TitleCard"], three, network, FORMATS["l"]).chapters
    with tempconfig({"from_animation_number": 9, "background_opacity": 0.5}):
        with configured(job, tmp_path):
            assert config.from_animation_number == 0 and config.background_opacity == 1.0
            assert (config.pixel_width, config.frame_height) == (854, 8.0)
            assert config.frame_y_radius == 4.0
        assert config.from_animation_number == 9, "it is not the user's again"
    assert manim_config.defaults()["background_opacity"] == 1.0
