"""Layout of filters, of shared parts and of speech, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scenes import style
from scenes.style import Place


@dataclass(frozen=True)
class FilterProductLayout:
    """A digit, and a patch of it times a filter.

    Attributes
    ----------
    digit, digit_width : centre and size of the digit.
    grid_width : of the patch and of the filter.
    columns : centres of patch, sign, filter, sign and sum, from left to right.
    height : of their centres.
    names : baseline of their names.
    legend : centre of the legend.
    """

    digit: Place
    digit_width: float
    grid_width: float
    columns: tuple[float, float, float, float, float]
    height: float
    names: float
    legend: Place


@dataclass(frozen=True)
class FeatureMapLayout:
    """A digit over which a filter slides, and the map of what it finds.

    Attributes
    ----------
    width : of both pictures.
    digit, map, legend : centres of the pictures and of the legend.
    legend_is_upright : True where its entries stand below each other.
    """

    width: float
    digit: Place
    map: Place
    legend: Place
    legend_is_upright: bool = False


@dataclass(frozen=True)
class FilterRowLayout:
    """A filter, its feature map and the name of what it finds.

    Attributes
    ----------
    filter_width, width : of the filter and of the map.
    map : centre of the map, seen from the filter.
    name_left : left end of the name, beside the map; without it, the name is above the map.
    name_over_filter : True where the name is above the filter instead.
    """

    filter_width: float
    width: float
    map: Place
    name_left: float | None = None
    name_over_filter: bool = False


@dataclass(frozen=True)
class TwoFiltersLayout:
    """A digit over which two filters slide.

    Attributes
    ----------
    digit, digit_width : centre and size of the digit.
    row : a filter and its map.
    rows : centres of the two filters.
    legend, legend_is_upright : its centre; True where its entries stand below each other.
    """

    digit: Place
    digit_width: float
    row: FilterRowLayout
    rows: tuple[Place, Place]
    legend: Place
    legend_is_upright: bool = False


@dataclass(frozen=True)
class FilterLayerLayout:
    """A digit, nine of its pixels as neurons, and a neuron for each filter.

    Attributes
    ----------
    digit, digit_width : centre and size of the digit.
    centre, legend : of the layer and of the legend.
    inputs, neurons : places of both layers, from left to right, or from top to bottom where they
        are turned.
    spacing, step : from one input to the next, and from one neuron to the next.
    sum : seen from a neuron.
    name : left end of the name, seen from a neuron (its centre, where the layers are turned), and
        its baseline, seen from that of the sum.
    is_turned : True where both layers are rows, one below the other.
    """

    digit: Place
    digit_width: float
    centre: Place
    legend: Place
    inputs: float
    neurons: float
    spacing: float
    step: float
    sum: Place
    name: Place
    is_turned: bool = False


@dataclass(frozen=True)
class SharedPartsLayout:
    """Edges, parts made of them, and digits made of the parts.

    Attributes
    ----------
    edges, parts, digits : places of the three columns, from left to right, or of the rows, from
        top to bottom where they are turned.
    first_edge, last_edge, both_parts, first_digit : places across that direction, upwards.
    step : from one digit to the next.
    pixel, width : size of a pixel of the parts, and of a digit.
    names : centre and baseline of each name.
    mark : centre of the label that says that it is an idea.
    is_turned : True where edges, parts and digits are rows.
    """

    edges: float
    parts: float
    digits: float
    first_edge: float
    last_edge: float
    both_parts: tuple[float, float]
    first_digit: float
    step: float
    pixel: float
    width: float
    names: tuple[Place, Place, Place]
    mark: Place
    is_turned: bool = False


@dataclass(frozen=True)
class SpeechLayout:
    """Rows of a drawing of speech: wave, sounds, syllables, words.

    Attributes
    ----------
    x, width : middle and width of the drawing.
    heights : of the centres of the four rows.
    names : left end of their names.
    note : centre of the note that it is a drawing.
    word : centre of the word, from the middle, as a share of the width; its drop below its row.
    others : centres of the first and of the last of the other words, as such shares; their drop.
    word_size : Manim font size of the word.
    swing : height of the wave.
    """

    x: float
    width: float
    heights: tuple[float, float, float, float]
    names: float
    note: Place
    word: Place = (-0.3, 0.0)
    others: tuple[float, float, float] = (0.06, 0.46, 0.0)
    word_size: float = style.TYPE_TITLE
    swing: float = 1.0


@dataclass(frozen=True)
class LayersEverywhereLayout:
    """Layouts of the beats, in scene units."""

    product: FilterProductLayout
    feature_map: FeatureMapLayout
    two_filters: TwoFiltersLayout
    layer: FilterLayerLayout
    shared_parts: SharedPartsLayout
    speech: SpeechLayout


IN_COLUMNS = SharedPartsLayout(
    edges=-5.2,
    parts=-0.6,
    digits=4.9,
    first_edge=2.3,
    last_edge=-2.9,
    both_parts=(1.1, -1.7),
    first_digit=2.35,
    step=1.3,
    pixel=0.1,
    width=1.25,
    names=((-5.2, 3.2), (-0.6, 3.2), (4.9, 3.2)),
    mark=(-0.6, -3.3),
)

LAYOUTS = {
    "16:9": LayersEverywhereLayout(
        FilterProductLayout(
            digit=(-4.3, 0.1),
            digit_width=4.2,
            grid_width=2.25,
            columns=(0.0, 1.5, 3.0, 4.6, 5.75),
            height=0.1,
            names=-1.6,
            legend=(3.0, -2.6),
        ),
        FeatureMapLayout(width=5.0, digit=(-3.3, 0.35), map=(3.3, 0.35), legend=(0, -2.95)),
        TwoFiltersLayout(
            digit=(-4.85, 0.3),
            digit_width=3.6,
            row=FilterRowLayout(1.95, 3.2, (3.35, 0.0), name_left=5.2),
            rows=((-1.1, 1.75), (-1.1, -1.65)),
            legend=(-4.85, -2.2),
        ),
        FilterLayerLayout(
            digit=(-5.1, 0),
            digit_width=3.0,
            centre=(0.4, 0.15),
            legend=(0.6, -3.2),
            inputs=-1.6,
            neurons=2.0,
            spacing=0.68,
            step=2.0,
            sum=(1.35, 0.0),
            name=(2.15, 0.0),
        ),
        IN_COLUMNS,
        SpeechLayout(
            x=1.7, width=9.4, heights=(2.25, 0.75, -0.75, -2.6), names=-6.3, note=(1.7, 3.3)
        ),
    ),
    "4:3": LayersEverywhereLayout(
        FilterProductLayout(
            digit=(0, 1.95),
            digit_width=3.2,
            grid_width=2.25,
            columns=(-2.6, -1.1, 0.4, 2.0, 3.15),
            height=-1.05,
            names=-2.65,
            legend=(0.4, -3.35),
        ),
        FeatureMapLayout(width=4.4, digit=(-2.5, 0.35), map=(2.5, 0.35), legend=(0, -2.75)),
        TwoFiltersLayout(
            digit=(-3.25, 0.3),
            digit_width=3.2,
            row=FilterRowLayout(1.95, 2.9, (2.9, 0)),
            rows=((0.1, 1.65), (0.1, -1.95)),
            legend=(-3.25, -2.0),
        ),
        FilterLayerLayout(
            digit=(-3.55, 0),
            digit_width=2.6,
            centre=(0.4, 0.15),
            legend=(0.4, -3.3),
            inputs=-1.3,
            neurons=1.3,
            spacing=0.68,
            step=2.0,
            sum=(1.45, 0.28),
            name=(0.95, -0.62),
        ),
        replace(
            IN_COLUMNS,
            edges=-4.2,
            parts=-0.4,
            digits=4.0,
            names=((-4.2, 3.2), (-0.4, 3.2), (4.0, 3.2)),
            mark=(-0.4, -3.3),
        ),
        SpeechLayout(
            x=1.2,
            width=7.2,
            heights=(2.3, 0.95, -0.4, -1.95),
            names=-4.85,
            note=(1.2, 3.3),
            others=(-0.16, 0.38, 1.25),
        ),
    ),
    "1:1": LayersEverywhereLayout(
        FilterProductLayout(
            digit=(0, 1.9),
            digit_width=3.2,
            grid_width=2.1,
            columns=(-2.5, -1.15, 0.2, 1.65, 2.75),
            height=-1.1,
            names=-2.6,
            legend=(0, -3.3),
        ),
        FeatureMapLayout(
            width=3.4, digit=(-1.8, 0.5), map=(1.8, 0.5), legend=(0, -2.2), legend_is_upright=True
        ),
        TwoFiltersLayout(
            digit=(-2.45, 0.6),
            digit_width=2.2,
            row=FilterRowLayout(1.6, 2.7, (2.45, 0)),
            rows=((-0.25, 1.7), (-0.25, -1.9)),
            legend=(-2.45, -1.3),
            legend_is_upright=True,
        ),
        FilterLayerLayout(
            digit=(0, 2.4),
            digit_width=2.2,
            centre=(0, 0.0),
            legend=(0, -3.4),
            inputs=-0.25,
            neurons=1.3,
            spacing=0.78,
            step=2.45,
            sum=(0, -0.78),
            name=(0, -0.5),
            is_turned=True,
        ),
        replace(
            IN_COLUMNS,
            edges=-3.05,
            parts=-0.2,
            digits=2.9,
            names=((-3.0, 3.2), (-0.2, 3.2), (2.9, 3.2)),
            mark=(-0.4, -3.3),
        ),
        SpeechLayout(
            x=1.05,
            width=5.0,
            heights=(2.35, 1.0, -0.35, -1.9),
            names=-3.55,
            note=(0, 3.3),
            word=(-0.43, 0.0),
            others=(-0.38, 0.34, 1.3),
            word_size=style.TYPE_BODY,
        ),
    ),
    "9:16": LayersEverywhereLayout(
        FilterProductLayout(
            digit=(0, 3.3),
            digit_width=6.0,
            grid_width=2.25,
            columns=(-2.45, -0.95, 0.4, 1.85, 2.85),
            height=-2.3,
            names=-4.05,
            legend=(0, -5.3),
        ),
        FeatureMapLayout(width=5.2, digit=(0, 3.35), map=(0, -2.9), legend=(0, -6.1)),
        TwoFiltersLayout(
            digit=(0, 4.3),
            digit_width=4.2,
            row=FilterRowLayout(2.2, 3.3, (0, -3.1), name_over_filter=True),
            rows=((-1.85, -0.6), (1.85, -0.6)),
            legend=(0, -6.0),
        ),
        FilterLayerLayout(
            digit=(0, 4.1),
            digit_width=4.4,
            centre=(0, 0.0),
            legend=(0, -5.9),
            inputs=-0.9,
            neurons=3.0,
            spacing=0.78,
            step=2.45,
            sum=(0, -0.95),
            name=(0, -0.65),
            is_turned=True,
        ),
        SharedPartsLayout(
            edges=-5.0,
            parts=-0.9,
            digits=4.0,
            first_edge=3.1,
            last_edge=-3.1,
            both_parts=(1.7, -1.8),
            first_digit=2.8,
            step=1.4,
            pixel=0.15,
            width=1.3,
            names=((0, 5.7), (0.15, 0.8), (0, -5.3)),
            mark=(0, -6.2),
            is_turned=True,
        ),
        SpeechLayout(
            x=1.05,
            width=5.0,
            heights=(4.7, 2.2, -0.5, -3.2),
            names=-3.55,
            note=(0, 6.3),
            word=(-0.42, 0.0),
            others=(-0.44, 0.34, 2.4),
            word_size=style.TYPE_BODY,
            swing=1.6,
        ),
    ),
}
