"""Clips in every format, opened and decoded; their alpha; the same frames again; refusals."""

import io
import json
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import av
import numpy as np
import pytest
import typst
from click.testing import CliRunner
from PIL import Image
from support.brightness import brightness, computed_again

from network.model import Network
from scenes.look import DEFAULT, Look
from studio.cli.main import main
from studio.errors import StudioError
from studio.outputs.assembly import make_film
from studio.outputs.clip import make_clips, plan_clips, render_clip
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.rendering import gif
from studio.rendering.cut import beat_clips, reverse_clip
from studio.rendering.gif import fit_gif
from studio.rendering.render import Sink, render
from studio.sidecar import load

pytestmark = pytest.mark.xdist_group("clips")  # one clip of each kind for all

CHAPTER = "TitleCard"
BEAT = "ReadingADigit.the_brightest_is_the_answer"
PARTS = {  # what is clipped in every format, and in which look
    "light, safe, 9:16": (BEAT, Look("light", "safe", "9:16")),
    "dark, classic, 1:1": ("MatrixForm.biases_and_sigmoid_complete_it", Look(aspect="1:1")),
}
OPAQUE = ("mp4", "webm", "mov", "gif", "png", "svg", "pdf")
CLEAR = ("webm", "mov", "png", "svg", "pdf")
MOST_OFF = 0.06  # of a brightness from 0 to 1, at 480p


@pytest.fixture(scope="module")
def plan(three, network):
    def planned(name, kind="mp4", look=DEFAULT, **options):
        return plan_clips([name], three, network, FORMATS["l"], look, kind, **options)

    return planned


@dataclass(frozen=True)
class Made:
    """A part in every format: paths by kind, opaque and transparent."""

    opaque: dict
    clear: dict
    ground: int
    size: tuple[int, int]

    def facts(self, kind):
        return json.loads(self.opaque[kind].with_name(f"{self.opaque[kind].name}.json").read_text())

    @cached_property
    def end(self):
        """The picture at the end, RGB."""
        return np.asarray(Image.open(self.opaque["png"]).convert("RGB")).astype(float)

    def off(self, pixels):
        """Distance of a picture on its background from the end, as a share of the bare one."""
        shown = over(pixels, self.ground) if pixels.shape[2] == 4 else pixels
        return np.abs(shown - self.end).mean() / np.abs(self.ground - self.end).mean()

    def last(self, path):
        """The last picture of a file of any kind, as straight RGBA."""
        if path.suffix in (".svg", ".pdf"):
            return drawn_by_typst(path, self.size)
        if path.suffix in (".png", ".gif"):
            with Image.open(path) as picture:
                picture.seek(getattr(picture, "n_frames", 1) - 1)
                return np.asarray(picture.convert("RGBA"))
        return decoded(path)[-1]


@pytest.fixture(scope="module", params=PARTS)
def made(request, plan, tmp_path_factory):
    name, look = PARTS[request.param]
    wanted = [(kind, False) for kind in OPAQUE] + [(kind, True) for kind in CLEAR]
    jobs = [job for kind, alpha in wanted for job in plan(name, kind, look, is_transparent=alpha)]
    done = dict(
        zip(wanted, make_clips(jobs, tmp_path_factory.mktemp("clips"), workers=1), strict=True)
    )
    opaque = {kind: clip.path for (kind, is_clear), clip in done.items() if not is_clear}
    clear = {kind: clip.path for (kind, is_clear), clip in done.items() if is_clear}
    return Made(
        opaque,
        clear,
        {"dark": 0, "light": 255}[look.theme],
        (jobs[0].format.width, jobs[0].format.height),
    )


