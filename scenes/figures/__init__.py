"""Figures that several chapters draw. They take arrays; they never load, choose or compute."""

from scenes.figures.accuracy_plot import AccuracyPlot, AxisMarks
from scenes.figures.braces import side_braces
from scenes.figures.edge_strokes import EdgeStrokes, direction_colors, even_directions
from scenes.figures.edges import BELOW_NEURONS, EdgeBundle, Legend, RunLight, dimmed
from scenes.figures.elementwise_product import ElementwiseProduct, ProductLayout
from scenes.figures.equation import SYMBOLS, short_form
from scenes.figures.hope_mark import HopeMark
from scenes.figures.judged_grid import JudgedGrid
from scenes.figures.layers import (
    CollapsedColumn,
    NeuronColumn,
    NeuronGrid,
    Ripple,
    digits_beside,
    dots,
    fill_to,
    grid_centres,
    laid_out,
    question_marks,
    show_levels,
    with_levels,
)
from scenes.figures.nerve_cell import NerveCell
from scenes.figures.network_diagram import NETWORK, NetworkDiagram, NetworkLayout, of_network
from scenes.figures.neuron import FilledNeuron
from scenes.figures.outputs import (
    OutputColumn,
    box_around,
    mark_answer,
    output_readings,
    values_beside,
)
from scenes.figures.part_pictures import CROP, PartPicture, ink_picture
from scenes.figures.picture_rows import captioned, misread, row_places, wall
from scenes.figures.pictures import (
    RIM,
    DigitImage,
    Picture,
    WeightPicture,
    label_over,
    rimmed,
    square,
)
from scenes.figures.relu_plot import ReluPlot
from scenes.figures.sigmoid_plot import SigmoidPlot
from scenes.figures.training_log import WIDE, LogLayout, TrainingLog

__all__ = [
    "BELOW_NEURONS",
    "CROP",
    "NETWORK",
    "RIM",
    "SYMBOLS",
    "WIDE",
    "AccuracyPlot",
    "AxisMarks",
    "CollapsedColumn",
    "DigitImage",
    "EdgeBundle",
    "EdgeStrokes",
    "ElementwiseProduct",
    "FilledNeuron",
    "HopeMark",
    "JudgedGrid",
    "Legend",
    "LogLayout",
    "NerveCell",
    "NetworkDiagram",
    "NetworkLayout",
    "NeuronColumn",
    "NeuronGrid",
    "OutputColumn",
    "PartPicture",
    "Picture",
    "ProductLayout",
    "ReluPlot",
    "Ripple",
    "RunLight",
    "SigmoidPlot",
    "TrainingLog",
    "WeightPicture",
    "box_around",
    "captioned",
    "digits_beside",
    "dimmed",
    "direction_colors",
    "dots",
    "even_directions",
    "fill_to",
    "grid_centres",
    "ink_picture",
    "label_over",
    "laid_out",
    "mark_answer",
    "misread",
    "of_network",
    "output_readings",
    "question_marks",
    "rimmed",
    "row_places",
    "short_form",
    "show_levels",
    "side_braces",
    "square",
    "values_beside",
    "wall",
    "with_levels",
]
