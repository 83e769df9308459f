"""Places and sizes of digits of one class, and of the other classes, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass

from scenes.figures import row_places
from scenes.style import Place


@dataclass(frozen=True)
class SloppyThreesLayout:
    """Widths of pictures and centres of what is on screen, in scene units.

    Attributes
    ----------
    image_width, image : the hero with its measures.
    four_width, four, four_drop : the hero and its companions, and the drop of their labels.
    overlap_width, overlap : two digits laid over each other.
    key, share : key of their tints, and the share of ink that they have in common.
    eye_width, eye : cells of the eye.
    is_seen_below : True where the class seen in them stands below them, and not to their right.
    arrow_tip, idea : tip of the arrow to that class, and the class.
    passing_width, passing, passing_note : other digits of the class, and the height of the note.
    hero_width, hero : the digit that distances are measured from.
    note_side, note_edge : side of that digit on which the note on distances stands, and the edge
        with which it is flush, as directions.
    note_width : greatest width of that note.
    near_width, same, near : companions of the hero, and the nearest digit of each other class.
    ten_width, ten, ten_drop : one digit of each class, and the drop of their labels.
    question : height of the question at the end.
    """

    image_width: float
    image: Place
    four_width: float
    four: tuple[Place, ...]
    four_drop: float
    overlap_width: float
    overlap: Place
    key: Place
    share: Place
    eye_width: float
    eye: Place
    is_seen_below: bool
    arrow_tip: Place
    idea: Place
    passing_width: float
    passing: tuple[Place, ...]
    passing_note: float
    hero_width: float
    hero: Place
    note_side: Place
    note_edge: Place
    note_width: float
    near_width: float
    same: tuple[Place, ...]
    near: tuple[Place, ...]
    ten_width: float
    ten: tuple[Place, ...]
    ten_drop: float
    question: float


LAYOUTS = {
    "16:9": SloppyThreesLayout(
        image_width=5.8,
        image=(0, 0),
        four_width=2.7,
        four=row_places((4,), 3.3, 0, (0, 0.65)),
        four_drop=0.75,
        overlap_width=4.6,
        overlap=(-3.4, 0.1),
        key=(3.4, -1.9),
        share=(3.4, 0.6),
        eye_width=4.1,
        eye=(-2.7, 0.95),
        is_seen_below=False,
        arrow_tip=(1.6, 0.95),
        idea=(2.6, 0.95),
        passing_width=1.4,
        passing=row_places((8,), 1.58, 0, (0, -2.75)),
        passing_note=-1.7,
        hero_width=3.1,
        hero=(-4.7, 0),
        note_side=(0, -1),
        note_edge=(0, 0),
        note_width=4.0,
        near_width=1.4,
        same=row_places((1, 1, 1), 0, 2.05, (-1.25, 1.65)),
        near=row_places((3, 3, 3), 1.95, 2.05, (3.7, 1.65)),
        ten_width=1.18,
        ten=row_places((10,), 1.33, 0, (0, 1.3)),
        ten_drop=0.5,
        question=-2.2,
    ),
    "4:3": SloppyThreesLayout(
        image_width=5.8,
        image=(0.4, -0.35),
        four_width=2.2,
        four=row_places((4,), 2.5, 0, (0, 0.7)),
        four_drop=0.75,
        overlap_width=4.3,
        overlap=(-2.7, 0),
        key=(2.4, -1.7),
        share=(2.4, 0.65),
        eye_width=3.9,
        eye=(-1.75, 1.2),
        is_seen_below=False,
        arrow_tip=(2.05, 1.2),
        idea=(2.95, 1.2),
        passing_width=1.12,
        passing=row_places((8,), 1.23, 0, (0, -2.65)),
        passing_note=-1.55,
        hero_width=2.6,
        hero=(-3.42, 0.3),
        note_side=(0, -1),
        note_edge=(0, 0),
        note_width=2.9,
        near_width=1.3,
        same=row_places((1, 1, 1), 0, 2.05, (-1.0, 1.7)),
        near=row_places((3, 3, 3), 1.5, 2.05, (2.7, 1.7)),
        ten_width=1.5,
        ten=row_places((5, 5), 1.85, 2.85, (0, 2.7)),
        ten_drop=0.4,
        question=-3.2,
    ),
    "1:1": SloppyThreesLayout(
        image_width=5.8,
        image=(0.42, -0.38),
        four_width=2.35,
        four=row_places((2, 2), 3.3, 3.65, (0, 2.35)),
        four_drop=0.35,
        overlap_width=3.9,
        overlap=(-1.55, 1.5),
        key=(2.2, 1.5),
        share=(0, -2.1),
        eye_width=3.2,
        eye=(-1.95, 1.5),
        is_seen_below=False,
        arrow_tip=(1.6, 1.5),
        idea=(2.5, 1.5),
        passing_width=1.3,
        passing=row_places((4, 4), 1.6, 1.45, (0, -1.45)),
        passing_note=-0.5,
        hero_width=2.3,
        hero=(-2.4, 2.4),
        note_side=(0, -1),
        note_edge=(-1, 0),
        note_width=7.1,
        near_width=1.2,
        same=row_places((3,), 1.45, 0, (1.45, 2.4)),
        near=row_places((5, 4), 1.45, 1.74, (0, -0.9)),
        ten_width=1.25,
        ten=row_places((5, 5), 1.45, 2.6, (0, 2.85)),
        ten_drop=0.35,
        question=-2.8,
    ),
    "9:16": SloppyThreesLayout(
        image_width=6.1,
        image=(0.45, -0.35),
        four_width=3.3,
        four=row_places((2, 2), 3.7, 5.4, (0, 3.5)),
        four_drop=0.75,
        overlap_width=6.6,
        overlap=(0, 2.6),
        key=(0, -2.0),
        share=(0, -4.5),
        eye_width=5.4,
        eye=(0, 3.2),
        is_seen_below=True,
        arrow_tip=(0, -0.9),
        idea=(0, -1.55),
        passing_width=1.6,
        passing=row_places((4, 4), 1.78, 1.78, (0, -4.0)),
        passing_note=-2.8,
        hero_width=3.3,
        hero=(-1.9, 4.9),
        note_side=(1, 0),
        note_edge=(0, 0),
        note_width=3.2,
        near_width=1.6,
        same=row_places((3,), 2.3, 0, (0, 1.4)),
        near=row_places((3, 3, 3), 2.3, 2.05, (0, -1.55)),
        ten_width=1.6,
        ten=row_places((3, 4, 3), 1.8, 3.2, (0, 4.9)),
        ten_drop=0.5,
        question=-5.4,
    ),
}