def decoded(path):
    """All frames as straight RGBA; FFmpeg's own VP9 decoder knows no alpha, libvpx does."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        decoder = (
            av.CodecContext.create("libvpx-vp9", "r")
            if path.suffix == ".webm"
            else stream.codec_context
        )
        frames = (frame for packet in container.demux(stream) for frame in decoder.decode(packet))
        return [frame.to_ndarray(format="rgba") for frame in frames]


def counted(path):
    """The number of frames, which are decoded, but not kept."""
    with av.open(str(path)) as container:
        return sum(1 for _ in container.decode(video=0))


def over(pixels, level):
    """Straight RGBA laid over a grey."""
    share = pixels[..., 3:] / 255
    return pixels[..., :3] * share + level * (1 - share)


def drawn_by_typst(path, size, ground_color="none"):
    """A page of vectors as Typst draws it."""
    page = (
        f"#set page(width: {size[0]}pt, height: {size[1]}pt, margin: 0pt, fill: {ground_color})\n"
    )
    source = path.with_suffix(".typ")
    source.write_text(f'{page}#image("{path.name}", width: 100%, height: 100%)')
    with Image.open(io.BytesIO(typst.compile(str(source), format="png", ppi=72))) as picture:
        return np.asarray(picture.convert("RGBA"))


@pytest.mark.parametrize("kind", ["mp4", "webm", "mov"])
def test_videos_show_the_part(made, kind):
    frames, facts = decoded(made.opaque[kind]), made.facts(kind)
    (beat,) = facts["beats"]
    assert (
        len(frames)
        == facts["clip"]["frames"]
        == round((beat["end"] - beat["start"]) * facts["clip"]["fps"])
        > 60
    )
    assert frames[0].shape == (made.size[1], made.size[0], 4)
    grey = made.end.mean(
        axis=2
    )  # of thin lines, mp4 and webm keep brightness in full, color for each four pixels
    apart = [np.abs(frame[..., :3].mean(axis=2) - grey).mean() for frame in (frames[0], frames[-1])]
    assert apart[1] < 1.5 and apart[0] > 1.5 * apart[1], (
        apart
    )  # and the comparison tells the beginning from the end


def test_gif_is_looped_and_as_long_as_the_part(made):
    facts = made.facts("gif")
    with Image.open(made.opaque["gif"]) as picture:
        assert (picture.format, picture.size, picture.info["loop"]) == ("GIF", made.size, 0)
        lasts = []
        for number in range(picture.n_frames):
            picture.seek(number)
            lasts.append(picture.info["duration"])
        whole = facts["clip"]["frames"] / facts["clip"]["fps"] * 1000
        assert sum(lasts[:-1]) == pytest.approx(
            whole, abs=200
        )  # what rests at the end is one frame
        assert lasts[-1] == 1000
        assert made.off(np.asarray(picture.convert("RGB"))) < 0.03


def test_gif_gives_up_size_until_it_fits(plan, tmp_path, monkeypatch):
    monkeypatch.setattr(gif, "SIZES", gif.SIZES[5:])  # those that take less time
    (job,), source = plan(CHAPTER, "gif"), tmp_path / "chapter.mkv"
    render_clip(job, source, lambda frames, beat: None)
    limits = (150_000, 60_000)
    sizes = [fit_gif(source, tmp_path / "small.gif", limit) for limit in limits]
    assert all(gif.size <= limit for gif, limit in zip(sizes, limits, strict=True))
    assert all(before.width > after.width for before, after in pairwise(sizes))
    with Image.open(tmp_path / "small.gif") as picture:
        assert picture.size == (sizes[-1].width, sizes[-1].height)
    monkeypatch.setattr(gif, "SIZES", gif.SIZES[-1:])
    with pytest.raises(StudioError, match="MB at the smallest size"):
        fit_gif(source, tmp_path / "none.gif", 1000)


@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_vectors_look_like_the_frame(made, kind):
    data = made.opaque[kind].read_bytes()
    assert b"<image" not in data and b"/Subtype /Image" not in data
    assert made.off(made.last(made.opaque[kind])) < 0.1
    assert (drawn_by_typst(made.clear[kind], made.size, "luma(128)")[2, 2, :3] == 128).all()


@pytest.mark.parametrize(("kind", "most"), [("webm", 0.05), ("mov", 0.01), ("png", 0.005)])
def test_alpha_is_there_and_right(made, kind, most):
    pixels = made.last(made.clear[kind])
    assert pixels.shape[2] == 4 and pixels[..., 3].max() >= 250 and pixels[2, 2, 3] == 0
    assert made.off(pixels) < most
    assert made.off(over(pixels, abs(made.ground - 40))) > 5 * most  # over another ground it fails
    assert np.abs(over(pixels, 128)[2, 2] - 128).max() < 1


@pytest.mark.parametrize(
    ("kind", "is_clear"), [*((kind, False) for kind in OPAQUE), *((kind, True) for kind in CLEAR)]
)
def test_brightness_is_the_activation_in_every_format(made, three, kind, is_clear):
    """Of all neurons that the part shows, laid over grey where the ground is left out."""
    (beat,) = made.facts(kind)["beats"]
    layers = computed_again(three.pixels)
    frame = over(made.last((made.clear if is_clear else made.opaque)[kind]), 128).mean(axis=2) / 255
    worst = {
        layer: np.abs(brightness(frame, shown["centres"]) - layers[int(layer)]).max()
        for layer, shown in beat["neurons"].items()
    }
    assert set(worst) == (set("0123") if "reading" in made.opaque[kind].name else set())
    assert max(worst.values(), default=0) < MOST_OFF, worst


def frames_of(part, is_transparent, folder):
    """The frames of a clip before they are encoded."""
    job = replace(part, is_transparent=is_transparent)
    frames = Frames()
    record = render(job, folder, frames, beat=job.beat, is_transparent=is_transparent)
    return frames.kept, record


class Frames(Sink):
    """Keeps all frames."""

    wants_frames = True

    def __init__(self):
        self.kept = []

    def write(self, pixels, repeat, beat):
        self.kept.append(pixels)


@pytest.mark.parametrize(("theme", "most"), [("dark", 2), ("light", 4)])
def test_transparent_frames_over_the_ground_are_the_film(plan, tmp_path, theme, most):
    (part,) = plan(BEAT)
    part = replace(part, look=Look(theme))
    (opaque, _), (clear, chapter) = (
        frames_of(part, False, tmp_path),
        frames_of(part, True, tmp_path),
    )
    assert len(opaque) == len(clear) > 20
    level = {"dark": 0, "light": 255}[theme]
    for one, other in zip(opaque[::8], clear[::8], strict=True):
        apart = np.abs(over(other, level) - one[..., :3])
        assert (
            np.percentile(apart, 99.9) <= 2 and apart.max() <= most
        )  # every layer rounds its alpha to 8 bits
    neurons = next(record for record in chapter.beats if record.name == part.beat).neurons
    for shown in neurons.values():  # discs hide the edges below them, dark ones as well
        x, y = np.floor(shown["centres"]).astype(int).T
        assert (clear[0][y, x, 3] == 255).all()


def test_one_beat_is_what_the_chapter_shows_of_it(plan, tmp_path):
    job = plan_film(["ReadingADigit"], plan(BEAT)[0].digit, plan(BEAT)[0].network, FORMATS["l"])
    cut = beat_clips(job, tmp_path)
    (part,) = make_clips(plan(BEAT), tmp_path / "clips", workers=1)
    alone, of_chapter = (
        decoded(part.path),
        decoded(next(c.path for c in cut if c.name == BEAT.partition(".")[2])),
    )
    assert len(alone) == len(of_chapter)
    assert max(np.abs(a.astype(int) - b).mean() for a, b in zip(alone, of_chapter, strict=True)) < 1
    assert [clip.frames for clip in cut] == [counted(clip.path) for clip in cut]
    clip = cut[0]
    backwards = decoded(reverse_clip(clip, tmp_path / "back.mp4"))
    forwards = decoded(clip.path)
    assert len(backwards) == len(forwards)
    assert np.abs(backwards[0].astype(int) - forwards[-1]).mean() < 1
    assert np.abs(backwards[-1].astype(int) - forwards[0]).mean() < 1
    assert any(readout.value == pytest.approx(1, abs=0.01) for readout in cut[4].readouts)
    assert "The brightest is the answer: 3" in cut[4].narration


def test_again_gives_the_same_frames(made, tmp_path):
    facts = made.opaque["mov" if made.ground else "mp4"]
    result = CliRunner().invoke(main, ["again", f"{facts}.json", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    before, after = decoded(facts), decoded(tmp_path / "clips" / facts.name)
    assert len(before) == len(after) and all(
        (a == b).all() for a, b in zip(before, after, strict=True)
    )


def test_a_film_again_gives_the_same_frames(three, network, tmp_path):
    """Whatever it shows, and however many workers there were."""
    job = plan_film([CHAPTER, CHAPTER], three, network, FORMATS["l"], Look(theme="light"))
    film = make_film(job, tmp_path / "one", workers=2)
    result = CliRunner().invoke(
        main, ["again", str(film.path.with_suffix(".json")), "--out", str(tmp_path), "--jobs=1"]
    )
    assert result.exit_code == 0, result.output
    before, after = decoded(film.path), decoded(tmp_path / job.stem / film.path.name)
    assert len(before) == len(after) > 100 and all(
        (a == b).all() for a, b in zip(before, after, strict=True)
    )


def test_again_with_a_network_of_ones_own(three, network, tmp_path):
    own = Network([w * 1.01 for w in network.weights], network.biases)
    (clip,) = make_clips(plan_clips([CHAPTER], three, own, FORMATS["l"], Look(), "png"), tmp_path)
    facts = clip.path.with_name(f"{clip.path.name}.json")
    assert load.load_job(facts).job.network.hash == own.hash
    (parameters,) = tmp_path.glob("network-*.npz")
    network.save(parameters)
    assert_refused(["again", str(facts)], "not the network that the clip was made with")
    parameters.unlink()
    assert_refused(["again", str(facts)], "is no longer here")


def assert_refused(arguments, sentence):
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2, result.output
    assert sentence in result.output and len(result.output.strip().splitlines()) == 1, result.output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["TitleCard", "--transparent"], "transparency in mp4 files"),
        (["TitleCard", "-f", "gif", "--transparent"], "half-transparent edges"),
        (["TitleCard", "-f", "webm", "--max-size", "2"], "--max-size works only with gif"),
        (["TitleCard.nonsense"], "no such beat; TitleCard has what_this_film_is_about"),
        (["Nonsense.beat"], "no such film or chapter"),
        (["short.beat"], "short is a film, not a chapter; name a chapter and a beat"),
        (["TitleCard", "-f", "avi"], "'avi' is not one of"),
    ],
)
def test_what_does_not_go_together_is_refused(tmp_path, arguments, sentence):
    assert_refused(["clip", *arguments, "--out", str(tmp_path)], sentence)
    assert list(tmp_path.iterdir()) == []


def test_no_file_of_facts_is_refused(tmp_path):
    (tmp_path / "x.json").write_text('{"clip": 3}')
    assert_refused(["again", str(tmp_path / "x.json")], "this is not the JSON file")


def test_names_tell_clips_apart(plan, three, network):
    jobs = [
        *plan(CHAPTER),
        *plan(BEAT),
        *plan("ReadingADigit"),
        *plan(CHAPTER, "gif"),
        *plan(CHAPTER, "gif", limit=2),
    ]
    jobs += [*plan(CHAPTER, "mov"), *plan(CHAPTER, "mov", is_transparent=True)]
    jobs += plan_clips([CHAPTER], three, network, FORMATS["m"], Look("light"), "mp4")
    jobs += plan_clips([CHAPTER], three, network, FORMATS["l"], Look(palette="safe"), "mp4")
    assert len({job.file_name for job in jobs}) == len(jobs)
