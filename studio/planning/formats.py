"""What a clip can be: videos, moving and resting pictures, vectors."""

from __future__ import annotations

from dataclasses import dataclass

from studio.errors import StudioError
from studio.planning.jobs import Format
from studio.rendering.encoder import H264, SECONDS_PER_GROUP, Codec


def _vp9(film_format: Format, threads: int) -> dict[str, str]:
    group = str(SECONDS_PER_GROUP * film_format.fps)
    quality = {"crf": "18", "b": "0", "deadline": "good", "cpu-used": "4"}
    return {**quality, "auto-alt-ref": "0", "g": group, "threads": str(threads)}  # alpha allows no frames out of order


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
            raise StudioError(f"--transparent: {self.why_opaque}; use webm or mov, or png for a still")
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
        Kind("mov", Codec("prores_ks", "yuv444p10le", _prores), Codec("prores_ks", "yuva444p10le", _prores), ".mov"),
        Kind("gif", Codec("ffv1", "bgr0", _lossless), None, ".mkv", False, "a gif knows no half-transparent edges"),
        Kind("png"),
        Kind("svg"),
        Kind("pdf"),
    )
}
