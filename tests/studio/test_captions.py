"""Captions beside the film, in it, and drawn into its picture, where they must cover nothing."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from click.testing import CliRunner

from network import find_digit, shipped_network
from scenes.chapters.matrix_form.chapter import MatrixForm
from scenes.chapters.reading_a_digit.chapter import ReadingADigit
from scenes.look import DEFAULT, Look
from studio.cli.main import main
from studio.planning.formats import FORMATS
from studio.planning.jobs import ChapterJob
from studio.planning.narration_options import Cue
from studio.rendering.burn_in import BurnIn
from studio.rendering.render import Pixels, StillsSink, render

FORMAT = FORMATS["l"]
SOME = (Cue(0.0, 1.0, "A line"), Cue(2.0, 3.0, "Two lines, which\nstand in the strip"))


def strip_height(aspect: str) -> int:
    """Rows of the picture that captions may use."""
    return BurnIn(SOME, FORMAT.in_aspect(aspect), Look(aspect=aspect))._height


def inked(pixels: Pixels, rows: int) -> int:
    """How many of the lowest rows hold something that is not background."""
    lowest = pixels[-rows:, :, :3].astype(int)
    return int((np.abs(lowest - pixels[-1, 0, :3]).max(axis=(1, 2)) > 8).sum())


@pytest.mark.parametrize(
    ("aspect", "theme"), [("16:9", "dark"), ("9:16", "light"), ("1:1", "dark")]
)
@pytest.mark.parametrize("chapter", [ReadingADigit, MatrixForm])
def test_nothing_is_drawn_where_captions_stand(
    chapter: type, aspect: str, theme: str, tmp_path: Path
) -> None:
    network = shipped_network()
    look = Look(theme=theme, aspect=aspect)
    job = ChapterJob(
        chapter,
        find_digit("3", network),
        network,
        FORMAT.in_aspect(aspect),
        look,
        burned_captions=SOME,
    )
    seen: list[Pixels] = []
    render(
        job, tmp_path, StillsSink(lambda board, beat, renderer: seen.append(renderer.still(board)))
    )
    rows = strip_height(aspect)
    assert [inked(pixels, rows) for pixels in seen] == [0] * len(seen)
    assert max(inked(pixels, 3 * rows) for pixels in seen) > 0  # the check can fail


def test_captions_come_and_go_with_their_frames() -> None:
    black = np.zeros((FORMAT.height, FORMAT.width, 4), np.uint8)
    black[..., 3] = 255
    runs = list(BurnIn(SOME, FORMAT, DEFAULT).captioned(black, 5, 50))
    assert [times for _, times in runs] == [
        10,
        15,
        15,
        10,
    ]  # caption until 15, none until 30, caption until 45, none
    assert [bool(pixels[..., :3].any()) for pixels, _ in runs] == [True, False, True, False]
    assert not black[..., :3].any()
    two = runs[2][0][..., :3].max(axis=2)
    rows, columns = np.flatnonzero(two.any(axis=1)), np.flatnonzero(two.any(axis=0))
    assert rows.min() >= FORMAT.height - strip_height("16:9") and rows.max() < FORMAT.height - 4
    assert abs(columns.min() + columns.max() - FORMAT.width) <= 4


@pytest.mark.parametrize("aspect", ["16:9", "9:16", "1:1", "4:3"])
def test_the_longest_caption_fits(aspect: str) -> None:
    shape = FORMAT.in_aspect(aspect)
    black = np.zeros((shape.height, shape.width, 4), np.uint8)
    cue = Cue(0, 1, "\n".join(["Wenn zwanzig Möwen über Mainz schwimmen, m"] * 2))
    assert max(map(len, cue.text.splitlines())) == 42
    ((pixels, _),) = BurnIn([cue], shape, Look(aspect=aspect)).captioned(black, 0, 1)
    ink = pixels[..., :3].max(axis=2)
    columns, rows = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    assert columns.min() > 5 and columns.max() < shape.width - 6
    assert rows.max() < shape.height - 3 and rows.min() > shape.height - strip_height(aspect)
    lines = np.flatnonzero(~ink[rows.min() : rows.max()].any(axis=1))
    assert len(lines) and all(
        after - before == 1 for before, after in pairwise(lines)
    )  # one gap: two lines apart


@pytest.mark.parametrize(
    ("kinds", "files", "embedded"),
    [
        ("vtt", {".vtt"}, True),
        ("none", set(), False),
        ("srt,vtt --burn-in", {".srt", ".vtt"}, False),
    ],
)
def test_captions_as_they_are_asked_for(
    kinds: str, files: set[str], embedded: bool, tmp_path: Path
) -> None:
    arguments = [
        "render",
        "TitleCard",
        "-q",
        "l",
        "--out",
        str(tmp_path),
        "--captions",
        *kinds.split(),
    ]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    (film,) = tmp_path.rglob("*.mp4")
    assert {path.suffix for path in film.parent.iterdir()} == {".mp4", ".json", ".png"} | files
    with av.open(str(film)) as container:
        assert [stream.language for stream in container.streams.subtitles] == ["eng"] * embedded
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    assert all(inked(frame, strip_height("16:9")) > 0 for frame in frames) == ("--burn-in" in kinds)


def test_unknown_kinds_are_refused() -> None:
    result = CliRunner().invoke(main, ["render", "TitleCard", "--captions", "srt,ass"])
    assert result.exit_code == 2 and "unknown kind of captions 'ass'" in result.output
