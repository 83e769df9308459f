"""Schematic drawing of speech: a sound wave, sounds, syllables, and words that share one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import LEFT, Group, Line, VGroup, VMobject

from scenes import style
from scenes.chapters.layers_everywhere.layout import SpeechLayout
from scenes.language import Told, msgid
from scenes.style import at, theme
from scenes.text import Lettering, text

VOWELS = set("aeiou")
NAMES = (msgid("sound wave"), msgid("sounds"), msgid("syllables"), msgid("words"))
DROP = 0.12  # from the height of a row to its baseline


class SpeechLayers(VGroup):
    """Rows from the wave at the top to the words at the bottom, each made of what stands above it.

    Parameters
    ----------
    syllables : spelling and sounds of each syllable.
    others : beginnings of other words that end in the last syllable.
    layout : places of the rows.

    Attributes
    ----------
    rows : wave, sounds, syllables, word.
    links : lines between neighbouring rows, one group for each of the three gaps.
    words, links_to_words : the other words, and their links from the last syllable.
    shared : that syllable in each of the other words, in the word, and in its own row.
    names : of the rows.
    """

    def __init__(
        self,
        syllables: Sequence[tuple[str, Sequence[str]]],
        others: Sequence[str],
        layout: SpeechLayout,
    ) -> None:
        self.layout, spellings = layout, [spelling for spelling, _ in syllables]
        sounds = [sound for _, each in syllables for sound in each]
        owner = np.repeat(np.arange(len(syllables)), [len(each) for _, each in syllables])
        ends = np.linspace(-layout.width / 2, layout.width / 2, len(sounds) + 1)
        middles = (ends[:-1] + ends[1:]) / 2
        centres = [float(middles[owner == number].mean()) for number in range(len(syllables))]
        share, below = layout.word
        top, second, third, bottom = layout.heights
        wave = _wave(sounds, layout.width, layout.swing).shift(at(0, top))
        row_of_sounds = _row(sounds, list(middles), second, style.TYPE_LABEL)
        row_of_syllables = _row(spellings, centres, third, style.TYPE_BODY)
        word = _row(["".join(spellings)], [share * layout.width], bottom - below, layout.word_size)
        self.rows = [wave, row_of_sounds, row_of_syllables, word]
        owners = [row_of_syllables[number] for number in owner]
        self.links = [
            VGroup(*(self._cut(x) for x in middles)),
            VGroup(*(_link(*pair) for pair in zip(row_of_sounds, owners, strict=True))),
            VGroup(*(_link(part, word) for part in row_of_syllables)),
        ]
        for links in self.links:
            links.set_stroke(theme().quiet, style.LINE * style.STROKE)
        self._add_other_words(others, spellings[-1])
        super().__init__(*self.rows, *self.links, self.words, self.links_to_words)
        self.shift(at(layout.x, 0))
        self.names = self._names()

    def _cut(self, x: float) -> Line:
        """Draw a line from the wave down to the sound at ``x``."""
        top, second, *_ = self.layout.heights
        return Line(at(x, top - 0.1 - 0.5 * self.layout.swing), at(x, second + 0.42))

    def _add_other_words(self, others: Sequence[str], ending: str) -> None:
        """Write the other words with the same ending, and link them to it."""
        first, last, below = self.layout.others
        centres = list(self.layout.width * np.linspace(first, last, len(others)))
        height = self.layout.heights[-1] - below
        syllable, word = self.rows[2][-1], self.rows[3][0]
        self.words = _row([other + ending for other in others], centres, height, style.TYPE_BODY)
        self.links_to_words = VGroup(*(_link(syllable, other) for other in self.words))
        self.links_to_words.set_stroke(theme().talked_about, style.LINE * style.STROKE)
        self.shared = [
            Group(*each.submobjects[-len(ending) :]) for each in (*self.words, word, syllable)
        ]

    def _names(self) -> VGroup:
        """Write the name of each row to the left of it."""
        names = VGroup()
        for words, height in zip(NAMES, self.layout.heights, strict=True):
            name = text(words, style.TYPE_LABEL, theme().quiet).move_to(at(0, height))
            names.add(name.stand_on(height - DROP).align_to(at(self.layout.names, 0), LEFT))
        return names


def _row(words: Sequence[str], places: Sequence[float], height: float, size: float) -> VGroup:
    row: list[Lettering] = [
        text(Told(word), size).move_to(at(x, height)).stand_on(height - DROP)
        for word, x in zip(words, places, strict=True)
    ]
    return VGroup(*row)


def _link(above: VMobject, below: VMobject) -> Line:
    start = at(above.get_center()[0], above.get_bottom()[1] - 0.14)
    return Line(start, at(below.get_center()[0], below.get_top()[1] + 0.14))


def _wave(sounds: Sequence[str], width: float, height: float) -> VMobject:
    """Draw vowels as strong slow swings, consonants as weak quick ones: by rule, not recorded."""
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
