"""All beats of a film on a contact sheet, to choose from, and the film in plain text, for those who do not see it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from scenes import style
from scenes.language.catalogue import translate
from scenes.language.marks import msgid
from scenes.storyboard import ChapterRecord
from studio.files import publish, work_folder
from studio.planning.jobs import FilmJob
from studio.rendering.dry_run import leap
from studio.rendering.pool import Progress
from studio.sidecar import number_labels

FILES = ("DESCRIPTION.txt", "sheet.pdf", "sheet.png")
PICTURE_WIDTH = 640  # pixels
FEW = 40  # beats; more of them stand in more columns
PRINTED = {"columns": 3, "width": "297mm", "height": "210mm", "picture": "50mm"}
FEW_TILES = {"columns": 4, "width": "380mm", "height": "auto", "picture": "50mm"}
MANY_TILES = {"columns": 6, "width": "570mm", "height": "auto", "picture": "50mm"}
PIXELS_PER_INCH = 130
PAGE = """
#let numbered = context if {is_printed} [#h(1fr) #counter(page).display("1 / 1", both: true)]
#set document(title: sys.inputs.title)
#set page(width: {width}, height: {height}, margin: 11mm, fill: white, footer: numbered)
#set text(font: "New Computer Modern", size: 9.5pt, fill: black, lang: sys.inputs.language)
#set par(leading: 0.5em)
#text(size: 14pt, weight: "bold", sys.inputs.title)
#v(2mm)
#let tile(beat) = block(breakable: false)[
  #align(center, image(beat.picture, height: {picture}, width: 100%, fit: "contain"))
  #block(above: 2mm, below: 1.6mm)[*#beat.number* #h(1fr) #beat.start]
  #block(below: 1.6mm, text(font: "DejaVu Sans Mono", size: 6.4pt, beat.name))
  #text(beat.narration)
]
#grid(columns: (1fr,) * {columns}, column-gutter: 6mm, row-gutter: 5mm,
  ..json(bytes(sys.inputs.beats)).map(tile))
"""


@dataclass(frozen=True)
class _Scene:
    """What a chapter turned out to be, the ends of its beats, and when it begins in the film, in seconds."""

    record: ChapterRecord
    ends: tuple[Path, ...]
    start: float


def make_overview(
    job: FilmJob, out: Path, on_progress: Callable[[Progress], None] = lambda progress: None
) -> list[Path]:
    """Write the sheet as PNG and PDF and the description; returns their paths.

    Raises
    ------
    StudioError
        When they cannot be written there.
    """
    folder = out / f"{job.stem}-sheet"
    with style.using(job.look), work_folder(out) as work:
        scenes = _played(job, work, on_progress)
        tiles = [_tile(scene, n, work) for scene in scenes for n in range(len(scene.record.beats))]
        for number, tile in enumerate(tiles, 1):
            tile["number"] = str(number)
        (work / "DESCRIPTION.txt").write_text(description(job, scenes), encoding="utf-8")
        _print(job, tiles, PRINTED, work / "sheet.pdf")
        _print(job, tiles, FEW_TILES if len(tiles) <= FEW else MANY_TILES, work / "sheet.png")
        publish(work, folder, list(FILES))
    return [folder / name for name in FILES]


def _played(job: FilmJob, work: Path, on_progress: Callable[[Progress], None]) -> list[_Scene]:
    """Every chapter, with small pictures of the ends of its beats in ``work``."""
    played = leap(job.chapters, work, on_progress, with_ends=True)
    for end in (end for one in played for end in one.ends):
        with Image.open(end) as picture:
            picture.thumbnail((PICTURE_WIDTH, PICTURE_WIDTH), Image.Resampling.LANCZOS)
            picture.save(end)
    starts = accumulate((one.record.frames / job.format.fps for one in played[:-1]), initial=0.0)
    return [_Scene(one.record, one.ends, start) for one, start in zip(played, starts, strict=True)]


def _tile(scene: _Scene, number: int, work: Path) -> dict[str, str]:
    beat = scene.record.beats[number]
    return {
        "picture": scene.ends[number].relative_to(work).as_posix(),
        "name": f"{scene.record.name}.{beat.name}",
        "narration": " ".join(beat.narration.split()),
        "start": clock(scene.start + beat.start),
    }


def _print(
    job: FilmJob, tiles: Sequence[dict[str, str]], layout: dict[str, Any], path: Path
) -> None:
    page = PAGE
    for name, value in {**layout, "is_printed": str(layout is PRINTED).lower()}.items():
        page = page.replace(f"{{{name}}}", str(value))
    source = path.with_suffix(".typ")
    source.write_text(page, encoding="utf-8")
    told = {"beats": json.dumps(tiles), "title": _title(job), "language": job.look.language}
    typst.compile(source, output=path, root=path.parent, ppi=PIXELS_PER_INCH, sys_inputs=told)


def _title(job: FilmJob) -> str:
    return f"{translate(job.title)} ({job.digit.origin})"


def clock(seconds: float) -> str:
    """Minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def description(job: FilmJob, scenes: Sequence[_Scene]) -> str:
    """A film in plain text: of each chapter what is told, and every number that is on the screen, in words."""
    told = [_title(job), ""]
    for number, scene in enumerate(scenes, 1):
        end = scene.start + scene.record.frames / job.format.fps
        told += [f"{number}. {scene.record.title} ({clock(scene.start)}–{clock(end)})", ""]
        told += [" ".join(" ".join(beat.narration.split()) for beat in scene.record.beats), ""]
        if scene.record.readouts:
            told += [translate(msgid("Numbers on the screen:"))]
            told += [
                f"- {line}"
                for line in number_labels.lines(scene.record.readouts, job.network.sizes)
            ]
            told += [""]
    return "\n".join(told)
