"""The deck as a folder for any browser, complete in itself: no server and no network."""

from __future__ import annotations

import json
import re
import shutil
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from studio.outputs.slides.slide import Deck, Slide

HERE = Path(__file__).parent
PAGE = HERE / "page"
REVEAL = HERE / "reveal"
# paths below the folder of a deck that are the deck's, and not the lecturer's
OWN_FILES = re.compile(
    r"index\.html|deck\.(css|js)|slides/Deck\.json|reveal/.+|beats/\d{3,}_\w+\.\w+\.(png|mp4)"
)
PLAYS = 'muted playsinline preload="auto"'


def write_html(deck: Deck, folder: Path) -> None:
    """Write the deck into a new folder; ``index.html`` in it opens by a double click."""
    beats = folder / "beats"
    beats.mkdir(parents=True)
    for slide in deck.slides:
        _copy_media(slide, beats)
    shutil.copytree(REVEAL, folder / "reveal")
    for name in ("deck.css", "deck.js"):
        shutil.copyfile(PAGE / name, folder / name)
    (folder / "index.html").write_text(_index(deck), encoding="utf-8")
    _write_manim_slides(deck, folder)


def file_name(slide: Slide) -> str:
    """Return the stem that the files of a slide share."""
    return f"{slide.number:03}_{slide.name}"


def _copy_media(slide: Slide, beats: Path) -> None:
    assert slide.clip is not None and slide.reversed_clip is not None
    shutil.copyfile(slide.still, beats / f"{file_name(slide)}.png")
    shutil.copyfile(slide.clip, beats / f"{file_name(slide)}.mp4")
    shutil.copyfile(slide.reversed_clip, beats / f"{file_name(slide)}_back.mp4")


def _index(deck: Deck) -> str:
    next_slides = [*deck.slides[1:], None]
    slides = [_section(slide, after) for slide, after in zip(deck.slides, next_slides, strict=True)]
    return _fill_template(
        "index.html",
        language=deck.language,
        title=deck.title,
        background=deck.background,
        ink=deck.ink,
        width=deck.width,
        height=deck.height,
        slides=_Html("\n".join(slides)),
    )


class _Html(str):
    """Text that is HTML already."""


def _section(slide: Slide, after: Slide | None) -> str:
    """Return the HTML of a slide, with the reversed clip of the next one, for going back to it."""
    items = "".join(f"<li>{escape(line)}</li>\n" for line in slide.numbers)
    back = (
        f'<video class="back" data-src="beats/{file_name(after)}_back.mp4" {PLAYS}></video>\n'
        if after
        else ""
    )
    return _fill_template(
        "slide.html",
        number=slide.number,
        name=file_name(slide),
        label=slide.label,
        narration=slide.narration,
        numbers=_Html(f"<ul>\n{items}</ul>\n" if items else ""),
        back=_Html(back),
    ).rstrip()


def _fill_template(template: str, **values: Any) -> str:
    """Return a template with its fields filled; all values but HTML are escaped."""
    texts = {
        name: value if isinstance(value, _Html) else escape(str(value))
        for name, value in values.items()
    }
    return Template((PAGE / template).read_text(encoding="utf-8")).substitute(texts)


def _write_manim_slides(deck: Deck, folder: Path) -> None:
    """Write ``slides/Deck.json``, for ``manim-slides present Deck`` called in the folder."""
    manifest = {
        "slides": [
            {
                "file": f"beats/{file_name(slide)}.mp4",
                "rev_file": f"beats/{file_name(slide)}_back.mp4",
                "notes": slide.notes,
                "loop": False,
            }
            for slide in deck.slides
        ],
        "resolution": [deck.width, deck.height],
        "background_color": deck.background,
    }
    (folder / "slides").mkdir()
    (folder / "slides" / "Deck.json").write_text(
        json.dumps(manifest, indent=1, ensure_ascii=False), encoding="utf-8"
    )
