"""How a digit, the box with a rule and what the rule goes by are laid out in each frame; places in scene units."""

from __future__ import annotations

from dataclasses import dataclass

from scenes import style
from scenes.style import Place


@dataclass(frozen=True)
class OpeningLayout:
    """A digit of which a part opens up.

    Attributes
    ----------
    width, image : of the digit, and where it comes in.
    window, cell : rows and columns that open up, and how wide their cells become.
    opened, way : where they do, and the way there from the digit.
    name_width : how wide the words may get that say which part it is.
    name_at : where these stand; below the digit without it.
    """

    width: float
    image: Place
    window: tuple[int, int]
    cell: float
    opened: Place
    way: Place = (1, 0)
    name_width: float = 7.0
    name_at: Place | None = None


@dataclass(frozen=True)
class RuleLayout:
    """A rule in its box, the digit that it is tried on, and what it makes of it.

    Attributes
    ----------
    box, box_width : where the rule stands.
    hero, hero_width : the digit.
    counted, said, right : what is counted, what the rule says, and how often it is right.
    flush : whether these three are centred where they stand (0), or begin there, on that baseline (-1).
    size : Manim font size of the first two.
    """

    box: Place
    box_width: float
    hero: Place
    hero_width: float
    counted: Place
    said: Place
    right: Place
    flush: int = -1
    size: float = style.TYPE_LABEL


@dataclass(frozen=True)
class StrokesLayout:
    """Two rows of digits: those that break a rule, and those that keep it.

    Attributes
    ----------
    x, heads : where both stand, and the heights of the words over them.
    drop : from these words to the middle of the row.
    width, spacing : of one digit, and to the next one.
    """

    x: float
    heads: tuple[float, float]
    drop: float
    width: float
    spacing: float


@dataclass(frozen=True)
class InkLayout:
    """Ten bars.

    Attributes
    ----------
    place : left end of the first bar.
    width, values, spacing : of the longest, the right end of all values (from the bars' left end), from bar to bar.
    head : middle of the words above, from ``place``.
    """

    place: Place
    width: float
    values: float
    spacing: float
    head: Place


@dataclass(frozen=True)
class JudgedLayout:
    """Many test digits, on which a rule is seen to be tried.

    Attributes
    ----------
    rows, columns, width : how many, and how wide one is.
    middle, head, note : of all, and of the words above and below.
    """

    rows: int
    columns: int
    width: float
    middle: Place
    head: Place
    note: Place


@dataclass(frozen=True)
class HolesLayout:
    """A digit for each number of holes.

    Attributes
    ----------
    first, step : middle of the first digit, and the way down to the next one.
    width : of a digit.
    words, arrow, says : to the right of its middle: the number of holes, both ends of the arrow, what it points to.
    """

    first: Place
    step: float
    width: float
    words: float
    arrow: tuple[float, float]
    says: float


@dataclass(frozen=True)
class MeansLayout:
    """The average image of each digit.

    Attributes
    ----------
    rows : how many stand in each row.
    width, spacing : of one, and from middle to middle across and down.
    middle, head, head_width : of all, of the words above, and how wide these may get.
    """

    rows: tuple[int, ...]
    width: float
    spacing: Place
    middle: Place
    head: Place
    head_width: float = 7.1


@dataclass(frozen=True)
class StandingsLayout:
    """How often each rule is right, as bars.

    Attributes
    ----------
    place : left end of the first bar.
    width, spacing : of a bar that stands for all, and from bar to bar.
    thickness : of a bar, as a share of the spacing.
    named_above : whether the names stand over the bars, and not to the left of them.
    head, column : height of the words above, and where what each rule says stands.
    note : height of the fine print.
    """

    place: Place
    width: float
    spacing: float
    thickness: float
    named_above: bool
    head: float
    column: float
    note: float


