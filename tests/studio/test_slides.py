"""Decks, made once by the command: in a browser offline, in LibreOffice, as PDF."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image
from pypdf import PdfReader

from network import find_digit, shipped_network
from scenes import sources
from scenes.chapters.pixels_become_neurons.chapter import PixelsBecomeNeurons
from scenes.chapters.title_card.chapter import TitleCard
from scenes.records import ReadoutRecord
from scenes.sources import Source
from studio.cli.main import main
from studio.errors import StudioError
from studio.outputs.slides import deck as deck_module
from studio.outputs.slides.deck import DECK_KINDS, make_decks
from studio.outputs.slides.html import OWN_FILES
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.sidecar import number_labels

pptx = pytest.importorskip("pptx")
pytestmark = pytest.mark.xdist_group("slides")  # one deck for all
BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
)
OFFICE = shutil.which("soffice")
BEATS = [*TitleCard.beats(), *PixelsBecomeNeurons.beats()]
STEM = "title_card+pixels_become_neurons-test_1234-l-slides"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("renders")
    kinds = [word for kind in DECK_KINDS for word in ("--to", kind)]
    chapters = ("TitleCard", "PixelsBecomeNeurons")
    options = ["--digit", "test:1234", "-q", "l", "--out", str(out)]
    result = CliRunner().invoke(main, ["slides", *chapters, *kinds, *options])
    assert result.exit_code == 0, result.stderr
    expected = [out / STEM / "index.html", out / f"{STEM}.pptx", out / f"{STEM}.pdf"]
    assert result.stdout.split() == [str(path) for path in expected]
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [STEM, f"{STEM}.pptx", f"{STEM}.pdf"]
    )
    return out


@pytest.fixture(scope="module")
def deck(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, where a lecturer may have copied it."""
    return Path(
        shutil.copytree(made / STEM, tmp_path_factory.mktemp("stick") / "Vorträge & Übungen")
    )


@pytest.fixture(scope="module")
def told(deck: Path) -> list[str]:
    """The notes of each slide."""
    return [
        slide["notes"]
        for slide in json.loads((deck / "slides" / "Deck.json").read_text())["slides"]
    ]


def frames(video: Path) -> list[np.ndarray]:
    with av.open(str(video)) as container:
        return [frame.to_ndarray(format="gray").astype(int) for frame in container.decode(video=0)]


def difference(one: Image.Image, other: Image.Image) -> float:
    size = (427, 240)
    first, second = (
        np.asarray(image.convert("RGB").resize(size), dtype=float) for image in (one, other)
    )
    return float(np.abs(first - second).mean())


# ---- the files ----


def test_the_folder_names_nothing_outside_of_it(deck: Path) -> None:
    page = (deck / "index.html").read_text()
    names = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len([name for name in names if name.endswith(".mp4")]) == 2 * len(BEATS) - 1
    assert all((deck / name).is_file() for name in names)
    assert "http" not in page
    assert "Permission is hereby granted" in (deck / "reveal" / "LICENSE").read_text()


def test_all_files_of_a_deck_are_known_as_its_own(deck: Path) -> None:
    """Files with other names stay when the deck is made again: they are the lecturer's."""
    names = [path.relative_to(deck).as_posix() for path in deck.rglob("*") if path.is_file()]
    assert len(names) > 2 * len(BEATS) and all(OWN_FILES.fullmatch(name) for name in names)
    notes = ["notes.txt", "beats/notes.txt", "beats/my.mp4", "slides/Own.json", "index.html.bak"]
    assert not any(OWN_FILES.fullmatch(name) for name in notes)


def test_the_way_back_is_the_beat_reversed(deck: Path) -> None:
    for listed in json.loads((deck / "slides" / "Deck.json").read_text())["slides"][:3]:
        forth, back = frames(deck / listed["file"]), frames(deck / listed["rev_file"])
        assert len(forth) == len(back)
        assert max(np.abs(a - b).mean() for a, b in zip(forth, reversed(back), strict=True)) < 2
        assert np.abs(forth[0] - back[0]).mean() > 2  # the comparison can fail


def test_notes_are_what_is_told_and_the_real_numbers(told: list[str]) -> None:
    assert len(told) == len(BEATS)
    assert told[0].startswith("How can a neural network read a handwritten digit?")
    assert "number of neurons in the input: 784\nnumber of weights and biases: 13,002" in told[0]
    told_of = re.search(
        r"activation of pixel in row (\d+), column (\d+): (\d\.\d+)", "\n".join(told)
    )
    assert told_of is not None
    row, column, level = told_of.groups()
    pixels = find_digit("test:1234", shipped_network()).image
    assert pixels[int(row) - 1, int(column) - 1] == pytest.approx(float(level), abs=0.006)


