"""Words around a grid of test digits: answers below each, and how many of all are right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from manim import Group, VGroup

from scenes import style
from scenes.language import msgid, translate
from scenes.style import at, theme
from scenes.text import Reading, Readout, line_of, phrase, text, wrapped


def answers_below(
    images: Group, answers: Sequence[Reading], right: npt.NDArray[np.bool_]
) -> VGroup:
    """Write an answer below every digit, in the color of a mistake where it is one."""
    readouts = VGroup()
    for image, answer, is_right in zip(images, answers, right, strict=True):
        color = theme().ink if is_right else theme().inhibits
        readout = Readout(answer, style.TYPE_LABEL, color).move_to(image)
        readouts.add(readout.stand_on(image.get_bottom()[1] - 0.36))
    return readouts


def accuracy_heading(name: str, percent: Reading, tested: Reading, height: float) -> VGroup:
    """Write how many of all test digits a network of that name reads rightly, at a height."""
    whose = text(name, style.TYPE_BODY)
    share = Readout(percent, style.TYPE_TITLE, theme().talked_about)
    of_all = Readout(tested, style.TYPE_BODY)
    said = msgid("{whose}: {accuracy}% of {tested} test digits read correctly")
    line = phrase(said, style.TYPE_BODY, whose=whose, accuracy=share, tested=of_all)
    return wrapped(line.move_to(at(0, height)))


def note_on_answers(shown: Reading, height: float) -> VGroup:
    """Write how many digits are shown and what the color means, as large as there is room."""
    wrong = translate("in {negative_color}: a wrong answer", **theme().words)
    for size in (style.TYPE_LABEL, style.TYPE_SMALL):
        words = [text("shown: the first", size, theme().quiet), Readout(shown, size, theme().quiet)]
        line = line_of([*words, text(wrong, size, theme().inhibits)], 0.18)
        if line.width <= style.frame().width - 2 * style.MARGIN:
            break
    return wrapped(line.move_to(at(0, height)))
