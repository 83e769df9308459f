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
SHORTER = (
    6_858_000  # side of a slide in English metric units, 7.5 inches: 16:9 is 13.33 inches wide
)
BLANK = 6  # layout of python-pptx's template


def write_powerpoint(deck: Deck, path: Path) -> None:
    """Write the presentation: each video fills its slide, and begins when one arrives."""
    presentation = Presentation()
    shorter = min(deck.width, deck.height)
    presentation.slide_width = Emu(round(SHORTER * deck.width / shorter))
    presentation.slide_height = Emu(round(SHORTER * deck.height / shorter))
    presentation.core_properties.title = deck.title
    presentation.core_properties.author = "digitfilm"
    presentation.core_properties.language = deck.language
    for slide in deck.slides:
        _add(presentation, slide, deck)
    presentation.save(str(path))


def _add(presentation: Any, slide: Slide, deck: Deck) -> None:
    """A slide with its video; where that is not played, and after going back to it, its end is seen."""
    page = presentation.slides.add_slide(presentation.slide_layouts[BLANK])
    page.background.fill.solid()
    page.background.fill.fore_color.rgb = RGBColor.from_string(deck.ground.removeprefix("#"))
    size = presentation.slide_width, presentation.slide_height
    movie = page.shapes.add_movie(
        str(slide.clip), 0, 0, *size, poster_frame_image=str(slide.still), mime_type="video/mp4"
    )
    movie.name = slide.label
    movie.element.nvPicPr.cNvPr.set("descr", slide.narration)
    _play_on_arrival(page, movie.shape_id, slide)
    page.notes_slide.notes_text_frame.text = f"{slide.label}\n\n{slide.notes}"


def _play_on_arrival(page: Any, shape: int, slide: Slide) -> None:
    """Instead of waiting for a click on it, as python-pptx has it."""
    (asked,) = page.element.findall("{*}timing")
    timing = Template(TIMING.read_text(encoding="utf-8")).substitute(
        shape=shape, milliseconds=round(1000 * slide.seconds)
    )
    asked.getparent().replace(asked, parse_xml(timing))