def readout(source: Source, shown: str) -> ReadoutRecord:
    return ReadoutRecord(float(shown), shown, source, "beat", 0, 1)


def test_numbers_say_what_they_are() -> None:
    def lines(*of_numbers: Source) -> list[str]:
        readouts = [readout(source, "0.5") for source in of_numbers]
        return number_labels.lines(readouts, (784, 16, 16, 10))

    assert lines(sources.weighted_sum_and_bias(1, 13)) == [
        "weighted sum with bias (z) of neuron 14 of hidden layer 1: 0.5"
    ]
    assert lines(sources.activation(3, 7, of="test:5")) == [
        "activation of output 7, test digit 5: 0.5"
    ]
    assert lines(sources.weight(1, 0, 29)) == [
        "weight from pixel in row 2, column 2 to neuron 1 of hidden layer 1: 0.5"
    ]
    row = [sources.activation(3, digit) for digit in range(10)]
    assert lines(*row, *row) == [f"activation of output 0 … output 9: {'; '.join(['0.5'] * 10)}"]
    apart = lines(*(sources.activation(0, index) for index in range(0, 784, 100)))
    assert len(apart) == 4 and apart[-1] == "… and 5 more like these"
    labels = lines(*(sources.label(of=f"test:{index}") for index in (5, 6, 7, 8, 9)))
    assert labels == ["what the digit should be, test digit 5: 0.5; 0.5; 0.5; 0.5; 0.5"]


# ---- in a browser ----


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    if BROWSER is None:
        pytest.skip("no Chromium here (Debian: apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=BROWSER, args=list(FLAGS))


def opened(browser, folder: Path):
    """The deck opened offline by its file; whatever it asks for beside its own files is kept."""
    context = browser.new_context(viewport={"width": 854, "height": 480}, offline=True)
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "requestfailed", lambda request: page.faults.append(f"{request.url}: {request.failure}")
    )
    context.on(
        "request",
        lambda request: (
            page.faults.append(request.url) if folder.as_uri() not in request.url else 0
        ),
    )
    page.goto((folder / "index.html").as_uri())
    return page


NOW = """() => {
    const slide = Reveal.getCurrentSlide();
    const isVisible = video => getComputedStyle(video).visibility === "visible";
    const seen = [...slide.querySelectorAll("video")].find(isVisible);
    return {
        number: Number(slide.dataset.number), notes: slide.querySelector("aside.notes").textContent,
        kind: seen?.className, time: seen?.currentTime,
        ended: seen?.ended, decoded: seen?.videoWidth,
    };
}"""


def plays(page, kind: str) -> bool:
    """Return whether the video of that kind moves on within two seconds."""
    times = []
    for _ in range(40):
        now = page.evaluate(NOW)
        if now["kind"] == kind and now["decoded"] == 854:
            times.append(now["time"])
        if times and max(times) - times[0] > 0.2:
            return True
        page.wait_for_timeout(50)
    return False


def hurry(page) -> None:
    """To the end of what plays, for the sake of the tests' time."""
    page.evaluate(
        "() => document.querySelectorAll('video').forEach(video => { video.playbackRate = 8; })"
    )


def seen(page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot()))


def test_it_plays_forward_and_back_without_a_network(browser, deck: Path, told: list[str]) -> None:
    page = opened(browser, deck)
    stills = [Image.open(path) for path in sorted((deck / "beats").glob("*.png"))]
    for number, notes in enumerate(told, 1):
        assert plays(page, "beat"), number
        now = page.evaluate(NOW)
        assert now["number"] == number and notes.splitlines()[0] in now["notes"]
        assert notes.splitlines()[-1] in now["notes"]
        hurry(page)
        page.wait_for_function(f"({NOW})().ended")
        assert difference(seen(page), stills[number - 1]) < 2, "it rests at its end"
        page.keyboard.press("ArrowRight")
    for number in range(len(told) - 1, 0, -1):
        page.keyboard.press("PageUp")
        assert plays(page, "back"), number
        assert page.evaluate(NOW)["number"] == number
        hurry(page)
        page.wait_for_function(f"() => !({NOW})().kind")
        assert difference(seen(page), stills[number - 1]) < 2
        assert difference(seen(page), stills[number]) > 2, "the comparison can fail"
    page.keyboard.press("r")
    assert plays(page, "beat")
    assert page.faults == []
    page.context.close()


def test_speaker_view(browser, deck: Path, told: list[str]) -> None:
    page = opened(browser, deck)
    page.wait_for_function("() => Reveal.isReady()")
    with page.context.expect_page() as window:
        page.keyboard.press("s")
    notes = window.value.locator(".speaker-controls-notes")
    notes.get_by_text(told[0].splitlines()[0]).wait_for(timeout=10_000)
    window.value.keyboard.press("ArrowRight")
    notes.get_by_text(told[1].splitlines()[0]).wait_for(timeout=10_000)
    page.wait_for_function(f"({NOW})().number === 2")
    page.keyboard.press("c")
    assert told[1].splitlines()[0] in page.locator("#beneath").inner_text()
    page.context.close()


