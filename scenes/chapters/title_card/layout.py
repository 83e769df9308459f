"""Sizes and heights of the title card, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TitleCardLayout:
    """Sizes and heights, in scene units.

    Attributes
    ----------
    hero_width, hero : width of the hero, and height of its centre.
    title : height of the title's centre.
    gap : from the title to the numbers below it.
    """

    hero_width: float
    hero: float
    title: float
    gap: float


LAYOUTS = {
    "16:9": TitleCardLayout(hero_width=3.6, hero=1.35, title=-1.35, gap=0.45),
    "4:3": TitleCardLayout(hero_width=3.6, hero=1.35, title=-1.35, gap=0.45),
    "1:1": TitleCardLayout(hero_width=3.5, hero=1.75, title=-1.15, gap=0.5),
    "9:16": TitleCardLayout(hero_width=6.6, hero=2.1, title=-2.7, gap=0.7),
}
