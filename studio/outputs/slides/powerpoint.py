"""The deck as a presentation for PowerPoint, Keynote and LibreOffice, with its videos in it."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.util import Emu

from studio.outputs.slides.slide import Deck, Slide

TIMING = Path(__file__).parent / "page" / "timing.xml"
SHORTER_SIDE = 6_858_000  # of a slide, in English metric units: 7.5 inches
BLANK = 6  # layout of python-pptx's template


def write_powerpoint(deck: Deck, path: Path) -> None:
    """Write the presentation: each video fills its slide, and plays when the slide is shown."""
    presentation = Presentation()
    shorter = min(deck.width, deck.height)
    presentation.slide_width = Emu(round(SHORTER_SIDE * deck.width / shorter))
    presentation.slide_height = Emu(round(SHORTER_SIDE * deck.height / shorter))
    presentation.core_properties.title = deck.title
    presentation.core_properties.author = "digitfilm"
    presentation.core_properties.language = deck.language
    for slide in deck.slides:
        _add_slide(presentation, slide, deck)
    presentation.save(str(path))


def _add_slide(presentation: Any, slide: Slide, deck: Deck) -> None:
    """Add a slide with its video, whose end is shown where it is not played."""
    page = presentation.slides.add_slide(presentation.slide_layouts[BLANK])
    page.background.fill.solid()
    page.background.fill.fore_color.rgb = RGBColor.from_string(deck.background.removeprefix("#"))
    size = presentation.slide_width, presentation.slide_height
    movie = page.shapes.add_movie(
        str(slide.clip), 0, 0, *size, poster_frame_image=str(slide.still), mime_type="video/mp4"
    )
    movie.name = slide.label
    movie.element.nvPicPr.cNvPr.set("descr", slide.narration)
    _play_on_arrival(page, movie.shape_id, slide)
    page.notes_slide.notes_text_frame.text = f"{slide.label}\n\n{slide.notes}"


def _play_on_arrival(page: Any, shape: int, slide: Slide) -> None:
    """Let a slide's video play at once; python-pptx lets it wait for a click."""
    (on_click,) = page.element.findall("{*}timing")
    at_once = Template(TIMING.read_text(encoding="utf-8")).substitute(
        shape=shape, milliseconds=round(1000 * slide.seconds)
    )
    on_click.getparent().replace(on_click, parse_xml(at_once))
