"""Speed of making films, measured in turn in one run at 1080p60; ``make bench`` runs it.

(a) all edges appear, and light runs along them: fields against the usual Manim way (a Line for each
    edge, a Circle for each neuron), time for each frame from one to the next, without encoding;
(b) the whole short film against encoding its decoded frames again with the same settings, on every
    core;
(c) the peak memory of one process meanwhile.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

import av
import numpy as np
from manim import Circle, Create, FadeIn, Line, Scene, ShowPassingFlash, VGroup, tempconfig
from manim.renderer.cairo_renderer import CairoRenderer

from network import find_digit, shipped_network
from scenes import style
from scenes.drawing.renderer import LayeredRenderer
from scenes.figures.edges import EdgeBundle, RunLight
from scenes.figures.network_diagram import NetworkDiagram
from scenes.style import theme
from studio.planning.formats import FORMATS
from studio.rendering.encoder import add_video_stream

FPS = 60
WANTED_RATIO, WANTED_SHARE, WANTED_MEMORY = 15.0, 2.5, 1.2
FRAMES_IN_MEMORY = 120
Played = dict[str, list[float]]


def seconds_per_frame(
    renderer_class: type[CairoRenderer],
    plays: Callable[[Scene], Iterable[tuple[str, Any]]],
    frames: int,
) -> Played:
    """Seconds from one frame to the next in each play, the first one of each left out."""
    taken: Played = {}
    with tempfile.TemporaryDirectory() as media:
        size = {"pixel_width": 1920, "pixel_height": 1080, "frame_rate": FPS, "media_dir": media}
        with tempconfig({**size, "dry_run": True, "progress_bar": "none", "verbosity": "ERROR"}):
            stamps: list[float] = []

            class Clocked(renderer_class):  # type: ignore[valid-type,misc]
                def add_frame(self, frame: Any, num_frames: int = 1) -> None:
                    stamps.append(time.perf_counter())

            scene = Scene(renderer=Clocked())
            for name, animations in plays(scene):
                stamps.clear()
                scene.play(*animations, run_time=frames / FPS)
                taken[name] = list(np.diff(stamps))
    return taken


class Diagram:
    """The whole network on one digit, twice: by fields, and by a mobject for each thing."""

    def __init__(self, by_contribution: bool) -> None:
        network = shipped_network()
        seen = network.read(find_digit("3", network))
        self.diagram = NetworkDiagram(seen.layers)
        values = [
            w * a if by_contribution else w
            for w, a in zip(network.weights, seen.layers, strict=False)
        ]
        self.bundles = [
            self.diagram.edges(layer, value) for layer, value in enumerate(values, start=1)
        ]

    @property
    def count(self) -> int:
        """Number of edges."""
        return sum(bundle.count for bundle in self.bundles)

    def by_fields(self, scene: Scene) -> Iterable[tuple[str, Any]]:
        """Ours."""
        scene.add(self.diagram)
        yield "appear", [FadeIn(bundle) for bundle in self.bundles]
        scene.remove(*self.bundles)
        yield "light", [RunLight(bundle) for bundle in self.bundles]

    def by_mobjects(self, scene: Scene) -> Iterable[tuple[str, Any]]:
        """The usual way: lines fade in, or grow behind a flash along them. Neurons lie above."""
        lines = VGroup(*(line for bundle in self.bundles for line in lines_of(bundle)))
        circles = VGroup(*(circle for cells in self.diagram.cells for circle in circles_of(cells)))
        circles.set_z_index(1)
        scene.add(circles)
        yield "appear", [FadeIn(lines)]
        scene.remove(lines)
        flash = lines.copy().set_stroke(theme().ink)
        yield (
            "light",
            [Create(lines, lag_ratio=0), ShowPassingFlash(flash, time_width=RunLight.SPREAD * 2)],
        )


def lines_of(bundle: EdgeBundle) -> Iterable[Line]:
    """A Line for each edge."""
    width = float(bundle.width_of_lines[0]) * style.STROKE
    for (start, end), (*rgb, alpha) in zip(
        bundle.points.reshape(-1, 2, 3), bundle.colors, strict=True
    ):
        yield Line(start, end, stroke_width=width, stroke_opacity=alpha).set_color(rgb_to_hex(rgb))


def circles_of(cells: Any) -> Iterable[Circle]:
    """A Circle for each neuron."""
    width = float(cells.stroke_width[0]) * style.STROKE
    for centre, fill, stroke in zip(cells.centres, cells.fill, cells.stroke, strict=True):
        circle = Circle(cells.cell_width / 2, color=rgb_to_hex(stroke[:3]), stroke_width=width)
        yield circle.set_fill(rgb_to_hex(fill[:3]), fill[3]).move_to(centre)


def rgb_to_hex(rgb: Iterable[float]) -> str:
    """A color as Manim's users write it."""
    return "#" + "".join(f"{round(255 * part):02x}" for part in rgb)