def test_a_video_that_does_not_play_leaves_its_end(browser, deck: Path, tmp_path: Path) -> None:
    """The check above can fail, and the lecture goes on."""
    broken = Path(shutil.copytree(deck, tmp_path / "broken"))
    video, still = (
        min((broken / "beats").glob(f"001*{kind}")) for kind in (f"{BEATS[0]}.mp4", ".png")
    )
    video.write_bytes(video.read_bytes()[:2000])
    page = opened(browser, broken)
    assert not plays(page, "beat")
    assert difference(seen(page), Image.open(still)) < 2
    page.context.close()


# ---- for PowerPoint ----


def test_a_slide_of_powerpoint_has_its_video_and_notes(
    made: Path, deck: Path, told: list[str]
) -> None:
    presentation = pptx.Presentation(made / f"{STEM}.pptx")
    assert presentation.slide_width / presentation.slide_height == pytest.approx(
        854 / 480, abs=0.001
    )
    clips = [
        path for path in sorted((deck / "beats").glob("*.mp4")) if not path.stem.endswith("_back")
    ]
    for slide, notes, clip in zip(presentation.slides, told, clips, strict=True):
        (movie,) = slide.shapes
        assert movie.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.MEDIA
        assert (movie.width, movie.height) == (presentation.slide_width, presentation.slide_height)
        (video,) = {
            part.blob
            for part in (link._target for link in slide.part.rels.values())
            if "mp4" in part.partname
        }
        assert video == clip.read_bytes()
        assert movie.poster_frame.blob == clip.with_suffix(".png").read_bytes()
        assert slide.notes_slide.notes_text_frame.text.endswith(notes)
        assert [call.get("cmd") for call in slide.element.iter("{*}cmd")] == ["playFrom(0.0)"]


@pytest.mark.skipif(
    OFFICE is None, reason="no LibreOffice here (Debian: apt-get install libreoffice-impress)"
)
def test_libreoffice_opens_it(made: Path, deck: Path, tmp_path: Path) -> None:
    for kind in ("pdf", "odp"):
        command = [
            str(OFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
        ]
        command += ["--convert-to", kind, "--outdir", str(tmp_path), str(made / f"{STEM}.pptx")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = PdfReader(tmp_path / f"{STEM}.pdf").pages
    assert len(pages) == len(BEATS)
    posters = {image.name: image.image for image in pages[0].images}.values()
    for still in (deck / "beats").glob("*.png"):
        assert min(difference(poster, Image.open(still)) for poster in posters if poster) < 2
    with zipfile.ZipFile(tmp_path / f"{STEM}.odp") as presentation:
        assert presentation.read("content.xml").count(b'anim:command="play"') == len(BEATS), (
            "each begins by itself"
        )
        videos = {
            presentation.read(name) for name in presentation.namelist() if name.endswith(".mp4")
        }
    assert videos == {
        path.read_bytes() for path in (deck / "beats").glob("*.mp4") if "_back" not in path.stem
    }


def test_without_python_pptx_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deck_module, "find_spec", lambda name: None)
    network = shipped_network()
    job = plan_film(["TitleCard"], find_digit("3", network), network, FORMATS["l"])
    with pytest.raises(StudioError, match=r"needs python-pptx; .*requirements/slides\.txt"):
        make_decks(job, tmp_path / "out", ["html", "pptx"])
    assert not (tmp_path / "out").exists()


# ---- on paper ----


def test_a_page_for_each_beat(made: Path, told: list[str]) -> None:
    pages = PdfReader(made / f"{STEM}.pdf").pages
    assert len(pages) == len(BEATS)
    for number, (page, notes) in enumerate(zip(pages, told, strict=True), 1):
        text = " ".join(page.extract_text().split())
        assert text.startswith(f"{number}. ")
        assert notes.splitlines()[0] in text
        assert len(page.images) == 1


def test_paper_alone_needs_no_rendering(tmp_path: Path) -> None:
    options = ["--to", "pdf", "--digit", "3", "-q", "l", "--out", str(tmp_path)]
    result = CliRunner().invoke(main, ["slides", "TitleCard", *options])
    assert result.exit_code == 0, result.stderr
    assert [str(path) for path in tmp_path.iterdir()] == result.stdout.split()


@pytest.mark.parametrize(
    "arguments", [("NoSuchChapter",), ("TitleCard", "--to", "key"), ()], ids=str
)
def test_bad_input_gets_one_sentence(arguments: tuple[str, ...], tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["slides", *arguments, "--out", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()
