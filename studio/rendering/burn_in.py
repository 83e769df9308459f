"""Captions burnt into the picture, in a strip below the scene, which shrinks a little for it.

Laid over the scene they would cover numbers, as chapters use nearly all of the frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise

import numpy as np
import typst
from manim import Camera, config
from PIL import Image

from scenes import style
from scenes.look import Look
from studio.narration.captions import LINE
from studio.planning.formats import Format
from studio.planning.narration_options import Cue
from studio.rendering.encoder import Pixels

SCENE_SHARE = 0.89  # of the frame's height that is left to the scene
FREE_MARGIN = 0.15  # scene units at the lower edge of the scene that no chapter uses
TYPE_SHARE = 0.34  # size of type, of the strip's height: two lines and air around them
EM_PER_LETTER = 0.58  # wider than any line of a caption is on average
PAGE = """#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)
#set text(font: "New Computer Modern", size: {size}pt, fill: rgb("{ink}"))
#set par(leading: 0.45em)
#set align(center + horizon)
#sys.inputs.words.split("\\n").join(linebreak())"""


def make_room_for_captions(camera: Camera) -> None:
    """Let a camera show all of the frame that a scene is made for, and a strip below it."""
    config.frame_height = style.frame().height / SCENE_SHARE
    config.frame_width = config.frame_width / SCENE_SHARE
    camera.frame_height, camera.frame_width = config.frame_height, config.frame_width
    camera.frame_center = style.at(0, (style.frame().height - config.frame_height) / 2)


class BurnIn:
    """Captions that are drawn into frames.

    Parameters
    ----------
    cues : captions, in seconds from the first frame.
    film_format : size and speed of the frames.
    look : of the film; captions have its ink.
    """

    def __init__(self, cues: Sequence[Cue], film_format: Format, look: Look) -> None:
        self._cues = [
            (film_format.frame(cue.start), film_format.frame(cue.end), cue.text) for cue in cues
        ]
        unit = film_format.height * SCENE_SHARE / style.frame_of(look.aspect).height
        self._ink = style.theme_of(look.theme, look.palette).ink
        self._width = film_format.width
        self._height = round(film_format.height * (1 - SCENE_SHARE) + FREE_MARGIN * unit)
        self._last: tuple[str, Pixels] = ("", np.zeros((self._height, self._width, 4), np.uint8))

    def captioned(self, pixels: Pixels, first: int, repeat: int) -> Iterator[tuple[Pixels, int]]:
        """Yield a frame with its captions, once for each caption, and the frames that each lasts.

        Parameters
        ----------
        pixels : the frame (rows, columns, 4).
        first : number of the frame in the video.
        repeat : frames that it is to be shown for.
        """
        last = first + repeat
        changes = {
            frame for start, end, _ in self._cues for frame in (start, end) if first < frame < last
        }
        for start, end in pairwise(sorted({first, last} | changes)):
            caption = next((text for begin, stop, text in self._cues if begin <= start < stop), "")
            yield (self._with_caption(pixels, caption) if caption else pixels), end - start

    def _with_caption(self, pixels: Pixels, caption: str) -> Pixels:
        if self._last[0] != caption:
            self._last = caption, self._draw(caption)
        letters = self._last[1]
        frame = pixels.copy()
        below = frame[-self._height :, :, :3]
        alpha = letters[..., 3:].astype(np.float32) / 255
        below[:] = (below * (1 - alpha) + letters[..., :3] * alpha).round().astype(np.uint8)
        return frame

    def _draw(self, caption: str) -> Pixels:
        """Draw a caption as the picture of a strip, with straight alpha."""
        size = min(TYPE_SHARE * self._height, self._width / (LINE * EM_PER_LETTER))
        page = PAGE.format(
            width=self._width, height=self._height, size=size, ink=self._ink.to_hex()
        )
        picture = typst.compile(page.encode(), format="png", ppi=72, sys_inputs={"words": caption})
        assert isinstance(picture, bytes), "a caption is one page"
        return np.asarray(Image.open(BytesIO(picture)).convert("RGBA"))
