"""The page of ``digitfilm draw``: in a real browser, and as others might misuse it."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import av
import numpy as np
import pytest
from PIL import Image
from support import photos
from support.files import REFUSED
from support.page import Page, picture, running_page

from network import shipped_network, test_set
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.web.browser import redirect_to
from studio.web.live import open_upload, strongest_edges
from studio.web.render_queue import RenderQueue

pytestmark = pytest.mark.xdist_group("draw")  # one server and one browser for all
BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
)
RANGE = """async (image) => {
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const paint = canvas.getContext("2d");
  paint.drawImage(image, 0, 0);
  const { data } = paint.getImageData(0, 0, canvas.width, canvas.height);
  const reds = data.filter((_, n) => n % 4 === 0);
  return reds.reduce((a, b) => Math.max(a, b)) - reds.reduce((a, b) => Math.min(a, b));
}"""
THREE = [
    (0.3, 0.25),
    (0.5, 0.15),
    (0.68, 0.25),
    (0.66, 0.4),
    (0.5, 0.48),
    (0.68, 0.58),
    (0.7, 0.75),
    (0.5, 0.86),
    (0.3, 0.78),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("films")


@pytest.fixture(scope="module")
def site(out: Path) -> Iterator[Page]:
    with running_page(out) as site:
        yield site
    assert not list(out.glob(".*"))  # whatever was being rendered is gone


# ---- without a browser ----


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "digits.example"},
        {"Host": "127.0.0.1"},
        {"Origin": "https://digits.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["", "api/renders"])
def test_others_are_refused(site: Page, path: str, headers: dict[str, str]) -> None:
    assert site.ask(path)[0] == 200
    assert site.ask(path, **headers)[0] == 403


def test_reading_is_the_networks(site: Page) -> None:
    status, _, body = site.ask("api/read", "POST", picture())
    digit, network = open_upload(picture()).digit(), shipped_network()
    read = network.read(digit)
    facts = json.loads(body)
    assert status == 200
    assert facts["outputs"] == read.outputs.round(4).tolist()
    assert facts["layers"][1] == read.layers[1].round(4).tolist()
    assert facts["answer"] == read.answer == 7
    start, end, strength = facts["edges"][0][-1]
    carried = network.weights[0] * digit.pixels
    assert abs(carried[end, start]) == abs(carried).max()
    assert np.sign(strength) == np.sign(carried[end, start])


def two_digits() -> bytes:
    """A 7 and then a 2, side by side on light paper."""
    paper = Image.new("L", (700, 320), 240)
    for left, index in ((40, 0), (380, 1)):
        ink = Image.fromarray((255 * test_set().digit(index).image).astype(np.uint8)).resize(
            (280, 280)
        )
        paper.paste(25, (left, 20), ink)
    return picture(paper)


def test_one_of_several_is_picked(site: Page) -> None:
    answers = []
    for pick in (1, 2):
        facts = json.loads(site.ask(f"api/read?pick={pick}", "POST", two_digits())[2])
        answers.append(facts["answer"])
        assert len(facts["boxes"]) == 2
    assert answers == [7, 2]
    assert site.ask("api/read?pick=3", "POST", two_digits())[0] == 400


def test_edges_that_carry_nothing_are_not_drawn() -> None:
    assert strongest_edges(np.array([[0.0, -2.0], [0.0, 0.0]])) == [[1, 0, -1.0]]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("api/read", bytes(21_000_000)),
        ("api/read?pick=x", picture()),
        ("api/steps", bytes(21_000_000)),
        ("api/steps?pick=2", picture()),
        ("api/renders?scene=NoSuchChapter", picture()),
        ("api/renders?scene=TitleCard&quality=z", picture()),
        ("api/renders?scene=TitleCard&format=exe", picture()),
        ("api/renders?scene=TitleCard&theme=pink", picture()),
        ("api/renders", picture()),
        ("api/renders?scene=TitleCard", b"no picture at all"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_bad_input_gets_one_sentence(site: Page, out: Path, path: str, body: bytes) -> None:
    status, _, answer = site.ask(path, "POST", body)
    sentence = json.loads(answer)["error"]
    assert status == 400
    assert sentence
    assert "\n" not in sentence
    assert "/tmp" not in sentence
    assert json.loads(site.ask("api/renders")[2])["renders"] == []
    assert not list(out.glob("*"))


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("path", ["api/read", "api/steps", "api/renders?scene=TitleCard"])
def test_bad_files_get_one_sentence_here_too(site: Page, out: Path, path: str, case: str) -> None:
    _, content, says = REFUSED[case]
    status, _, answer = site.ask(path, "POST", content())
    sentence = json.loads(answer)["error"]
    assert status == 400
    assert says in sentence
    assert "\n" not in sentence
    assert "/tmp" not in sentence
    assert not list(out.glob("*"))


def test_after_a_failure_the_next_film_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    job = plan_film(["TitleCard"], test_set().digit(0), shipped_network(), FORMATS["l"])
    renders = RenderQueue(tmp_path)
    monkeypatch.setattr("studio.web.render_queue.make_film", lambda *args: 1 / 0)
    failed = renders.add(job, "mp4")
    made = renders.add(job, "png")
    for _ in range(300):
        if made.state == "done":
            break
        time.sleep(0.1)
    renders.close()
    assert (failed.state, made.state) == ("failed", "done")
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_files_are_found_by_id_only(site: Page, out: Path) -> None:
    secret = out.parent / "secret.mp4"
    secret.write_bytes(b"secret")
    for name in ("../secret", "..%2f..%2fsecret", "secret.mp4", "0" * 16):
        status, _, body = site.ask(f"api/films/{name}/mp4")
        assert status == 404
        assert b"secret" not in body.replace(name.encode(), b"")
    assert site.ask("page/../server.py")[0] == 404


# ---- in a browser ----


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    if BROWSER is None:
        pytest.skip("no Chromium here (Debian: apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=BROWSER, args=list(FLAGS))


@pytest.fixture
def page(browser, site: Page) -> Iterator[object]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, accept_downloads=True)
    page = context.new_page()
    errors: list[str] = []
    elsewhere: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "request",
        lambda request: (
            elsewhere.append(request.url)
            if not request.url.startswith(f"http://127.0.0.1:{site.port}/")
            else None
        ),
    )
    page.goto(site.address)
    page.locator("#films input").first.wait_for()
    assert page.url == site.place  # without the key
    yield page
    context.close()
    assert errors == []
    assert [url for url in elsewhere if not url.startswith("blob:")] == []


class NotesCookies(BaseHTTPRequestHandler):
    """A page that another user of this computer serves."""

    seen: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.seen.append(self.headers.get("Cookie", ""))
        self.send_response(200)
        self.end_headers()


def test_the_key_stays_between_browser_and_page(browser, site: Page, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    (tmp_path / "open.html").write_text(redirect_to(site.address))
    page.goto((tmp_path / "open.html").as_uri())  # as the program opens it
    page.locator("#films input").first.wait_for()
    assert page.url == site.place
    page.reload()
    page.locator("#films input").first.wait_for()
    with HTTPServer(("127.0.0.1", 0), NotesCookies) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{other.server_port}/")
        page.goto(f"http://127.0.0.1:{other.server_port}/api/renders")
        other.shutdown()
    assert set(NotesCookies.seen) == {""}
    page.goto(f"http://127.0.0.1:{site.port}/")
    assert "Open the address that digitfilm printed" in page.inner_text("body")
    context.close()


def test_a_page_from_before_says_that_it_is_to_be_opened_anew(page) -> None:
    page.context.clear_cookies()  # the program has another key when it is started again
    page.locator("#status", has_text="Open the address that digitfilm printed").wait_for()
    draw(page, THREE[:2])
    assert "Open the address that digitfilm printed" in page.locator("#reading").inner_text()


def draw(page, points: list[tuple[float, float]]) -> list[str]:
    """Draw with the mouse; what the page said at each corner."""
    box = page.locator("#pad").bounding_box()
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    said = []
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=5)
        page.wait_for_timeout(250)
        said.append(page.locator("#reading").inner_text())
    page.mouse.up()
    page.wait_for_timeout(300)
    return [*said, page.locator("#reading").inner_text()]


def order(page, chapter: str) -> None:
    page.locator("#order summary").click()
    page.locator(f"input[value={chapter}]").check()
    page.locator("#quality").select_option("l")
    page.get_by_label("Theme").select_option("light")
    page.get_by_label("Language").select_option("Deutsch")
    page.locator("#render").click()


def test_draw_read_render_play_download(page, out: Path, tmp_path: Path) -> None:
    assert page.locator("#render").is_disabled()
    said = draw(page, THREE)
    assert len({*said}) > 2, "the reading follows the pen"
    assert said[-1].startswith("It reads 3")
    order(page, "TitleCard")
    progress = page.locator("#renders progress")
    seen = set()
    for _ in range(600):
        if progress.count() == 0 and page.locator("#video").is_visible():
            break
        if progress.count():
            seen.add(progress.first.evaluate("bar => bar.value"))
        page.wait_for_timeout(100)
    assert len(seen) > 1, "the bar moves"
    times = []
    while max(times, default=0) < 0.5 and len(times) < 100:
        times.append(page.locator("#video").evaluate("video => video.currentTime"))
        page.wait_for_timeout(100)
    assert max(times) >= 0.5, "the film plays"
    with page.expect_download() as download:
        page.get_by_text("Download the film").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    with av.open(str(path)) as film:
        assert sum(1 for _ in film.decode(video=0)) > 60
    (sidecar,) = out.glob("*/*.json")
    told = json.loads(sidecar.read_text())
    assert path.stem == sidecar.stem
    assert (told["look"]["theme"], told["look"]["language"]) == ("light", "de")
    assert (
        page.locator("#video track").evaluate("track => track.srclang + track.label") == "deDeutsch"
    )
    assert told["reading"]["answer"] == 3
    assert told["reading"]["activations"][0] == told["digit"]["pixels"]


def test_a_render_is_cancelled(page, out: Path) -> None:
    before = {path.name for path in out.glob("*")}
    draw(page, THREE)
    order(page, "WriteAProgram")
    row = page.locator("#renders li[data-state=rendering]")
    row.get_by_text("Cancel").click()
    page.locator("#renders li[data-state=cancelled]").wait_for(timeout=30_000)
    assert {path.name for path in out.glob("*")} == before


def test_how_it_was_found_is_shown_when_it_is_asked_for(page, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.set_viewport_size({"width": 390, "height": 900})
    shadowed = photos.in_shadow(test_set().digit(0).image, np.random.default_rng(0))
    levels = (shadowed * 255).round().astype(np.uint8)
    (tmp_path / "photo.png").write_bytes(picture(Image.fromarray(levels)))
    page.locator("#file").set_input_files(tmp_path / "photo.png")
    page.locator("#reading", has_text="It reads 7").wait_for(timeout=5_000)
    assert not [address for address in asked if address.startswith("steps")]
    page.get_by_text("How it was found").click()
    shown = page.locator("#found li")
    shown.nth(5).wait_for(timeout=5_000)
    assert shown.count() == 6
    for step in shown.all():
        assert step.locator("p").inner_text().endswith(".")
        assert step.locator("img").evaluate(RANGE) > 20, step.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    (tmp_path / "two.png").write_bytes(two_digits())  # what is open follows the reading
    page.locator("#file").set_input_files(tmp_path / "two.png")
    page.locator("#found li", has_text="others (blue)").wait_for(timeout=5_000)
    page.get_by_text("Clear").click()
    page.locator("#found").wait_for(state="hidden", timeout=5_000)


def test_keyboard_and_pictures(page, tmp_path: Path) -> None:
    page.locator("#pad").focus()
    page.keyboard.press("Space")
    for _ in range(30):
        page.keyboard.press("ArrowDown")
    page.locator("#reading", has_text="It reads 1").wait_for(timeout=5_000)
    page.get_by_text("Clear").click()
    page.locator("#reading", has_text="Waiting").wait_for(timeout=5_000)
    (tmp_path / "mine.png").write_bytes(picture())
    page.locator("#file").set_input_files(tmp_path / "mine.png")
    page.locator("#reading", has_text="It reads 7").wait_for(timeout=5_000)
    (tmp_path / "two.png").write_bytes(two_digits())
    page.locator("#file").set_input_files(tmp_path / "two.png")
    page.get_by_label("Read digit 2 of 2").click()
    page.locator("#reading", has_text="It reads 2").wait_for(timeout=5_000)
    (tmp_path / "letter.png").write_text("Dear network")
    page.locator("#file").set_input_files(tmp_path / "letter.png")
    page.locator("#trouble", has_text="not a picture").wait_for(timeout=5_000)
