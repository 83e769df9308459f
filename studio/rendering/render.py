"""Rendering of a chapter: all of it or one beat, into a video, into stills, or as a dry run.

There is one way to play a chapter, :func:`render`; its :class:`Sink` decides what becomes of the
frames. A sink that wants none makes a dry run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from manim import tempconfig
from PIL import Image

from scenes import style
from scenes.drawing import manim_config
from scenes.drawing.frame_writer import EncodingWriter
from scenes.drawing.renderer import BeatRenderer
from scenes.language.catalogue import translate
from scenes.records import BeatRecord, ChapterRecord
from scenes.storyboard import Storyboard
from studio.planning.formats import H264, Codec
from studio.planning.jobs import ChapterJob
from studio.rendering.burn_in import BurnIn, make_room_for_captions
from studio.rendering.encoder import FrameEncoder, Pixels

OnFrames = Callable[[int, int], None]  # called with frames drawn so far, number of the beat
OnBeatEnd = Callable[[Storyboard, BeatRecord, BeatRenderer], None]


class Sink:
    """Receiver of a chapter's frames. This one takes none, so playing is a dry run."""

    wants_frames = False

    @property
    def frames(self) -> int | None:
        """Number of frames received if they are counted, otherwise None."""
        return None

    def write(self, pixels: Pixels, repeat: int, beat: int) -> None:
        """Receive a frame.

        Parameters
        ----------
        pixels : the frame (rows, columns, 4), with straight alpha.
        repeat : number of times that it is shown.
        beat : number of the beat.
        """

    def end_beat(self, board: Storyboard, beat: BeatRecord, renderer: BeatRenderer) -> None:
        """React to the end of a beat, while its last picture is on screen."""

    def close(self) -> None:
        """Clean up, even after a failure."""


class VideoSink(Sink):
    """Encoder of a video file.

    Parameters
    ----------
    video : path of the file.
    job : the chapter, with the captions to be burnt in.
    on_frames : called with the progress.
    codec, options : of the video and of its file.
    is_for_film : begin every beat with a key frame, where the video can be cut, and save the
        chapter's poster beside it.
    """

    wants_frames = True

    def __init__(
        self,
        video: Path,
        job: ChapterJob,
        on_frames: OnFrames,
        codec: Codec = H264,
        options: dict[str, str] | None = None,
        *,
        is_for_film: bool = True,
    ) -> None:
        self._encoder = FrameEncoder(video, job.format, codec, options)
        self._video, self._on_frames, self._is_for_film = video, on_frames, is_for_film
        self._burn_in = BurnIn(job.burned_captions, job.format, job.look)
        self._written, self._last_beat = 0, -1

    def write(self, pixels: Pixels, repeat: int, beat: int) -> None:
        """Encode a frame, with its captions burned in."""
        for frame, times in self._burn_in.captioned(pixels, self._written, repeat):
            self._encoder.write(frame, times, is_key=self._is_for_film and beat > self._last_beat)
            self._written, self._last_beat = self._written + times, beat
        self._on_frames(self._written, beat)

    def end_beat(self, board: Storyboard, beat: BeatRecord, renderer: BeatRenderer) -> None:
        """Save the chapter's poster at the end of its beat."""
        if self._is_for_film and beat.name == board.poster_beat:
            Image.fromarray(renderer.get_frame()).convert("RGB").save(poster_path(self._video))

    @property
    def frames(self) -> int:
        """Number of frames encoded so far; all of them once it is closed."""
        return self._encoder.frames

    def close(self) -> None:
        """Wait until everything is encoded, and finish the file."""
        self._encoder.close()


class StillsSink(Sink):
    """Dry run that pauses at the end of each beat to take a still.

    Parameters
    ----------
    on_beat_end : called with the storyboard, the beat and the renderer, whose ``still`` draws the
        beat's last picture.
    """

    def __init__(self, on_beat_end: OnBeatEnd) -> None:
        self._on_beat_end = on_beat_end

    def end_beat(self, board: Storyboard, beat: BeatRecord, renderer: BeatRenderer) -> None:
        """Call the function for stills."""
        self._on_beat_end(board, beat, renderer)


class OnlyBeatEndedError(Exception):
    """Raised to end a chapter once the only requested beat has been played."""


def render(
    job: ChapterJob, media: Path, sink: Sink, *, beat: str = "", is_transparent: bool = False
) -> ChapterRecord:
    """Play a chapter, or one beat of it, and return the record of what was played.

    Parameters
    ----------
    media : folder for what Manim writes, which is only shapes of letters.
    sink : receiver of the frames.
    beat : the only one whose frames are drawn. Those before it are played without animations, so
        that it begins with the scene as they leave it; those after it are not played.
    is_transparent : leave the background out.
    """

    def write(pixels: Pixels, repeat: int) -> None:
        sink.write(pixels, repeat, len(board.beat_records) - 1)

    def end_beat(board: Storyboard, record: BeatRecord) -> None:
        sink.end_beat(board, record, renderer)
        if record.name == beat:
            raise OnlyBeatEndedError

    def is_drawn(name: str) -> bool:
        return sink.wants_frames and beat in ("", name)

    with closing(sink), configured(job, media, is_transparent=is_transparent):
        renderer = BeatRenderer(is_drawn, file_writer_class=partial(EncodingWriter, write=write))
        if job.burned_captions:
            make_room_for_captions(renderer.camera)
        board = job.chapter(
            job.digit,
            job.network,
            renderer=renderer,
            on_beat_end=end_beat,
            spoken=job.spoken,
            is_recorded=job.is_recorded,
        )
        with suppress(OnlyBeatEndedError):
            play(board)
        title = str(translate(board.title))
    frames = job.format.frame(board.time) if sink.frames is None else sink.frames
    return ChapterRecord(
        type(board).__name__,
        title,
        board.poster == board.poster_beat,
        frames,
        board.beat_records,
        board.readouts,
    )


def render_video(job: ChapterJob, video: Path, on_frames: OnFrames) -> ChapterRecord:
    """Render a chapter of a film to a video, with its poster and Manim's folder next to it."""
    return render(job, video.with_suffix(""), VideoSink(video, job, on_frames))


@contextmanager
def configured(job: ChapterJob, media: Path, *, is_transparent: bool = False) -> Iterator[None]:
    """Configure look and Manim for a chapter while the context lasts; Manim writes to ``media``."""
    film_format = job.format
    with style.using(job.look):
        frame = style.frame()
        settings = {
            "media_dir": str(media),
            "pixel_width": film_format.width,
            "pixel_height": film_format.height,
            "frame_rate": film_format.fps,
            "frame_height": frame.height,
            "frame_width": frame.height * film_format.width / film_format.height,
            "background_color": style.theme().background,
            "background_opacity": 0.0 if is_transparent else 1.0,
            "disable_caching": True,
            "dry_run": True,
            "verbosity": "WARNING",
            "progress_bar": "none",
        }
        # first what a notebook has changed; Manim sets some settings by others, in no fixed order
        with manim_config.as_shipped(), tempconfig(settings):
            yield


def play(board: Storyboard) -> None:
    """Play all beats of a chapter."""
    board.setup()
    board.construct()
    board.tear_down()


def poster_path(video: Path) -> Path:
    """Return the path of a chapter's poster, until the film is assembled."""
    return video.with_suffix(".png")
