"""Pictures of weights, and words and numbers below pictures."""

from __future__ import annotations

from collections.abc import Sequence

from manim import DOWN, Group, VGroup, VMobject

from scenes import style
from scenes.figures import WeightPicture, captioned, wall
from scenes.style import FloatArray, at, theme
from scenes.text import Reading, Readout, line_of, paragraph, phrase, text

ASCENT = 0.23  # height of a letter of a label above its baseline
TWO_LINES = 0.6  # least height of two lines of labels


def weight_wall(
    weights: Sequence[FloatArray] | FloatArray,
    width: float,
    columns: int = 4,
    down: float | None = None,
) -> Group:
    """Draw a picture of the weights of each neuron, close together in a grid.

    Parameters
    ----------
    weights : weights of each neuron, (n, 784).
    width : width of each picture, in scene units.
    columns : number of pictures in a row.
    down : distance of the middles of neighbouring rows; as close as columns without it.

    Examples
    --------
    >>> import numpy as np
    >>> grid = weight_wall(np.eye(784)[:8], width=1.0)
    >>> len(grid), bool(grid.width > grid.height)
    (8, True)
    """
    return wall([WeightPicture(row, width) for row in weights], columns, 1.07 * width, down)


def taken_for(
    pixels: FloatArray, answer: Reading, value: Reading, *, sure: bool, width: float
) -> Group:
    """Draw a picture with the answer that it gets and the activation of that output.

    Parameters
    ----------
    pixels : ink of the picture, (784,), 0..1.
    answer, value : digit that the network reads, and its activation.
    sure : whether the words have the color of what is talked about.
    width : width of the picture, in scene units.

    Examples
    --------
    >>> import numpy as np
    >>> from scenes import sources
    >>> answer = Reading.of(8, sources.answer(of="noise:3"), 0)
    >>> value = Reading.of(0.93, sources.activation(3, 8, of="noise:3"))
    >>> len(taken_for(np.zeros(784), answer, value, sure=True, width=1.2))
    2
    """
    color = theme().talked_about if sure else theme().quiet
    read = {
        "answer": Readout(answer, style.TYPE_SMALL, color),
        "value": Readout(value, style.TYPE_SMALL, color),
    }
    return captioned(
        pixels, list(phrase("{answer} at {value}", style.TYPE_SMALL, color, **read)), width
    )


def numbers_below(pieces: Group, readings: Sequence[Reading]) -> VGroup:
    """Place a number below each picture; the largest in the color of what is talked about.

    Examples
    --------
    >>> import numpy as np
    >>> from scenes import sources
    >>> readings = [Reading.of(0.3 * n, sources.activation(1, n)) for n in (0, 1)]
    >>> low, high = numbers_below(weight_wall(np.eye(784)[:2], 1.0), readings)
    >>> high.ink == theme().talked_about, low.ink == theme().quiet
    (True, True)
    """
    largest = max(reading.value for reading in readings)
    numbers = VGroup()
    for piece, reading in zip(pieces, readings, strict=True):
        color = theme().talked_about if reading.value == largest else theme().quiet
        readout = Readout(reading, style.TYPE_SMALL, color).move_to(piece)
        numbers.add(readout.stand_on(piece.get_bottom()[1] - 0.32))
    return numbers


def words_below(picture: Group, parts: Sequence[VMobject], height: float) -> VGroup:
    """Place a line of words and numbers below a picture, its baseline at ``height`` in the frame.

    Examples
    --------
    >>> import numpy as np
    >>> from scenes.figures.pictures import DigitImage
    >>> line = words_below(DigitImage(np.zeros(784), 2.0), [text("a digit")], height=-2.0)
    >>> round(line[0].baseline, 6)
    -2.0
    """
    line = line_of(parts)
    return line.shift(at(picture.get_x() - line.get_x(), height - parts[0].baseline))


def words_under(picture: Group, parts: Sequence[VMobject], drop: float) -> VGroup:
    """Place words and numbers below a picture, the first baseline ``drop`` below its edge.

    Examples
    --------
    >>> import numpy as np
    >>> from scenes.figures.pictures import DigitImage
    >>> line = words_under(DigitImage(np.zeros(784), 2.0), [text("a digit")], drop=0.5)
    >>> round(line[0].baseline, 6)
    -1.5
    """
    words = words_below(picture, parts, picture.get_bottom()[1] - drop)
    return words if words.height < TWO_LINES else words.next_to(picture, DOWN, buff=drop - ASCENT)


class Likened(Group):
    """An edge and the weights of a neuron beside each other, and the likeness of the two.

    Parameters
    ----------
    edge, weights : pictures of both, (784,), signed.
    number, alike : number of the neuron, and the likeness.
    width : width of a picture, in scene units.
    gap : distance between the two pictures.
    room : width of the words below a picture.
    drop : distance from the pictures down to the baseline of the likeness.

    Attributes
    ----------
    pictures, words : both pictures, and all words and numbers.

    Examples
    --------
    >>> import numpy as np
    >>> from scenes import sources
    >>> number = Reading.of(6, sources.neuron_number(5), 0)
    >>> pair = Likened(np.eye(784)[0], np.eye(784)[1], number, number, width=2.0)
    >>> len(pair.pictures), len(pair.words)
    (2, 3)
    """

    def __init__(
        self,
        edge: FloatArray,
        weights: FloatArray,
        number: Reading,
        alike: Reading,
        width: float,
        *,
        gap: float = 0.7,
        room: float = 4.0,
        drop: float = 1.65,
    ) -> None:
        self.pictures = Group(WeightPicture(edge, width), WeightPicture(weights, width)).arrange(
            buff=gap
        )
        measure = [
            text("similarity", style.TYPE_BODY),
            Readout(alike, style.TYPE_TITLE, theme().talked_about),
        ]
        fitting = paragraph("the best-matching edge", room, color=theme().quiet, even=True)
        self.words = VGroup(
            words_under(self.pictures[0], [fitting], 0.55),
            words_under(
                self.pictures[1], [text("neuron", color=theme().quiet), Readout(number)], 0.55
            ),
            words_under(self.pictures, measure, drop),
        )
        super().__init__(self.pictures, self.words)
