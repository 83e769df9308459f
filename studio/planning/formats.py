"""Formats: size and speed of films, and the kinds of files that clips can be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from scenes.frames import nearest_frame
from scenes.look import ASPECTS
from studio.errors import StudioError

X264_QUALITY = {"preset": "medium", "crf": "18"}  # lines a pixel wide on black show no ringing
SECONDS_PER_GROUP = 2  # how far a player must go back when it is asked to jump


@dataclass(frozen=True)
class Format:
    """Size in pixels and frames a second, by Manim's letter for the quality.

    Examples
    --------
    >>> FORMATS["h"].in_aspect("9:16")
    Format(quality='h', width=1080, height=1920, fps=60)
    >>> FORMATS["h"].frame(0.51), str(FORMATS["h"].frame_time)
    (31, '1/60')
    """

    quality: str
    width: int
    height: int
    fps: int

    @property
    def frame_time(self) -> Fraction:
        """Seconds that one frame lasts."""
        return Fraction(1, self.fps)

    def frame(self, seconds: float) -> int:
        """Return the number of the frame nearest to a time."""
        return nearest_frame(seconds, self.fps)

    def in_aspect(self, aspect: str) -> Format:
        """Return the same quality in another aspect; its shorter side stays as long as it is."""
        side, shape = min(self.width, self.height), ASPECTS[aspect]
        if shape == ASPECTS["16:9"]:
            return self
        if shape == 1 / ASPECTS["16:9"]:
            return replace(self, width=self.height, height=self.width)
        return replace(self, width=round(side * shape / 2) * 2, height=side)

    def __str__(self) -> str:
        return f"{self.width} x {self.height} at {self.fps} frames per second"


FORMATS = {
    "l": Format("l", 854, 480, 15),
    "m": Format("m", 1280, 720, 30),
    "h": Format("h", 1920, 1080, 60),
    "p": Format("p", 2560, 1440, 60),
    "k": Format("k", 3840, 2160, 60),
}


@dataclass(frozen=True)
class Codec:
    """A video codec with its settings.

    Attributes
    ----------
    name : of FFmpeg's encoder.
    pixels : FFmpeg's name of the pixel format.
    options : of the encoder, for a format and a number of threads.
    """

    name: str
    pixels: str
    options: Callable[[Format, int], dict[str, str]]


def _x264(film_format: Format, threads: int) -> dict[str, str]:
    """Return the options of x264; closed groups of pictures let chapters be joined and cut."""
    group = SECONDS_PER_GROUP * film_format.fps
    return {**X264_QUALITY, "x264-params": f"keyint={group}:open-gop=0:threads={threads}"}


def _vp9(film_format: Format, threads: int) -> dict[str, str]:
    quality = {"crf": "18", "b": "0", "deadline": "good", "cpu-used": "4"}
    order = {"auto-alt-ref": "0"}  # alpha allows no frames out of order
    group = str(SECONDS_PER_GROUP * film_format.fps)
    return {**quality, **order, "g": group, "threads": str(threads)}


def _prores(film_format: Format, threads: int) -> dict[str, str]:
    return {"profile": "4444", "vendor": "apl0", "alpha_bits": "8", "threads": str(threads)}


def _ffv1(film_format: Format, threads: int) -> dict[str, str]:
    return {"level": "3", "threads": str(threads)}


H264 = Codec("libx264", "yuv420p", _x264)  # what every player takes
VP9 = Codec("libvpx-vp9", "yuv420p", _vp9)
VP9_ALPHA = Codec("libvpx-vp9", "yuva420p", _vp9)
PRORES = Codec("prores_ks", "yuv444p10le", _prores)
PRORES_ALPHA = Codec("prores_ks", "yuva444p10le", _prores)
LOSSLESS = Codec("ffv1", "bgr0", _ffv1)


@dataclass(frozen=True)
class ClipKind:
    """A kind of file that a clip can be.

    Attributes
    ----------
    name : also the suffix of its files, without the dot.
    codec : of the video, or of the video that it is converted from; None for stills.
    alpha_codec : the same with transparency, where the kind has it.
    video_suffix : suffix of the file that is encoded, which FFmpeg takes the container from.
    opaque_reason : reason why the background cannot be left out; empty where it can.
    """

    name: str
    codec: Codec | None = None
    alpha_codec: Codec | None = None
    video_suffix: str = ""
    opaque_reason: str = ""

    @property
    def is_moving(self) -> bool:
        """True for videos and GIFs, False for stills."""
        return self.codec is not None

    def check_options(self, *, is_transparent: bool, limit: float | None) -> None:
        """Refuse options that the kind cannot have.

        Raises
        ------
        StudioError
            When it has no transparency or no largest size.
        """
        if is_transparent and self.opaque_reason:
            raise StudioError(
                f"--transparent doesn't work with {self.name}: {self.opaque_reason}; "
                "use webm or mov, or png for a still picture"
            )
        if limit is not None and self.name != "gif":
            raise StudioError(f"--max-size works only with gif, not with {self.name}")


CLIP_KINDS = {
    kind.name: kind
    for kind in (
        ClipKind(
            "mp4",
            H264,
            video_suffix=".mp4",
            opaque_reason="players don't show transparency in mp4 files",
        ),
        ClipKind("webm", VP9, VP9_ALPHA, video_suffix=".webm"),
        ClipKind("mov", PRORES, PRORES_ALPHA, video_suffix=".mov"),
        ClipKind(
            "gif",
            LOSSLESS,
            video_suffix=".mkv",
            opaque_reason="a gif can't have half-transparent edges",
        ),
        ClipKind("png"),
        ClipKind("svg"),
        ClipKind("pdf"),
    )
}
