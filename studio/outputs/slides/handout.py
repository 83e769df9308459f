"""The deck on paper: a page for each beat, with its last picture, narration and numbers."""

from __future__ import annotations

from pathlib import Path

from studio.outputs.sheets import set_sheet
from studio.outputs.slides.slide import Deck


def write_handout(deck: Deck, path: Path) -> None:
    """Write the handout as a PDF."""
    pictures = {f"{slide.number}.png": slide.still for slide in deck.slides}
    slides = [
        {
            "number": slide.number,
            "title": slide.title,
            "place": slide.place,
            "narration": slide.narration,
            "numbers": slide.numbers,
            "still": name,
        }
        for name, slide in zip(pictures, deck.slides, strict=True)
    ]
    data = {
        "title": deck.title,
        "language": deck.language,
        "tall": deck.height >= deck.width,
        "slides": slides,
    }
    set_sheet("handout", data, pictures, path)