OPENING = {
    "16:9": OpeningLayout(5.0, (-3.9, 0), (10, 10), 0.62, (3.4, 0)),
    "4:3": OpeningLayout(3.6, (-3.05, 0), (10, 9), 0.6, (2.15, 0), name_width=3.0),
    "1:1": OpeningLayout(2.4, (-2.21, 2.35), (7, 11), 0.62, (0, -1.38), (0, -1), 3.0, (1.6, 3.1)),
    "9:16": OpeningLayout(5.0, (0, 3.7), (10, 11), 0.63, (0, -2.45), (0, -1), 7.0, (0, -6.15)),
}
RULE = {
    "16:9": RuleLayout(
        (-4.5, 2.95), 4.3, (-4.5, 0.55), 2.9, (-4.5, -1.3), (-4.5, -1.95), (-4.5, -2.75), 0
    ),
    "4:3": RuleLayout(
        (-3.1, 2.95), 3.56, (-3.1, 0.55), 2.9, (-3.1, -1.3), (-3.1, -1.95), (-3.1, -2.75), 0
    ),
    "1:1": RuleLayout(
        (1.25, 3.12), 4.6, (-2.45, 2.45), 2.2, (-1.05, 2.14), (1.3, 2.14), (-1.05, 1.39)
    ),
    "9:16": RuleLayout(
        (0, 6.15),
        7.1,
        (-1.85, 3.65),
        3.4,
        (0.25, 4.55),
        (0.25, 3.65),
        (0.25, 2.75),
        size=style.TYPE_BODY,
    ),
}
STROKES = {
    "16:9": StrokesLayout(2.6, (2.95, -0.4), 1.5, 1.4, 1.65),
    "4:3": StrokesLayout(1.95, (2.5, -0.5), 1.3, 1.05, 1.19),
    "1:1": StrokesLayout(0, (0.75, -1.65), 1.05, 1.05, 1.45),
    "9:16": StrokesLayout(0, (0.6, -3.1), 1.5, 1.3, 1.45),
}
INK = {
    "16:9": InkLayout((-0.5, 2.3), 5.6, 6.9, 0.56, (3.4, 0.8)),
    "4:3": InkLayout((-0.5, 2.3), 4.0, 5.3, 0.56, (2.4, 0.8)),
    "1:1": InkLayout((-2.9, 0.35), 4.9, 6.3, 0.4, (3.0, 0.55)),
    "9:16": InkLayout((-2.9, 0.4), 4.9, 6.3, 0.66, (3.0, 0.85)),
}
JUDGED = {
    "16:9": JudgedLayout(9, 12, 0.64, (2.6, -0.05), (2.6, 3.2), (2.6, -3.35)),
    "4:3": JudgedLayout(9, 9, 0.64, (1.95, -0.05), (1.95, 3.2), (1.95, -3.35)),
    "1:1": JudgedLayout(7, 14, 0.5, (0, -1.25), (0, 0.82), (0, -3.35)),
    "9:16": JudgedLayout(10, 10, 0.68, (0, -2.45), (0, 1.35), (0, -6.25)),
}
HOLES = {
    "16:9": HolesLayout((0.4, 2.1), 2.15, 1.7, 2.5, (3.9, 5.0), 5.5),
    "4:3": HolesLayout((-0.15, 2.1), 2.15, 1.5, 2.15, (3.35, 4.4), 4.75),
    "1:1": HolesLayout((-2.3, 0.2), 1.5, 1.3, 2.2, (3.5, 4.5), 5.0),
    "9:16": HolesLayout((-2.45, 0.2), 2.5, 2.1, 2.65, (3.95, 5.0), 5.5),
}
MEANS = {
    "16:9": MeansLayout((5, 5), 1.4, (1.65, 2.6), (2.55, -0.1), (2.55, 3.0)),
    "4:3": MeansLayout((5, 5), 1.05, (1.19, 2.3), (1.95, -0.3), (1.95, 2.15), 6.3),
    "1:1": MeansLayout((5, 5), 1.2, (1.45, 1.9), (0, -1.55), (0, 0.75)),
    "9:16": MeansLayout((3, 4, 3), 1.6, (1.83, 2.4), (0, -2.6), (0, 1.3)),
}
STANDINGS = {
    "16:9": StandingsLayout(
        (-2.6, 1.6), 5.9, 1.0, 0.5, named_above=False, head=2.9, column=5.95, note=-2.9
    ),
    "4:3": StandingsLayout(
        (-1.8, 1.6), 3.9, 1.0, 0.5, named_above=False, head=2.9, column=4.15, note=-2.9
    ),
    "1:1": StandingsLayout(
        (-3.5, 1.55), 4.5, 1.2, 0.45, named_above=True, head=3.1, column=2.9, note=-3.1
    ),
    "9:16": StandingsLayout(
        (-3.5, 3.2), 4.5, 2.1, 0.35, named_above=True, head=5.4, column=2.9, note=-5.3
    ),
}
