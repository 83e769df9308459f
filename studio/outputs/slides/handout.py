"""The deck on paper: a page for each beat, with the picture of its end, what is told, and the numbers."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import typst

from studio.outputs.slides.slide import Deck

TEMPLATE = Path(__file__).parent / "page" / "handout.typ"


def write_handout(deck: Deck, path: Path) -> None:
    """Set the pages with Typst."""
    folder = path.with_name("handout")
    folder.mkdir()
    shutil.copyfile(TEMPLATE, folder / TEMPLATE.name)
    slides = []
    for slide in deck.slides:
        shutil.copyfile(slide.still, folder / f"{slide.number}.png")
        facts = {
            name: asdict(slide)[name]
            for name in ("number", "title", "place", "narration", "numbers")
        }
        slides.append({**facts, "still": f"{slide.number}.png"})
    facts = {
        "title": deck.title,
        "language": deck.language,
        "tall": deck.height >= deck.width,
        "slides": slides,
    }
    (folder / "deck.json").write_text(json.dumps(facts), encoding="utf-8")
    typst.compile(folder / TEMPLATE.name, output=path, root=folder)
