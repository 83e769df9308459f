"""Places and sizes of a digit, the box with a rule and the pictures of rules, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass

from scenes import style
from scenes.look import ASPECTS
from scenes.style import Place

RIGHTWARDS: Place = (1, 0)
DOWNWARDS: Place = (0, -1)


@dataclass(frozen=True)
class MagnifiedLayout:
    """A digit of which a part is magnified.

    Attributes
    ----------
    width, image : of the digit, and its centre.
    window, cell : number of rows and columns that are magnified, and width of their cells then.
    magnified, direction : centre of the magnified part, and the direction there from the digit.
    position_width : greatest width of the words that say which part it is.
    position_at : centre of these words; below the digit without it.
    """

    width: float
    image: Place
    window: tuple[int, int]
    cell: float
    magnified: Place
    direction: Place = RIGHTWARDS
    position_width: float = 7.0
    position_at: Place | None = None


@dataclass(frozen=True)
class EmptyBoxLayout:
    """An empty box, the digit that goes in, and the ten that may come out.

    Attributes
    ----------
    box, width : of the box, in the frame; all other places but ``image`` are seen from its centre.
    image : centre of the digit that goes in, in the frame.
    arrow_in, arrow_out : start and end of each arrow.
    first, step : the digit 0, and the step from digit to digit.
    out : centre of the words below the digits.
    in_level : True where the words below the image are level with those, and not close to the
        image.
    """

    box: Place
    width: float
    image: Place
    arrow_in: tuple[Place, Place]
    arrow_out: tuple[Place, Place]
    first: Place
    step: Place
    out: Place
    in_level: bool = False


@dataclass(frozen=True)
class RuleLayout:
    """A rule in its box, the digit that it is tried on, and its result.

    Attributes
    ----------
    box, box_width : the box.
    hero, hero_width : the digit.
    counted, answer, accuracy : number that is counted, the rule's answer, and how often it is
        right.
    flush : 0 where these three are centred at their places, -1 where they begin there, on that
        baseline.
    size : Manim font size of the first two.
    """

    box: Place
    box_width: float
    hero: Place
    hero_width: float
    counted: Place
    answer: Place
    accuracy: Place
    flush: int = -1
    size: float = style.TYPE_LABEL


@dataclass(frozen=True)
class StrokesLayout:
    """Two rows of digits: those that break a rule, and those that keep it.

    Attributes
    ----------
    x, headings : of both rows, and the heights of the words over them.
    drop : from these words to the centre of the row.
    width, spacing : of one digit, and from digit to digit.
    """

    x: float
    headings: tuple[float, float]
    drop: float
    width: float
    spacing: float


@dataclass(frozen=True)
class InkLayout:
    """The average ink of ten digits as bars.

    Attributes
    ----------
    place : left end of the first bar.
    width, spacing : of the longest bar, and from bar to bar.
    values : right end of all values, from the bars' left end.
    heading : centre of the words above, from ``place``.
    """

    place: Place
    width: float
    values: float
    spacing: float
    heading: Place


@dataclass(frozen=True)
class JudgedLayout:
    """Many test digits, on which a rule is tried.

    Attributes
    ----------
    rows, columns, width : number of digits, and width of one.
    digits, heading, note : centres of all digits, and of the words above and below.
    """

    rows: int
    columns: int
    width: float
    digits: Place
    heading: Place
    note: Place


@dataclass(frozen=True)
class HolesLayout:
    """A digit for each number of holes.

    Attributes
    ----------
    first, step : centre of the first digit, and the distance down to the next one.
    width : of a digit.
    words, arrow, answer : to the right of its centre the number of holes, the start and end of
        the arrow, and the answer that it points to.
    """

    first: Place
    step: float
    width: float
    words: float
    arrow: tuple[float, float]
    answer: float


@dataclass(frozen=True)
class MeansLayout:
    """The average image of each digit.

    Attributes
    ----------
    rows : number of images in each row.
    width, spacing : of one, and from centre to centre across and down.
    images, heading, heading_width : centres of all images and of the words above, and their
        greatest width.
    """

    rows: tuple[int, ...]
    width: float
    spacing: Place
    images: Place
    heading: Place
    heading_width: float = 7.1


@dataclass(frozen=True)
class StandingsLayout:
    """Bars for how often each rule is right.

    Attributes
    ----------
    place : left end of the first bar.
    width, spacing : of a bar that stands for all digits, and from bar to bar.
    heading, column : height of the words above, and x of the answers.
    note, note_width : height and greatest width of the small print.
    thickness : of a bar, as a share of the spacing.
    named_above : True where the names stand over the bars, and not to their left.
    """

    place: Place
    width: float
    spacing: float
    heading: float
    column: float
    note: float
    note_width: float = 7.1
    thickness: float = 0.5
    named_above: bool = False


@dataclass(frozen=True)
class WriteAProgramLayout:
    """Places and sizes in one frame, in scene units: ``rule`` for all rules, the others by beat."""

    magnified: MagnifiedLayout
    empty_box: EmptyBoxLayout
    rule: RuleLayout
    strokes: StrokesLayout
    ink: InkLayout
    judged: JudgedLayout
    holes: HolesLayout
    means: MeansLayout
    standings: StandingsLayout


MAGNIFIED = {
    "16:9": MagnifiedLayout(5.0, (-3.9, 0), (10, 10), 0.62, (3.4, 0)),
    "4:3": MagnifiedLayout(3.6, (-3.05, 0), (10, 9), 0.6, (2.15, 0), position_width=3.0),
    "1:1": MagnifiedLayout(
        2.4,
        (-2.21, 2.35),
        (7, 11),
        0.62,
        (0, -1.38),
        DOWNWARDS,
        position_width=3.0,
        position_at=(1.6, 3.1),
    ),
    "9:16": MagnifiedLayout(
        5.0, (0, 3.7), (10, 11), 0.63, (0, -2.45), DOWNWARDS, position_at=(0, -6.15)
    ),
}
EMPTY_BOX = {
    "16:9": EmptyBoxLayout(
        box=(1.5, 0),
        width=2.4,
        image=(-3.9, 0),
        arrow_in=((-2.7, 0), (-1.3, 0)),
        arrow_out=((1.3, 0), (3.4, 0)),
        first=(3.9, 2.85),
        step=(0, -0.58),
        out=(3.9, -3.1),
        in_level=True,
    ),
    "4:3": EmptyBoxLayout(
        box=(0.95, 0),
        width=2.0,
        image=(-3.05, 0),
        arrow_in=((-2.1, 0), (-1.1, 0)),
        arrow_out=((1.1, 0), (2.4, 0)),
        first=(2.8, 2.85),
        step=(0, -0.58),
        out=(2.8, -3.1),
    ),
    "1:1": EmptyBoxLayout(
        box=(0.5, 0),
        width=1.4,
        image=(-2.35, 0),
        arrow_in=((-1.65, 0), (-0.7, 0)),
        arrow_out=((0.7, 0), (1.85, 0)),
        first=(2.05, 2.85),
        step=(0, -0.58),
        out=(2.05, -3.1),
    ),
    "9:16": EmptyBoxLayout(
        box=(0, -1.4),
        width=2.4,
        image=(0, 3.7),
        arrow_in=((0, 2.55), (0, 1.2)),
        arrow_out=((0, -1.2), (0, -2.8)),
        first=(-3.0, -3.25),
        step=(0.667, 0),
        out=(0, -4.15),
    ),
}
RULE = {
    "16:9": RuleLayout(
        box=(-4.5, 2.95),
        box_width=4.3,
        hero=(-4.5, 0.55),
        hero_width=2.9,
        counted=(-4.5, -1.3),
        answer=(-4.5, -1.95),
        accuracy=(-4.5, -2.75),
        flush=0,
    ),
    "4:3": RuleLayout(
        box=(-3.1, 2.95),
        box_width=3.56,
        hero=(-3.1, 0.55),
        hero_width=2.9,
        counted=(-3.1, -1.3),
        answer=(-3.1, -1.95),
        accuracy=(-3.1, -2.75),
        flush=0,
    ),
    "1:1": RuleLayout(
        box=(1.25, 3.12),
        box_width=4.6,
        hero=(-2.45, 2.45),
        hero_width=2.2,
        counted=(-1.05, 2.14),
        answer=(1.3, 2.14),
        accuracy=(-1.05, 1.39),
    ),
    "9:16": RuleLayout(
        box=(0, 6.15),
        box_width=7.1,
        hero=(-1.85, 3.65),
        hero_width=3.4,
        counted=(0.25, 4.55),
        answer=(0.25, 3.65),
        accuracy=(0.25, 2.75),
        size=style.TYPE_BODY,
    ),
}
STROKES = {
    "16:9": StrokesLayout(x=2.6, headings=(2.95, -0.4), drop=1.5, width=1.4, spacing=1.65),
    "4:3": StrokesLayout(x=1.95, headings=(2.5, -0.5), drop=1.3, width=1.05, spacing=1.19),
    "1:1": StrokesLayout(x=0, headings=(0.75, -1.65), drop=1.05, width=1.05, spacing=1.45),
    "9:16": StrokesLayout(x=0, headings=(0.6, -3.1), drop=1.5, width=1.3, spacing=1.45),
}
INK = {
    "16:9": InkLayout((-0.5, 2.3), width=5.6, values=6.9, spacing=0.56, heading=(3.4, 0.8)),
    "4:3": InkLayout((-0.5, 2.3), width=4.0, values=5.3, spacing=0.56, heading=(2.4, 0.8)),
    "1:1": InkLayout((-2.9, 0.35), width=4.9, values=6.3, spacing=0.4, heading=(3.0, 0.55)),
    "9:16": InkLayout((-2.9, 0.4), width=4.9, values=6.3, spacing=0.66, heading=(3.0, 0.85)),
}
JUDGED = {
    "16:9": JudgedLayout(9, 12, 0.64, digits=(2.6, -0.05), heading=(2.6, 3.2), note=(2.6, -3.35)),
    "4:3": JudgedLayout(9, 9, 0.64, digits=(1.95, -0.05), heading=(1.95, 3.2), note=(1.95, -3.35)),
    "1:1": JudgedLayout(7, 14, 0.5, digits=(0, -1.25), heading=(0, 0.82), note=(0, -3.35)),
    "9:16": JudgedLayout(10, 10, 0.68, digits=(0, -2.45), heading=(0, 1.35), note=(0, -6.25)),
}
HOLES = {
    "16:9": HolesLayout((0.4, 2.1), 2.15, width=1.7, words=2.5, arrow=(3.9, 5.0), answer=5.5),
    "4:3": HolesLayout((-0.15, 2.1), 2.15, width=1.5, words=2.15, arrow=(3.35, 4.4), answer=4.75),
    "1:1": HolesLayout((-2.3, 0.2), 1.5, width=1.3, words=2.2, arrow=(3.5, 4.5), answer=5.0),
    "9:16": HolesLayout((-2.45, 0.2), 2.5, width=2.1, words=2.65, arrow=(3.95, 5.0), answer=5.5),
}
MEANS = {
    "16:9": MeansLayout((5, 5), 1.4, (1.65, 2.6), images=(2.55, -0.1), heading=(2.55, 3.0)),
    "4:3": MeansLayout(
        (5, 5), 1.05, (1.19, 2.3), images=(1.95, -0.3), heading=(1.95, 2.15), heading_width=6.3
    ),
    "1:1": MeansLayout((5, 5), 1.2, (1.45, 1.9), images=(0, -1.55), heading=(0, 0.75)),
    "9:16": MeansLayout((3, 4, 3), 1.6, (1.83, 2.4), images=(0, -2.6), heading=(0, 1.3)),
}
STANDINGS = {
    "16:9": StandingsLayout(
        (-2.6, 1.6), width=5.9, spacing=1.0, heading=2.9, column=5.95, note=-2.9, note_width=12.5
    ),
    "4:3": StandingsLayout(
        (-1.8, 1.6), width=3.9, spacing=1.0, heading=2.9, column=4.15, note=-2.9, note_width=9.7
    ),
    "1:1": StandingsLayout(
        place=(-3.5, 1.55),
        width=4.5,
        spacing=1.2,
        heading=3.1,
        column=2.9,
        note=-3.1,
        thickness=0.45,
        named_above=True,
    ),
    "9:16": StandingsLayout(
        place=(-3.5, 3.2),
        width=4.5,
        spacing=2.1,
        heading=5.4,
        column=2.9,
        note=-5.3,
        thickness=0.35,
        named_above=True,
    ),
}

LAYOUTS = {
    aspect: WriteAProgramLayout(
        MAGNIFIED[aspect],
        EMPTY_BOX[aspect],
        RULE[aspect],
        STROKES[aspect],
        INK[aspect],
        JUDGED[aspect],
        HOLES[aspect],
        MEANS[aspect],
        STANDINGS[aspect],
    )
    for aspect in ASPECTS
}
