"""The one way in which a chapter is played: in full into a video, a single beat of it, its stills, or dry.

*What* is played is all beats, or one. *Where frames go* is a :class:`Sink`; one that wants no frame makes a dry run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from manim import tempconfig
from PIL import Image

from scenes import style
from scenes.drawing.frame_writer import EncodingWriter
from scenes.drawing.renderer import BeatRenderer
from scenes.language.catalogue import translate
from scenes.storyboard import BeatRecord, ChapterRecord, Storyboard
from studio.planning.formats import H264, Codec
from studio.planning.jobs import ChapterJob
from studio.rendering.burn_in import BurnIn, make_room
from studio.rendering.encoder import FrameEncoder, Pixels

OnFrames = Callable[[int, int], None]  # frames drawn so far, number of the beat


class Sink:
    """Where the frames of a chapter go. This one wants none: with it, playing is a dry run."""

    wants_frames = False

    @property
    def frames(self) -> int | None:
        """How many frames it has got, where it counts them."""
        return None

    def write(self, pixels: Pixels, repeat: int, beat: int) -> None:
        """Take a frame (rows, columns, 4), straight alpha, of a beat (its number), to be shown ``repeat`` times."""

    def end_beat(self, board: Storyboard, beat: BeatRecord, renderer: BeatRenderer) -> None:
        """Look at a beat that ends, while its last picture stands."""

    def close(self) -> None:
        """Finish what was begun, also after a failure."""


class VideoSink(Sink):
    """A video file.

    Parameters
    ----------
    video : its path.
    job : the chapter; its captions are drawn into the frames where they are to be burnt in.
    on_frames : hears how many frames are drawn, and of which beat.
    codec, options : of the video and of its file.
    is_for_film : the first frame of every beat is a key frame, so that the video can be cut there, and the picture that
        stands for the chapter is kept beside it.
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
        self._poster_beat = poster_beat(job.chapter)
        self._burn_in = BurnIn(job.burned, job.format, job.look)
        self._drawn, self._last_beat = 0, -1

    def write(self, pixels: Pixels, repeat: int, beat: int) -> None:
        """Encode a frame, with the caption that is burnt in at that time."""
        for picture, times in self._burn_in.burned(pixels, self._drawn, repeat):
            self._encoder.write(picture, times, is_key=self._is_for_film and beat > self._last_beat)
            self._drawn, self._last_beat = self._drawn + times, beat
        self._on_frames(self._drawn, beat)

    def end_beat(self, board: Storyboard, beat: BeatRecord, renderer: BeatRenderer) -> None:
        """Keep the picture that stands for the chapter."""
        if self._is_for_film and beat.name == self._poster_beat:
            Image.fromarray(renderer.get_frame()).convert("RGB").save(poster_path(self._video))

    @property
    def frames(self) -> int:
        """How many frames are encoded by now; all of them once it is closed."""
        return self._encoder.frames

    def close(self) -> None:
        """Wait until all is encoded, and finish the file."""
        self._encoder.close()


class StillsSink(Sink):
    """The last picture of each beat, handed on while it stands.

    Parameters
    ----------
    keep : takes the storyboard, the beat and the renderer, whose ``still`` draws the picture.
    """

    def __init__(self, keep: Callable[[Storyboard, BeatRecord, BeatRenderer], None]) -> None:
        self._keep = keep

    def end_beat(self, board: Storyboard, beat: BeatRecord, renderer: BeatRenderer) -> None:
        """Hand the beat on."""
        self._keep(board, beat, renderer)


class BeatIsOverError(Exception):
    """The one beat that is wanted has been played."""


def render(
    job: ChapterJob, media: Path, sink: Sink, *, beat: str = "", is_transparent: bool = False
) -> ChapterRecord:
    """Play a chapter, or one beat of it.

    Parameters
    ----------
    media : folder for what Manim writes: only shapes of letters.
    sink : where frames go.
    beat : the only one whose frames are drawn: those before it are leapt over, so that it finds the stage that they
        leave, and it is the last one that is played.
    is_transparent : leave the background out.
    """

    def write(pixels: Pixels, repeat: int) -> None:
        sink.write(pixels, repeat, len(board.beat_records) - 1)

    def end_beat(board: Storyboard, record: BeatRecord) -> None:
        sink.end_beat(board, record, renderer)
        if record.name == beat:
            raise BeatIsOverError

    def is_drawn(name: str) -> bool:
        return sink.wants_frames and beat in ("", name)

    with closing(sink), configured(job, media, is_transparent=is_transparent):
        renderer = BeatRenderer(is_drawn, file_writer_class=partial(EncodingWriter, write=write))
        if job.burned:
            make_room(renderer.camera)
        board = job.chapter(
            job.digit, job.network, renderer=renderer, on_beat_end=end_beat, spoken=job.spoken
        )
        with suppress(BeatIsOverError):
            play(board)
        title = str(translate(board.title))
    frames = job.format.frame(board.time) if sink.frames is None else sink.frames
    return ChapterRecord(
        type(board).__name__, title, bool(board.poster), frames, board.beat_records, board.readouts
    )


def render_video(job: ChapterJob, video: Path, on_frames: OnFrames) -> ChapterRecord:
    """Draw and encode a chapter of a film; beside the video comes its poster, and a folder of what Manim writes."""
    return render(job, video.with_suffix(""), VideoSink(video, job, on_frames))


@contextmanager
def configured(job: ChapterJob, media: Path, *, is_transparent: bool = False) -> Iterator[None]:
    """Set look and Manim up for a chapter while the context lasts; what Manim writes goes below ``media``."""
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
        with tempconfig(settings):
            yield


def play(board: Storyboard) -> None:
    """Play all beats of a chapter."""
    board.setup()
    board.construct()
    board.tear_down()


def poster_path(video: Path) -> Path:
    """Return where the poster that a chapter offers is kept until the film is put together."""
    return video.with_suffix(".png")


def poster_beat(chapter: type[Storyboard]) -> str:
    """Return the beat whose end stands for the chapter: the one it names as its poster, or the last."""
    return chapter.poster or chapter.beats()[-1]
