"""Captions in the picture: what is drawn shrinks a little and moves up, so that a strip below it is theirs alone.

Laid over the picture they would cover numbers, as chapters use nearly all of the frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import typst
from manim import Camera, config
from PIL import Image

from scenes import style
from scenes.look import Look
from studio.narration.captions import LINE
from studio.planning.formats import Format
from studio.planning.narration_options import Cue

Pixels = npt.NDArray[np.uint8]

SHARE = 0.89  # of the frame's height that is left to what is drawn
FREE = 0.15  # units at the lower edge of what is drawn that no chapter uses
TYPE_SHARE = 0.34  # size of type, of the strip's height: two lines and air around them
EM_PER_LETTER = 0.58  # wider than any line of a caption is on average
PAGE = """#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)
#set text(font: "New Computer Modern", size: {size}pt, fill: rgb("{ink}"))
#set par(leading: 0.45em)
#set align(center + horizon)
#sys.inputs.words.split("\\n").join(linebreak())"""


def make_room(camera: Camera) -> None:
    """Show more of the scene than the frame it is made for: all of that, and a strip below."""
    config.frame_height, config.frame_width = (
        style.frame().height / SHARE,
        config.frame_width / SHARE,
    )
    camera.frame_height, camera.frame_width = config.frame_height, config.frame_width
    camera.frame_center = style.at(0, (style.frame().height - config.frame_height) / 2)


class BurnIn:
    """Draws captions into frames.

    Parameters
    ----------
    cues : in seconds from the first frame.
    film_format : the frames' size and speed.
    look : of the film, whose ink captions have.
    """

    def __init__(self, cues: Sequence[Cue], film_format: Format, look: Look) -> None:
        self._cues = [
            (film_format.frame(cue.start), film_format.frame(cue.end), cue.text) for cue in cues
        ]
        unit = film_format.height * SHARE / style.frame_of(look.aspect).height
        self._ink = style.theme_of(look.theme, look.palette).ink
        self._width = film_format.width
        self._height = round(film_format.height * (1 - SHARE) + FREE * unit)
        self._drawn: tuple[str, Pixels] = ("", np.zeros((self._height, self._width, 4), np.uint8))

    def burned(self, pixels: Pixels, first: int, repeat: int) -> Iterator[tuple[Pixels, int]]:
        """A frame that stands for ``repeat`` frames from number ``first`` on: pictures with captions, and how often."""
        last = first + repeat
        changes = {
            frame for start, end, _ in self._cues for frame in (start, end) if first < frame < last
        }
        times = sorted({first, last} | changes)
        for start, end in pairwise(times):
            words = next((text for begins, ends, text in self._cues if begins <= start < ends), "")
            yield (self._with(pixels, words) if words else pixels), end - start

    def _with(self, pixels: Pixels, words: str) -> Pixels:
        if self._drawn[0] != words:
            self._drawn = words, self._lettering(words)
        letters = self._drawn[1]
        frame = pixels.copy()
        below = frame[-self._height :, :, :3]
        alpha = letters[..., 3:].astype(np.float32) / 255
        below[:] = (below * (1 - alpha) + letters[..., :3] * alpha).round().astype(np.uint8)
        return frame

    def _lettering(self, words: str) -> Pixels:
        size = min(TYPE_SHARE * self._height, self._width / (LINE * EM_PER_LETTER))
        page = PAGE.format(
            width=self._width, height=self._height, size=size, ink=self._ink.to_hex()
        )
        picture = typst.compile(page.encode(), format="png", ppi=72, sys_inputs={"words": words})
        assert isinstance(picture, bytes), "a caption is one page"
        return np.asarray(Image.open(BytesIO(picture)).convert("RGBA"))