def compare_edges() -> bool:
    """(a): print both ways, and whether ours is fast enough."""
    good = True
    for by_contribution, what in (
        (False, "brightness by weight"),
        (True, "brightness by weight times activation"),
    ):
        diagram = Diagram(by_contribution)
        seconds_per_frame(
            LayeredRenderer, diagram.by_fields, 3
        )  # the kernels are compiled once, and kept on disk
        ours = seconds_per_frame(LayeredRenderer, Diagram(by_contribution).by_fields, 40)
        usual = seconds_per_frame(CairoRenderer, diagram.by_mobjects, 4)
        print(
            f"(a) {diagram.count:,} edges, {what}; milliseconds a frame at 1080p, ours and usual:"
        )
        for play in ours:
            one, other = (statistics.median(taken[play]) for taken in (ours, usual))
            print(f"    {play:8} {one * 1e3:8.1f} {other * 1e3:10.1f}   {other / one:6.1f} times")
        ratio = sum(map(statistics.median, usual.values())) / sum(
            map(statistics.median, ours.values())
        )
        good &= ratio >= WANTED_RATIO
        print(f"    together {ratio:.1f} times as fast (wanted: {WANTED_RATIO:.0f})")
    return good


def compare_film(folder: Path) -> bool:
    """(b) and (c): print time and memory that the film takes, and whether that is good enough."""
    command = [
        Path(sys.executable).with_name("digitfilm"),
        "render",
        "short",
        "--quality",
        "h",
        "--out",
        str(folder),
    ]
    begun = time.perf_counter()
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
    whole = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
    (film,) = (path for path in folder.rglob("*.mp4") if not path.name.startswith("."))
    encoding, frames = encode_again(film, folder / "again.mp4")
    share = whole / encoding
    print(
        f"(b) the short film, {frames} frames in 1080p60: {whole:.1f} s; "
        f"encoding alone {encoding:.1f} s"
    )
    print(f"    {share:.2f} times the encoding (wanted: at most {WANTED_SHARE}; the aim is 1.25)")
    print(f"(c) peak memory of one process: {memory:.2f} GiB (wanted: at most {WANTED_MEMORY})")
    return share <= WANTED_SHARE and memory <= WANTED_MEMORY


def encode_again(film: Path, to: Path) -> tuple[float, int]:
    """Seconds of encoding alone with every core, decoding not counted, and the number of frames."""
    taken, count = 0.0, 0
    with av.open(str(film)) as source, av.open(str(to), "w") as out:
        stream = add_video_stream(out, FORMATS["h"], threads=len(os.sched_getaffinity(0)))
        decoded = source.decode(video=0)
        while frames := list(islice(decoded, FRAMES_IN_MEMORY)):
            begun = time.perf_counter()
            for frame in frames:
                frame.pts, frame.time_base, frame.pict_type = count, Fraction(1, FPS), 0
                count += 1
                out.mux(stream.encode(frame))
            taken += time.perf_counter() - begun
        begun = time.perf_counter()
        out.mux(stream.encode(None))
        taken += time.perf_counter() - begun
    return taken, count


def main() -> None:
    """Measure all; the exit code says whether all is as wanted."""
    good = compare_edges()
    with tempfile.TemporaryDirectory(prefix="digitfilm-bench-") as folder:
        good &= compare_film(Path(folder))
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
