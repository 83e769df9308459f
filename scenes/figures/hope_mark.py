"""The mark of what is hoped for and not found."""

from __future__ import annotations

from manim import ManimColor, RoundedRectangle, VGroup

from scenes import style
from scenes.style import theme
from scenes.text.paragraph import paragraph


class HopeMark(VGroup):
    """A framed note that something is a hope and not a finding.

    Parameters
    ----------
    words : markup of the note.
    color : color of frame and words; that of what is talked about without it.
    width : largest width, in scene units; that of the frame in use without it.

    Examples
    --------
    >>> one_line, more_lines = HopeMark(), HopeMark(width=2.0)
    >>> bool(more_lines.width <= 2.0), bool(more_lines.height > one_line.height)
    (True, True)
    """

    def __init__(
        self,
        words: str = "a hope, not a finding",
        color: ManimColor | None = None,
        width: float | None = None,
    ) -> None:
        color = color or theme().talked_about
        label = paragraph(
            words, (width or style.frame().width) - 0.5, style.TYPE_SMALL, color, even=True
        )
        frame = RoundedRectangle(
            corner_radius=0.12,
            width=label.width + 0.5,
            height=max(0.6, label.height + 0.3),
            color=color,
            stroke_width=style.LINE * style.STROKE,
        )
        super().__init__(frame.move_to(label), label)
