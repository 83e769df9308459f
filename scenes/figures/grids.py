"""Walls of pictures, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from manim import DOWN, UP, Group, Mobject, VGroup, VMobject

from scenes import style
from scenes.figures.pictures import DigitImage, WeightPicture
from scenes.language.marks import msgid
from scenes.style import FloatArray, Place, at, theme
from scenes.text.paragraph import paragraph
from scenes.text.phrase import phrase
from scenes.text.readout import Reading, Readout, line_of
from scenes.text.typesetting import text

ASCENT = 0.23  # height of a letter of a label over the line on which it stands
TWO_LINES = 0.6  # least height of two lines of labels


def wall(
    pieces: Sequence[Mobject], columns: int, across: float, down: float | None = None
) -> Group:
    """Lay pieces out row by row from the upper left, and centre the whole.

    Parameters
    ----------
    columns : pieces in a row.
    across, down : from the middle of a piece to that of its neighbour; the same without ``down``.
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
    """A picture of the weights of each neuron, close together; ``down`` from row to row, if that is to be more."""
    return wall([WeightPicture(row, width) for row in weights], columns, 1.07 * width, down)


def captioned(
    pixels: FloatArray, words: Sequence[VMobject], width: float = 1.2, more: Sequence[VMobject] = ()
) -> Group:
    """A digit with words and numbers below it, and ``more`` of them in a second line."""
    line = line_of(words, 0.1)
    piece = Group(DigitImage(pixels, width).next_to(line, UP, buff=0.12), line)
    if more:
        piece.add(line_of(more, 0.1).next_to(line, DOWN, buff=0.14))
    return piece


def taken_for(
    pixels: FloatArray, answer: Reading, value: Reading, *, sure: bool, width: float
) -> Group:
    """A picture with the answer that it gets; in the colour of what is talked about where that is a sure one."""
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
    """A digit that is read wrongly, with what it was meant to be, what it was taken for and, if given, how surely.

    With ``in_two_lines``, how surely stands below the rest.
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
    """A number under each picture of a wall; the largest in the colour of what is talked about."""
    largest = max(reading.value for reading in readings)
    numbers = VGroup()
    for piece, reading in zip(pieces, readings, strict=True):
        color = theme().talked_about if reading.value == largest else theme().quiet
        readout = Readout(reading, style.TYPE_SMALL, color).move_to(piece)
        numbers.add(readout.stand_on(piece.get_bottom()[1] - 0.32))
    return numbers


def words_below(picture: Group, parts: Sequence[VMobject], height: float) -> VGroup:
    """A line of words and numbers whose middle is that of a picture, standing at ``height`` in the frame."""
    line = line_of(parts)
    return line.shift(at(picture.get_x() - line.get_x(), height - parts[0].baseline))


def words_under(picture: Group, parts: Sequence[VMobject], drop: float) -> VGroup:
    """Words and numbers whose first line stands ``drop`` below a picture."""
    words = words_below(picture, parts, picture.get_bottom()[1] - drop)
    return words if words.height < TWO_LINES else words.next_to(picture, DOWN, buff=drop - ASCENT)


class Likened(Group):
    """A little edge and the weights of a neuron beside each other, and how alike they are.

    Parameters
    ----------
    edge, weights : (784,)
    number, alike : of the neuron, and the measure.
    width : of a picture.
    gap : between the two.
    room : for a line of words below a picture.
    drop : from the pictures down to the measure.

    Attributes
    ----------
    pictures, words : what there is.
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
