"""Formats: the size and speed of a film, and the kinds of files that a clip can be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from scenes.look import ASPECTS
from studio.errors import StudioError

QUALITY = {
    "preset": "medium",
    "crf": "18",
}  # lines a pixel wide on black show no ringing from here on
SECONDS_PER_GROUP = 2  # how far a player must go back when it is asked to jump


@dataclass(frozen=True)
class Format:
    """Size and speed of a film, by Manim's letter."""

    quality: str
    width: int
    height: int
    fps: int

    @property
    def frame_time(self) -> Fraction:
        """Seconds that one frame lasts."""
        return Fraction(1, self.fps)

    def frame(self, seconds: float) -> int:
        """Return the number of the frame nearest to a time: the one place where times are rounded."""
        return round(seconds * self.fps)

    def shaped(self, aspect: str) -> Format:
        """The same quality in another aspect; the shorter side stays as long as it is."""
        side, shape = min(self.width, self.height), ASPECTS[aspect]
        if shape == ASPECTS["16:9"]:
            return self
        if shape == 1 / ASPECTS["16:9"]:
            return replace(self, width=self.height, height=self.width)
        return replace(self, width=round(side * shape / 2) * 2, height=side)

    def __str__(self) -> str:
        return f"{self.width} x {self.height} at {self.fps} frames a second"


FORMATS = {
    "l": Format("l", 854, 480, 15),
    "m": Format("m", 1280, 720, 30),
    "h": Format("h", 1920, 1080, 60),
    "p": Format("p", 2560, 1440, 60),
    "k": Format("k", 3840, 2160, 60),
}


@dataclass(frozen=True)
class Codec:
    """How pictures are encoded.

    Attributes
    ----------
    name : of FFmpeg's encoder.
    pixels : format of its pictures.
    options : of the encoder, for a format and a number of threads.
    """

    name: str
    pixels: str
    options: Callable[[Format, int], dict[str, str]]


def encoder_options(film_format: Format, threads: int) -> dict[str, str]:
    """Options of x264: what the pictures look like, and how the stream is cut into closed groups."""
    group = SECONDS_PER_GROUP * film_format.fps
    return {**QUALITY, "x264-params": f"keyint={group}:open-gop=0:threads={threads}"}


H264 = Codec("libx264", "yuv420p", encoder_options)  # what every player takes


def _vp9(film_format: Format, threads: int) -> dict[str, str]:
    group = str(SECONDS_PER_GROUP * film_format.fps)
    quality = {"crf": "18", "b": "0", "deadline": "good", "cpu-used": "4"}
    return {
        **quality,
        "auto-alt-ref": "0",
        "g": group,
        "threads": str(threads),
    }  # alpha allows no frames out of order


def _prores(film_format: Format, threads: int) -> dict[str, str]:
    return {"profile": "4444", "vendor": "apl0", "alpha_bits": "8", "threads": str(threads)}


def _lossless(film_format: Format, threads: int) -> dict[str, str]:
    return {"level": "3", "threads": str(threads)}


@dataclass(frozen=True)
class Kind:
    """A format of clips.

    Attributes
    ----------
    name : also what files of the kind end in.
    codec : of the video, or of what the clip is made from; nothing for pictures that rest.
    with_alpha : the same with transparency, where the kind has it.
    drawn_as : the suffix of the file that is encoded.
    is_alpha_possible : whether the ground can be left out.
    """

    name: str
    codec: Codec | None = None
    with_alpha: Codec | None = None
    drawn_as: str = ""
    is_alpha_possible: bool = True
    why_opaque: str = ""

    @property
    def moves(self) -> bool:
        """Whether it is a video or a GIF."""
        return self.codec is not None

    def check(self, *, is_transparent: bool, limit: float | None) -> None:
        """Refuse what the format cannot hold.

        Raises
        ------
        StudioError
            With one sentence.
        """
        if is_transparent and not self.is_alpha_possible:
            raise StudioError(
                f"--transparent: {self.why_opaque}; use webm or mov, or png for a still"
            )
        if limit is not None and self.name != "gif":
            raise StudioError(f"--max-size is for gif, not for {self.name}")


KINDS = {
    kind.name: kind
    for kind in (
        Kind("mp4", H264, None, ".mp4", False, "an mp4 holds no alpha that players show"),
        Kind(
            "webm",
            Codec("libvpx-vp9", "yuv420p", _vp9),
            Codec("libvpx-vp9", "yuva420p", _vp9),
            ".webm",
        ),
        Kind(
            "mov",
            Codec("prores_ks", "yuv444p10le", _prores),
            Codec("prores_ks", "yuva444p10le", _prores),
            ".mov",
        ),
        Kind(
            "gif",
            Codec("ffv1", "bgr0", _lossless),
            None,
            ".mkv",
            False,
            "a gif knows no half-transparent edges",
        ),
        Kind("png"),
        Kind("svg"),
        Kind("pdf"),
    )
}
