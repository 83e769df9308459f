"""A schematic drawing of speech: a wave, its sounds, its syllables, the word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import Group, Line, VGroup, VMobject

from scenes import style
from scenes.language.catalogue import Told
from scenes.style import at, theme
from scenes.text.typesetting import Lettering, text

VOWELS = set("aeiou")


@dataclass(frozen=True)
class LadderLayout:
    """Where the rows of the drawing stand.

    Attributes
    ----------
    width : of the drawing.
    heights : of the middles of the four rows.
    word : where the word is, as a share of the width to the right of the middle, and how far below its row.
    others : where the first and the last of the other words are, as such shares; and how far below the row these are.
    word_size : Manim font size of the word.
    swing : how high the wave is.
    """

    width: float
    heights: tuple[float, float, float, float]
    word: tuple[float, float] = (-0.3, 0.0)
    others: tuple[float, float, float] = (0.06, 0.46, 0.0)
    word_size: float = style.TYPE_TITLE
    swing: float = 1.0


class SpeechLadder(VGroup):
    """Rows from the wave at the top to the words at the bottom, each made of what stands above it.

    Parameters
    ----------
    syllables : for each syllable its spelling and its sounds.
    others : beginnings of other words that end in the last syllable.
    layout : where all of it is.

    Attributes
    ----------
    rows : wave, sounds, syllables, word.
    links : lines between neighbouring rows, one group for each of the three gaps.
    shared : the other words, their ways from the last syllable, and that syllable in each of the words.
    """

    def __init__(
        self,
        syllables: Sequence[tuple[str, Sequence[str]]],
        others: Sequence[str],
        layout: LadderLayout,
    ) -> None:
        width, heights = layout.width, layout.heights
        sounds = [sound for _, each in syllables for sound in each]
        places = np.linspace(-width / 2, width / 2, len(sounds) + 1)
        middles = (places[:-1] + places[1:]) / 2
        owner = np.repeat(np.arange(len(syllables)), [len(each) for _, each in syllables])
        centres = [float(middles[owner == number].mean()) for number in range(len(syllables))]
        wave = _wave(sounds, width, layout.swing).shift(at(0, heights[0]))
        row_of_sounds = _row(sounds, list(middles), heights[1], style.TYPE_LABEL)
        row_of_syllables = _row(
            [spelling for spelling, _ in syllables], centres, heights[2], style.TYPE_BODY
        )
        whole, (share, below) = "".join(spelling for spelling, _ in syllables), layout.word
        word = _row([whole], [share * width], heights[3] - below, layout.word_size)
        self.rows = [wave, row_of_sounds, row_of_syllables, word]
        cuts = [
            Line(at(x, heights[0] - 0.1 - 0.5 * layout.swing), at(x, heights[1] + 0.42))
            for x in middles
        ]
        to_syllables = [
            _link(row_of_sounds[i], row_of_syllables[owner[i]]) for i in range(len(sounds))
        ]
        self.links = [
            VGroup(*cuts),
            VGroup(*to_syllables),
            VGroup(*(_link(part, word) for part in row_of_syllables)),
        ]
        for links in self.links:
            links.set_stroke(theme().quiet, style.LINE * style.STROKE)
        last = syllables[-1][0]
        first_other, last_other, below = layout.others
        middles = width * np.linspace(first_other, last_other, len(others))
        words = _row(
            [other + last for other in others], list(middles), heights[3] - below, style.TYPE_BODY
        )
        ways = VGroup(*(_link(row_of_syllables[-1], other) for other in words))
        ways.set_stroke(theme().talked_about, style.LINE * style.STROKE)
        common = [
            Group(*each.submobjects[-len(last) :])
            for each in (*words, word[0], row_of_syllables[-1])
        ]
        self.shared = words, ways, common
        super().__init__(*self.rows, *self.links, words, ways)


def _row(words: Sequence[str], places: Sequence[float], height: float, size: float) -> VGroup:
    row: list[Lettering] = [
        text(Told(word), size).move_to(at(x, height)).stand_on(height - 0.12)
        for word, x in zip(words, places, strict=True)
    ]
    return VGroup(*row)


def _link(above: VMobject, below: VMobject) -> Line:
    start = at(above.get_center()[0], above.get_bottom()[1] - 0.14)
    return Line(start, at(below.get_center()[0], below.get_top()[1] + 0.14))


def _wave(sounds: Sequence[str], width: float, height: float) -> VMobject:
    """Vowels as strong slow swings, consonants as weak quick ones: drawn by rule, not recorded."""
    along = np.linspace(0, len(sounds), 90 * len(sounds) + 1)
    number = np.minimum(along.astype(int), len(sounds) - 1)
    vowel = np.array([sound[0] in VOWELS for sound in sounds])[number]
    envelope = np.where(vowel, 0.5, 0.18) * np.sin(np.pi * (along - number)) ** 0.7
    swing = np.where(vowel, np.sin(2 * np.pi * 6 * along), np.sin(2 * np.pi * 13 * along))
    points = np.stack(
        [width * (along / len(sounds) - 0.5), height * envelope * swing, np.zeros_like(along)],
        axis=1,
    )
    line = VMobject(stroke_color=theme().ink, stroke_width=style.LINE * style.STROKE)
    return line.set_points_as_corners(points)
