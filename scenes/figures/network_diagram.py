"""The whole network as a diagram, and its layouts for frames of different shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from manim import DOWN, Group, VGroup

from scenes import style
from scenes.drawing.fields import CellField
from scenes.figures.edges import EdgeBundle
from scenes.figures.layers import CollapsedColumn, NeuronColumn, NeuronGrid, digits_beside
from scenes.style import FloatArray, at

# between two layers, for words on the neurons that are left out
ROOM_BESIDE, ROOM_BELOW = 1.8, 1.5


@dataclass(frozen=True)
class NetworkLayout:
    """Layout of the whole network, in scene units.

    Attributes
    ----------
    grid_width, grid : size and middle of the pixels.
    first, last : middles of the first and the last layer after the pixels; the others stand
        between them.
    is_turned : whether these layers are rows below the pixels instead of columns to the right.
    length : length of the longest layer.
    widest_spacing : largest distance of neighbours in a layer.

    Examples
    --------
    >>> layout = NETWORK["16:9"]
    >>> [place.round(2).tolist() for place in layout.places(2)]
    [[0.95, 0.0, 0.0], [5.35, 0.0, 0.0]]
    """

    grid_width: float
    grid: tuple[float, float]
    first: tuple[float, float]
    last: tuple[float, float]
    is_turned: bool
    length: float
    widest_spacing: float = 0.6

    @property
    def outwards(self) -> npt.NDArray[np.float64]:
        """Direction from an output to its digit, (3,)."""
        return at(0, -1) if self.is_turned else at(1, 0)

    @property
    def away(self) -> tuple[float, float]:
        """Distance of an output and its digit, and of the digit and its value."""
        return (0.47, 0.42) if self.is_turned else (0.48, 0.68)

    def places(self, count: int) -> list[npt.NDArray[np.float64]]:
        """Return the middles of so many layers; a single one is the first."""
        return [at(*place) for place in np.linspace(self.first, self.last, count)]


NETWORK = {
    "16:9": NetworkLayout(
        5.25, (-3.95, 0.0), (0.95, 0.0), (5.35, 0.0), is_turned=False, length=6.35
    ),
    "4:3": NetworkLayout(3.8, (-2.95, 0.0), (0.65, 0.0), (3.5, 0.0), is_turned=False, length=6.35),
    "1:1": NetworkLayout(
        3.6, (-1.75, 1.65), (0.0, -0.95), (0.0, -2.7), True, 6.9, widest_spacing=0.7
    ),
    "9:16": NetworkLayout(
        6.2, (0.0, 2.85), (0.0, -1.5), (0.0, -4.9), True, 6.9, widest_spacing=0.75
    ),
}


def of_network() -> NetworkLayout:
    """Return the layout of the network for the frame in use.

    Examples
    --------
    >>> of_network() is NETWORK["16:9"]
    True
    """
    return style.for_frame(NETWORK)


def _turn_ellipsis(left_out: VGroup) -> None:
    """Place the three dots of a gap side by side, as in a row, and the words below them."""
    three, words = left_out
    middle = three.get_center()
    three.rotate(np.pi / 2).move_to(at(-middle[1], middle[0]))
    words.next_to(three, DOWN, buff=0.2)


class NetworkDiagram(Group):
    """The whole network: the pixels as a grid, every other layer as a column or a row.

    Parameters
    ----------
    layers : activations of every layer, the pixels first.
    layout : places of the layers; those of all chapters of the frame without it.

    Attributes
    ----------
    cells : neurons of each layer, the pixels first.
    digits : digits beside the outputs.
    left_out : dots where neurons of a long layer are left out, and their number where it has room.

    Examples
    --------
    >>> diagram = NetworkDiagram([np.zeros(size) for size in (784, 16, 16, 10)])
    >>> [layer.count for layer in diagram.cells], len(diagram.digits)
    ([784, 16, 16, 10], 10)
    >>> diagram.edges(2, np.ones((16, 16))).count
    256
    """

    WIDE = NETWORK["16:9"]
    GRID_WIDTH, GRID_X, OUTPUT_X = WIDE.grid_width, WIDE.grid[0], WIDE.last[0]
    DIAMETER = 0.34
    MOST_IN_A_COLUMN = 32  # a longer layer is drawn around an ellipsis

    def __init__(self, layers: Sequence[FloatArray], layout: NetworkLayout | None = None) -> None:
        self.layout = layout or of_network()
        grid = NeuronGrid(layers[0], self.layout.grid_width).shift(at(*self.layout.grid))
        self.left_out = VGroup()
        places = self.layout.places(len(layers) - 1)
        gap = float(np.linalg.norm(places[1] - places[0])) if len(places) > 1 else np.inf
        columns = [
            self._layer(levels, place, gap)
            for levels, place in zip(layers[1:], places, strict=True)
        ]
        self.cells: list[CellField] = [grid, *columns]
        self.digits = digits_beside(columns[-1], self.layout.away[0], self.layout.outwards)
        super().__init__(*self.cells, self.digits, self.left_out)

    def _layer(self, levels: FloatArray, place: FloatArray, gap: float) -> CellField:
        count = len(levels)
        if count > self.MOST_IN_A_COLUMN:
            half = self.MOST_IN_A_COLUMN // 3
            column = CollapsedColumn(
                levels, [range(half), range(count - half, count)], 0, 0.26, 0.21
            )
            for left_out in column.left_out:
                if self.layout.is_turned:
                    _turn_ellipsis(left_out)
                if gap < (ROOM_BELOW if self.layout.is_turned else ROOM_BESIDE):
                    left_out.remove(left_out[-1])  # only the dots stay
            self.left_out.add(column.left_out.shift(place))
        else:
            spacing = min(self.layout.length / max(count - 1, 1), self.layout.widest_spacing)
            column = NeuronColumn(levels, spacing, min(self.DIAMETER, 0.8 * spacing))
        if self.layout.is_turned:
            column.rotate(np.pi / 2, about_point=np.zeros(3))
        return column.shift(place)

    def edges(self, layer: int, values: FloatArray, width: float = style.HAIRLINE) -> EdgeBundle:
        """Draw all edges into ``layer``, below the neurons; none from or to one that is left out.

        Parameters
        ----------
        layer : number of the layer; 1 for the edges from the pixels.
        values : weights or contributions (neurons of layer, neurons of the layer before), signed;
            brightness is relative to the largest.
        width : line width of each edge, in scene units.
        """
        before, here = self.cells[layer - 1], self.cells[layer]
        drawn = np.outer(here.fill[:, 3] > 0, before.fill[:, 3] > 0)
        return EdgeBundle(before.centres, here.centres, values, width, drawn)

    def all_edges(
        self, weights: Sequence[FloatArray], layers: Sequence[FloatArray]
    ) -> list[EdgeBundle]:
        """Draw the edges into every layer, as bright as weight times activation.

        Edges from the pixels are hairlines; the others are fewer, and wider.

        Parameters
        ----------
        weights : weights into every layer but the first.
        layers : activations of every layer, the pixels first.
        """
        widths = [style.HAIRLINE, *[style.LINE] * (len(weights) - 1)]
        return [
            self.edges(number, w * levels, width)
            for number, (w, levels, width) in enumerate(
                zip(weights, layers, widths, strict=False), start=1
            )
        ]
