"""Pictures in rows, and words and numbers below them."""

from __future__ import annotations

from collections.abc import Sequence

from manim import DOWN, UP, Group, Mobject, VGroup, VMobject

from scenes import style
from scenes.figures.pictures import DigitImage, WeightPicture
from scenes.marks import msgid
from scenes.style import FloatArray, Place, at, theme
from scenes.text.paragraph import paragraph
from scenes.text.phrase import phrase
from scenes.text.readout import Reading, Readout, line_of
from scenes.text.typesetting import text

ASCENT = 0.23  # height of a letter of a label above its baseline
TWO_LINES = 0.6  # least height of two lines of labels


def wall(
    pieces: Sequence[Mobject], columns: int, across: float, down: float | None = None
) -> Group:
    """Lay pieces out in a grid, row by row from the upper left, centred on the origin.

    Parameters
    ----------
    columns : number of pieces in a row.
    across, down : distance of the middles of neighbours, in scene units; ``down`` is ``across``
        if it is left out.

    Examples
    --------
    >>> from manim import Square
    >>> grid = wall([Square(1) for _ in range(6)], columns=3, across=1.5)
    >>> float(grid.width), float(grid.height)
    (4.0, 2.5)
    """
    for place, piece in enumerate(pieces):
        row, column = divmod(place, columns)
        piece.move_to(at(across * column, -(across if down is None else down) * row))
    return Group(*pieces).center()


def row_places(
    lengths: Sequence[int], across: float, down: float, first: Place = (0.0, 0.0)
) -> tuple[Place, ...]:
    """Return places row by row, each row centred.

    Parameters
    ----------
    lengths : number of places in each row.
    across, down : from a place to the next one, and from row to row, in scene units.
    first : centre of the first row.

    Examples
    --------
    >>> row_places((2, 1), 3.0, 2.0)
    ((-1.5, 0.0), (1.5, 0.0), (0.0, -2.0))
    """
    x, y = first
    return tuple(
        (x + across * (column - (length - 1) / 2), y - down * row)
        for row, length in enumerate(lengths)
        for column in range(length)
    )


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


def captioned(
    pixels: FloatArray, words: Sequence[VMobject], width: float = 1.2, more: Sequence[VMobject] = ()
) -> Group:
    """Draw a digit with words and numbers below it, and ``more`` of them in a second line.

    Examples
    --------
    >>> import numpy as np
    >>> from scenes.text.typesetting import text
    >>> picture, line, more = captioned(np.zeros(784), [text("a digit")], more=[text("no ink")])
    >>> bool(picture.get_bottom()[1] > line.get_top()[1] > more.get_top()[1])
    True
    """
    line = line_of(words, 0.1)
    piece = Group(DigitImage(pixels, width).next_to(line, UP, buff=0.12), line)
    if more:
        piece.add(line_of(more, 0.1).next_to(line, DOWN, buff=0.14))
    return piece


def taken_for(
    pixels: FloatArray, answer: Reading, value: Reading, *, sure: bool, width: float
) -> Group:
    """Draw a picture with the answer that it gets and the activation of that output.

    Parameters
    ----------
    pixels : ink of the picture, (784,), 0..1.
    answer, value : digit that the network reads, and its activation.
    sure : whether the words have the colour of what is talked about.
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


def misread(
    pixels: FloatArray,
    meant: Reading,
    answer: Reading,
    width: float = 1.2,
    value: Reading | None = None,
    *,
    in_two_lines: bool = False,
) -> Group:
    """Draw a digit that is read wrongly, with its label and the answer that it gets.

    Parameters
    ----------
    pixels : ink of the digit, (784,), 0..1.
    meant, answer : its label, and the digit that the network reads.
    width : width of the picture, in scene units.
    value : activation of the answer; left out without it.
    in_two_lines : whether the activation stands below the rest.

    Examples
    --------
    >>> import numpy as np
    >>> from scenes import sources
    >>> meant = Reading.of(5, sources.label(of="test:8"), 0)
    >>> answer = Reading.of(6, sources.answer(of="test:8"), 0)
    >>> picture, words = misread(np.zeros(784), meant, answer)
    >>> [str(part.reading) for part in words if isinstance(part, Readout)]
    ['5', '6']
    """
    said = msgid("{meant} read as {answer}")
    parts = {
        "meant": Readout(meant, style.TYPE_SMALL),
        "answer": Readout(answer, style.TYPE_SMALL, theme().inhibits),
    }
    if value is not None:
        said = msgid("{meant} read as {answer} at {value}")
        parts["value"] = Readout(value, style.TYPE_SMALL)
    words = list(phrase(said, style.TYPE_SMALL, theme().quiet, **parts))
    end = words.index(parts["value"]) - 1 if in_two_lines else len(words)
    return captioned(pixels, words[:end], width, words[end:])


def numbers_below(pieces: Group, readings: Sequence[Reading]) -> VGroup:
    """Place a number below each picture; the largest in the colour of what is talked about.

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
            text("alike to", style.TYPE_BODY),
            Readout(alike, style.TYPE_TITLE, theme().talked_about),
        ]
        fitting = paragraph("the edge that fits best", room, color=theme().quiet, even=True)
        self.words = VGroup(
            words_under(self.pictures[0], [fitting], 0.55),
            words_under(
                self.pictures[1], [text("neuron", color=theme().quiet), Readout(number)], 0.55
            ),
            words_under(self.pictures, measure, drop),
        )
        super().__init__(self.pictures, self.words)
