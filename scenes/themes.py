"""Themes as data: a new theme is a new entry here and nothing else.

Nothing is imported from Manim, so that the command line can list the themes at once.
``scenes.style`` makes a ``Theme`` of an entry and of the colors of signs that a palette chooses.
"""

from __future__ import annotations

from typing import TypedDict

from scenes.marks import msgid

Hex = str


class ThemeEntry(TypedDict):
    """The entry of a theme. Colors are ``#RRGGBB``, opacities and saturations 0 to 1.

    Attributes
    ----------
    background : color behind everything.
    ink : color of strokes and words.
    unlit, lit : activation 0 (paper) and 1 (the ink of a digit); dark and light in every theme, so
        that what captions call bright is bright.
    quiet : color of words that explain, of shapes, of axes.
    outline : color of frames, and of outlines of neurons that are many.
    talked_about : color of the one thing that the caption is about.
    one, other : colors of two things laid over each other.
    signs : colors of positive, negative and bias, by palette; a palette may choose
        ``talked_about`` anew.
    hoped_edge_opacity : opacity of edges that stand for a hope.
    pixels_below_edges : opacity of pixels on which colored edges are to be seen.
    direction_saturation : saturation of the colors of directions.
    deepest_direction : greatest relative luminance (WCAG 2) of colors of directions.
    rims_on_pictures : whether lines that lie on a digit, which is dark in every theme, need a rim
        in the color of the background.
    strength_words : words for an edge or a weight that counts for more.
    """

    background: Hex
    ink: Hex
    unlit: Hex
    lit: Hex
    quiet: Hex
    outline: Hex
    talked_about: Hex
    one: Hex
    other: Hex
    signs: dict[str, dict[str, Hex]]
    hoped_edge_opacity: float
    pixels_below_edges: float
    direction_saturation: float
    deepest_direction: float
    rims_on_pictures: bool
    strength_words: dict[str, str]


THEMES: dict[str, ThemeEntry] = {
    "dark": {
        "background": "#000000",
        "ink": "#FFFFFF",
        "unlit": "#000000",
        "lit": "#FFFFFF",
        "quiet": "#A6A6A6",
        "outline": "#5A5A5A",
        "talked_about": "#FFD95A",
        "one": "#6FA8FF",
        "other": "#FF9A3D",
        "signs": {  # positive and negative differ in grey as well
            "classic": {"excites": "#54E09A", "inhibits": "#F4553F", "bias": "#5CC8E8"},
            "safe": {"excites": "#9CCBFF", "inhibits": "#D96200", "bias": "#8577FF"},
        },
        "hoped_edge_opacity": 0.4,
        "pixels_below_edges": 0.5,
        "direction_saturation": 0.62,
        "deepest_direction": 1.0,
        "rims_on_pictures": False,
        "strength_words": {
            "light": msgid("light"),
            "bright": msgid("bright"),
            "brighter": msgid("brighter"),
        },
    },
    "light": {  # for printing and bright rooms
        "background": "#FFFFFF",
        "ink": "#101010",
        "unlit": "#000000",
        "lit": "#FFFFFF",
        "quiet": "#595959",
        "outline": "#8A8A8A",
        "talked_about": "#946000",
        "one": "#1F5FD0",
        "other": "#B85000",
        "signs": {
            "classic": {"excites": "#0A8048", "inhibits": "#A8161A", "bias": "#0B6A8C"},
            "safe": {
                "excites": "#0A3F9E",
                "inhibits": "#BF5000",
                "bias": "#1D7A7C",
                "talked_about": "#7B3344",
            },
        },
        "hoped_edge_opacity": 0.5,
        "pixels_below_edges": 0.3,
        "direction_saturation": 0.9,
        "deepest_direction": 0.15,
        "rims_on_pictures": True,
        "strength_words": {
            "light": msgid("color"),
            "bright": msgid("strong"),
            "brighter": msgid("stronger"),
        },
    },
}
# the theme of what lies on digits and unlit neurons, which are dark in every theme
OVER_PICTURES = "dark"
SIGN_WORDS = {  # for the colors of positive and negative, by palette
    "classic": (msgid("green"), msgid("red")),
    "safe": (msgid("blue"), msgid("orange")),  # told apart by the color-blind
}
