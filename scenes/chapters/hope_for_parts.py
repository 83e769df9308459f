"""Chapter 7: digits are made of parts, and parts of little edges; what each layer might do, as a hope."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, FadeIn, FadeOut, Group, LaggedStart, Line, Mobject, Transform, VGroup

from network import test_set
from network.parts import PartsError, example, find_edges, find_parts, with_loop_near_the_top
from scenes import style
from scenes.figures import hopes
from scenes.figures.edges import RunLight
from scenes.figures.fields import CellField
from scenes.figures.layers import NetworkDiagram
from scenes.figures.lettering import Reading, Readout, line_of, text
from scenes.figures.parts import CROP, DirectionKey, HopeMark, PartsEquation, edge_strokes, ink_picture
from scenes.storyboard import Storyboard, beat
from scenes.style import at

EXAMPLES = ((9, 1, 1), (8, 2, 0), (4, 0, 3), (6, 1, 1), (0, 1, 0), (1, 0, 1), (3, 0, 3), (5, 0, 2))  # loops, strokes
NAMES = {"loop": "loop", "stroke": "line"}
NUMBERS = ("no", "one", "two", "three", "four", "five")
ROWS = (2.35, 0.1, -2.15)
PASSERS_BY = 14
LARGE = 4.4
MOST_PARTS = 5  # of the hero, that get a neuron


class HopeForParts(Storyboard):
    """Loops, lines and little edges, found in real digits, and the hope that the layers stand for them."""

    title = "Hope for parts"
    poster = "the_whole_hope"

    def set_stage(self) -> None:
        """Digits that fall clearly into parts, and the hero's own parts and edges."""
        self.examples = [example(*wanted) for wanted in EXAMPLES]
        self.parts, self.edges = find_parts(self.hero.image), find_edges(self.hero.image)
        self.looped = {label: with_loop_near_the_top(label) for label in (9, 8)}
        self.deep = len(self.network.sizes) > 3
        counts = {label: int(np.sum(test_set().labels == label)) for label in (9, 8)}
        self.facts |= {"edges": Reading.of(len(self.edges.rows), "outline", 0)}
        for label, name in ((9, "nines"), (8, "eights")):
            self.facts[name] = Reading.of(counts[label], f"test_digits({label})", 0)
            self.facts[f"looped_{name}"] = Reading.of(len(self.looped[label]), f"loops_near_the_top({label})", 0)
        self.words["what"] = "digit" if self.hero.label is None else str(self.hero.label)
        self.words["found"] = " and ".join(self._found(kind) for kind in ("loop", "stroke"))
        self.words["way"] = "edges make parts, parts make a digit" if self.deep else "edges make a digit"
        self.words["room"] = "" if self.deep else " One hidden layer has no room for parts."

    def why_left_out(self) -> str:
        """A digit without parts cannot be taken apart, and parts need a layer in between."""
        if len(self.network.sizes) < 3:
            return "This chapter is about the layers in between, and this network has none."
        try:
            find_parts(self.hero.image)
        except PartsError as error:
            return f"This chapter takes the digit apart, but {error}."
        return ""

    def _found(self, kind: str) -> str:
        count = sum(part.kind == kind for part in self.parts)
        number = NUMBERS[count] if count < len(NUMBERS) else "many"
        return f"{number} {NAMES[kind]}{'' if count == 1 else 's'}"

    @beat("What would we like the layers in between to do? Perhaps find parts: a 9 is a loop above a line.")
    def a_nine_is_a_loop_and_a_line(self) -> None:
        """The parts of a real 9 lift off it."""
        self.rows = [self._equation(number) for number in range(3)]
        large = self.rows[0].scale(1.5).move_to(at(0, 0.2))
        self._take_apart(large)

    def _equation(self, number: int) -> PartsEquation:
        found = self.examples[number]
        names = [NAMES[part.kind] for part in found.parts]
        return PartsEquation(found.digit.image, [part.ink for part in found.parts], names)

    def _take_apart(self, row: PartsEquation) -> None:
        """The digit appears; each part is tinted where it is, and moves to where it goes on to be."""
        homes = [piece.get_center() for piece in row.pieces]
        for piece in row.pieces:
            piece.move_to(row.digit)
        self.play(FadeIn(row.digit), run_time=style.STEP)
        for piece, home, sign, name in zip(row.pieces, homes, row.signs, row.names, strict=True):
            self.play(FadeIn(piece), run_time=style.QUICK)
            self.play(piece.animate.move_to(home), FadeIn(sign, name), run_time=style.STEP)

    @beat("An 8 is two loops, a 4 is three lines. A program found these parts in real handwritten digits.")
    def eights_and_fours_have_parts_too(self) -> None:
        """The 9 makes room; an 8 and a 4 fall into their parts below it."""
        left = -4.1
        for row, height in zip(self.rows, ROWS, strict=True):
            size = 1 / 1.5 if row is self.rows[0] else 1
            target = row.copy().scale(size)
            target.shift(at(left, height) - target[0].get_center())
            if row is self.rows[0]:
                self.play(Transform(row, target), run_time=style.STEP)
            else:
                row.shift(at(left, height) - row.digit.get_center())
                self._take_apart(row)

    @beat("So we might hope that each neuron of the last hidden layer stands for one such part. It is only a hope.")
    def neurons_might_stand_for_parts(self) -> None:
        """The last hidden layer, a found part beside each neuron; the parts of the 9 lead to the 9."""
        count = min(self.network.sizes[-2], sum(len(found.parts) for found in self.examples))
        pictures = [(found.digit.image, part.ink) for found in self.examples for part in found.parts][:count]
        layer = hopes.HopedLayer(count, 10)
        column, outputs, digits = layer.column, layer.outputs, layer.digits
        beside = hopes.parts_beside(column.centres, pictures, layer.room, [-1, 1])
        self.mark = HopeMark().move_to(at(-4.7, 3.2))
        words = self._name_of_layer(count)
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        self.play(FadeIn(layer, words), FadeIn(self.mark), run_time=style.STEP)
        self.play(LaggedStart(*(FadeIn(part) for part in beside), lag_ratio=0.15), run_time=style.LONG_IDEA)
        ways = hopes.hoped_ways(column.centres[:2], outputs.centres[[9, 9]])
        self.play(Transform(column, hopes.ringed(column, [0, 1])), RunLight(ways), run_time=style.IDEA)
        self.play(
            Transform(outputs, hopes.ringed(outputs, [9])),
            digits[9].animate.set_color(style.TALKED_ABOUT),
            run_time=0.4,
        )

    def _name_of_layer(self, count: int) -> VGroup:
        number = Readout(Reading.of(count, f"count(0:{count})", 0), style.TYPE_BODY)
        which = "neurons of" if count == self.network.sizes[-2] else "of the neurons of"
        first = line_of([number, text(which, style.TYPE_BODY)]).move_to(at(-4.7, 0.3))
        return VGroup(first, text("the last hidden layer", style.TYPE_LABEL, style.QUIET).next_to(first, DOWN, 0.25))

    @beat(
        "Any loop near the top would do for such a neuron: "
        "{looped_nines} of {nines} nines have one, and {looped_eights} of {eights} eights."
    )
    def any_loop_near_the_top_will_do(self) -> None:
        """Real nines and eights flicker by, the found loop tinted; how many there are."""
        neuron = CellField(np.array([at(1.2, 1.3)]), 1.1, fill=(0, 0, 0, 1), stroke=(1, 1, 1, 1), stroke_width=0.04)
        hoped = text("“a loop near the top”", style.TYPE_LABEL).move_to(at(4.1, 1.3))
        ray = Line(at(-1.5, 1.3), at(0.6, 1.3), color=style.TALKED_ABOUT, stroke_width=3)
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage(self.mark)), run_time=style.STEP)
        self.play(FadeIn(neuron, hoped), run_time=style.QUICK)
        self.add(hopes.ringed(neuron, [0]), ray)
        shown: list[Mobject] = []
        for place in range(PASSERS_BY):
            self.remove(*shown)
            shown = self._with_loop((9, 8)[place % 2], place // 2)
            self.add(*shown)
            self.wait(0.3)
        for height, name in ((-0.6, "nines"), (-1.5, "eights")):
            looped = Readout(self.facts[f"looped_{name}"], style.TYPE_BODY, style.TALKED_ABOUT)
            words = [text("of", style.TYPE_BODY), Readout(self.facts[name], style.TYPE_BODY)]
            line = line_of([looped, *words, text(f"{name} have one", style.TYPE_BODY)])
            self.play(FadeIn(line.move_to(at(2.9, height)), shift=0.2 * LEFT), run_time=style.STEP)

    def _with_loop(self, label: int, place: int) -> list[Mobject]:
        image = test_set().digit(self.looped[label][place]).image
        loop = next(part for part in find_parts(image) if part.kind == "loop")
        return [
            ink_picture(image, LARGE, crop=CROP).move_to(at(-3.7, 0)),
            ink_picture(image, LARGE, loop.ink, crop=CROP).move_to(at(-3.7, 0)),
        ]

    @beat("And a part is made of little edges. Here they are, {edges} of them along the outline of our {what}.")
    def parts_are_made_of_edges(self) -> None:
        """The edges around a real loop, and along the hero's outline, coloured by direction."""
        nine = self.examples[0]
        around = find_edges(nine.digit.image)
        of_loop = nine.parts[0].ink[around.rows, around.columns]
        pictures = Group(ink_picture(nine.digit.image, 4.6), ink_picture(self.hero.image, 4.6))
        pictures.arrange(buff=1.2).move_to(at(0, 0.75))
        loop = edge_strokes(around.rows[of_loop], around.columns[of_loop], around.angles[of_loop], 4.6)
        outline = edge_strokes(self.edges.rows, self.edges.columns, self.edges.angles, 4.6)
        key = DirectionKey().move_to(at(-3.0, -2.55))
        count = line_of([Readout(self.facts["edges"], color=style.TALKED_ABOUT), text("edges")]).move_to(at(2.9, -2.55))
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        self.play(FadeIn(pictures), run_time=style.STEP)
        self.play(*(picture.animate.set_opacity(0.3) for picture in pictures), FadeIn(key), run_time=style.QUICK)
        for strokes, picture in zip((loop, outline), pictures, strict=True):
            strokes.shift(picture.get_center())
            growing = strokes.closed()
            self.play(Transform(growing, strokes), run_time=style.IDEA)
        self.play(FadeIn(count), run_time=style.QUICK)

    @beat("So the whole hope is: pixels make edges, {way}.{room} In this {what} we find {found}.")
    def the_whole_hope(self) -> None:
        """The hero's edges lead to neurons for edges, those to its parts, those to its digit: none of it is found."""
        self.diagram = NetworkDiagram([self.hero.pixels, *(np.zeros(size) for size in self.network.sizes[1:])])
        grid, first, *_ = self.diagram.cells
        mark = HopeMark().move_to(at(NetworkDiagram.GRID_X, 3.25))
        strokes = edge_strokes(self.edges.rows, self.edges.columns, self.edges.angles, NetworkDiagram.GRID_WIDTH)
        strokes.shift(grid.get_center())
        little = hopes.HopedEdges(first)
        places = grid.centres[28 * self.edges.rows + self.edges.columns]
        into_edges = hopes.ways_of_edges(
            places, self.edges.angles, first.centres[hopes.shown_neurons(first)], little.directions
        )
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        self.play(FadeIn(self.diagram, mark), run_time=style.STEP)
        self.play(grid.animate.set_opacity(0.5), Transform(strokes.closed(), strokes), run_time=style.STEP)
        self.play(FadeIn(little), RunLight(into_edges), run_time=style.LONG_IDEA)
        seen = np.unique(hopes.nearest_direction(self.edges.angles, little.directions))
        last = hopes.shown_neurons(first)[seen]
        self.play(Transform(first, hopes.ringed(first, last)), run_time=style.QUICK)
        if self.deep:
            last = self._edges_make_parts(little.directions)
        self._parts_make_a_digit(last)

    def _edges_make_parts(self, directions: np.ndarray) -> np.ndarray:
        """Ways from the edges that each part of the hero has to a neuron hoped to stand for it; which neurons."""
        first, parts = self.diagram.cells[1], self.diagram.cells[-2]
        of_parts = hopes.shown_neurons(parts)
        found = self.parts[:MOST_PARTS]
        share = (np.arange(len(found)) + 0.5) / len(found)
        chosen = of_parts[np.round(share * (len(of_parts) - 1)).astype(int)]
        angles = [self.edges.angles[part.ink[self.edges.rows, self.edges.columns]] for part in found]
        ways = hopes.ways_of_parts(first.centres[hopes.shown_neurons(first)], directions, angles, parts.centres[chosen])
        pictures = hopes.parts_beside(parts.centres[chosen], [(self.hero.image, part.ink) for part in found], 0.95, [1])
        self.play(RunLight(ways), run_time=style.IDEA)
        self.play(Transform(parts, hopes.ringed(parts, chosen)), FadeIn(pictures), run_time=style.STEP)
        return chosen

    def _parts_make_a_digit(self, neurons: np.ndarray) -> None:
        """Ways from the last hidden layer to the output of the hero's digit."""
        before, outputs = self.diagram.cells[-2:]
        kind = self.activations.answer if self.hero.label is None else self.hero.label
        ways = hopes.hoped_ways(before.centres[neurons], np.tile(outputs.centres[kind], (len(neurons), 1)))
        self.play(RunLight(ways), run_time=style.IDEA)
        marked = self.diagram.digits[kind].animate.set_color(style.TALKED_ABOUT)
        self.play(Transform(outputs, hopes.ringed(outputs, [kind])), marked, run_time=style.QUICK)

    @beat("Is that what it really does? We will come back to it, once we know how a layer works.")
    def is_that_what_it_does(self) -> None:
        """The question stays."""
        question = text("Is that what the network really does?", style.TYPE_FORMULA)
        neurons = [*self.diagram.cells, self.diagram.left_out]
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage(*neurons)), run_time=style.IDEA)
        self.play(*(FadeOut(cells) for cells in neurons), FadeIn(question, scale=0.8), run_time=style.LONG_IDEA)
