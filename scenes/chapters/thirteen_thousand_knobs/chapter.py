"""Chapter 12: 13,002 weights and biases, and what learning means."""

from __future__ import annotations

import numpy as np
from manim import (
    LEFT,
    UP,
    FadeIn,
    FadeOut,
    Group,
    LaggedStart,
    ReplacementTransform,
    Transform,
    VGroup,
    linear,
)

from network import test_set
from scenes import style
from scenes.chapters.thirteen_thousand_knobs.black_box import BlackBox
from scenes.chapters.thirteen_thousand_knobs.facts import Turning
from scenes.chapters.thirteen_thousand_knobs.fans import FanByFan, resting_share
from scenes.chapters.thirteen_thousand_knobs.knob_machine import LiveOutputs, Wanted
from scenes.chapters.thirteen_thousand_knobs.layout import LAYOUTS
from scenes.chapters.thirteen_thousand_knobs.read_grid import ReadWall
from scenes.facts import brightness
from scenes.figures.edges import Legend, RunLight, dimmed
from scenes.figures.layers import NetworkDiagram, fill_to, show_levels
from scenes.figures.pictures import DigitImage
from scenes.figures.training_log import TrainingLog
from scenes.language.marks import msgid
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text.paragraph import wrapped
from scenes.text.readout import Reading, Readout, line_of
from scenes.text.typesetting import text


class ThirteenThousandKnobs(Storyboard):
    """All weights and biases are knobs; learning is turning them until it works."""

    title = "Thirteen thousand knobs"
    poster = "learning_turns_the_knobs"

    def set_stage(self) -> None:
        """The diagram, and what comes of turning the knobs."""
        self.layout = style.for_frame(LAYOUTS)
        self.diagram = NetworkDiagram([np.zeros(size) for size in self.network.sizes])
        self.bundles = [
            self.diagram.edges(number, w) for number, w in enumerate(self.network.weights, start=1)
        ]
        self.full = [bundle.colors.copy() for bundle in self.bundles]
        self.turning = Turning(self.network, self.hero)
        self.facts |= self.turning.facts
        self.words |= self.turning.words()

    @beat(
        "Every neuron has a weight for each neuron of the layer before it, and a bias. "
        "In the {layer}, that makes {pixels} weights for each."
    )
    def fans_of_edges(self) -> None:
        """The edges into one neuron after the other, layer by layer."""
        legend = self._legend(msgid("positive"), msgid("negative"), msgid("{brighter}: larger"))
        self.lettering = Group(self.diagram.digits, self.diagram.left_out)
        self.play(FadeIn(*self.diagram.cells, legend), FadeIn(self.lettering), run_time=style.STEP)
        for number, bundle in enumerate(self.bundles):
            count = Readout(
                Reading.of(self.network.sizes[number], f"size[{number}]", 0), style.TYPE_BODY
            )
            note = line_of(
                [
                    count,
                    text("weights", style.TYPE_BODY),
                    text("and a bias", style.TYPE_BODY, theme().bias),
                ]
            )
            note.move_to(at(self.layout.count[0], 0)).shift(
                at(0, self.layout.count[1] - count.baseline)
            )
            wrapped(note, self.layout.count_width)
            fans = FanByFan(bundle, rate_func=linear, run_time=1.2 if number else 4.0)
            self.play(fans, FadeIn(note, run_time=style.QUICK))
            if bundle is not self.bundles[-1]:
                self.remove(note)
        self.lettering = Group(self.lettering, note)

    def _legend(self, *words: str) -> Legend:
        """What colours and brightness of edges mean, in the place that the frame has for it."""
        beyond, height = self.layout.legend
        legend = Legend(*words, upright=self.layout.legend_upright).move_to(at(0, height))
        return legend.align_to(self.diagram.cells[0], LEFT).shift(at(beyond, 0))

    @beat(
        "Count them all: {weights} weights and {biases} biases. Together, {all} numbers have to be chosen."
    )
    def counting_the_knobs(self) -> None:
        """The diagram steps aside; each layer adds its weights, then come the biases, then the total."""
        self.play(FadeOut(self.lettering), run_time=style.QUICK)
        small = Group(*self.diagram.cells, *self.bundles)
        rows = self.turning.count_table()
        (x, y), share = self.layout.small_at, self.layout.small
        beyond = x + share * small.width / 2 - (rows.get_left()[0] - 0.25)
        if (
            beyond > 0 and style.frame().width > style.SHORTER_SIDE
        ):  # beside a table that is wider for many layers
            x, share = x - beyond / 2, share - beyond / small.width
        self.play(small.animate.scale(share).move_to(at(x, y)), run_time=style.STEP)
        for bundle, full, row in zip(self.bundles, self.full, rows, strict=False):
            bundle.colors = full
            self.play(RunLight(bundle), FadeIn(row, shift=0.2 * UP), run_time=style.STEP)
            self.play(
                Transform(bundle, dimmed(bundle, resting_share(bundle))), run_time=style.QUICK
            )
        marked = [cells.copy() for cells in self.diagram.cells[1:]]
        for cells in marked:
            cells.stroke[:, :3] = theme().bias.to_rgb()
        pairs = zip(self.diagram.cells[1:], marked, strict=True)
        self.play(
            *(Transform(a, b) for a, b in pairs),
            FadeIn(rows[-2], shift=0.2 * UP),
            run_time=style.STEP,
        )
        self.play(FadeIn(rows[-1]), run_time=style.STEP)

    @beat(
        "Think of each as a knob. Of all {in_layer} weights in its layer this one matters most here; "
        "{yet} turned to either end, it changes no output by more than {change}."
    )
    def one_knob_alone(self) -> None:
        """One weight is turned to both ends and back; for each frame the changed network reads the hero again."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        self.image = DigitImage(self.hero.pixels, self.layout.image_alone_width).move_to(
            at(*self.layout.image_alone)
        )
        self.outputs = LiveOutputs(self.turning.outputs(), self.layout.outputs_alone)
        self.one = self.turning.one_knob(self.image, self.outputs)
        self.play(FadeIn(self.image), FadeIn(self.outputs), run_time=style.STEP)
        self.play(FadeIn(self.one), run_time=style.STEP)
        self.play(self.turning.sweep(self.one, self.outputs), run_time=6.0)

    @beat(
        "Now turn all {all} at once, at random, and for this digit the network answers {one}, then {two}, then {three}."
    )
    def turning_them_at_random(self) -> None:
        """Every parameter changes; for each frame the changed network reads the hero again."""
        self.machine = self.turning.machine()
        self._bring_the_panel()
        self.add(self.machine)
        before = self.network
        for number, after in enumerate(self.turning.turns):
            self.play(self.turning.turn(self.machine, before, after), run_time=style.IDEA)
            self.turning.keep_turned(self.machine, number)
            self.wait(style.QUICK)
            before = after

    def _bring_the_panel(self) -> None:
        """Picture and outputs go beside the panel; where the row of outputs becomes a column, they fade over to it."""
        before = Group(self.image, self.outputs)
        self.image = DigitImage(self.hero.pixels, self.layout.image_width).move_to(
            at(*self.layout.image)
        )
        self.outputs = self.machine.outputs
        after = Group(self.image, self.outputs)
        panel = Group(
            self.machine.panel, self.machine.legend, self.machine.asked, self.machine.note
        )
        if self.layout.outputs_alone.in_a_row:
            self.play(FadeOut(self.one, scale=0.3), FadeOut(before), run_time=style.STEP)
            self.play(FadeIn(after, panel), run_time=style.STEP)
        else:
            self.play(
                FadeOut(self.one, scale=0.3),
                ReplacementTransform(before, after),
                run_time=style.STEP,
            )
            self.play(FadeIn(panel), run_time=style.STEP)

    @beat(
        "How good is a setting? Have it read digits with known answers. The share that it gets right is its accuracy: "
        "at random, {wild} %; as trained, {good} %."
    )
    def accuracy_is_the_share_read_rightly(self) -> None:
        """The same test digits, read with knobs turned at random and by the network as it is."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        rows, columns = self.layout.wall
        count = rows * columns
        wall = ReadWall(test_set().pixels[:count], columns, self.layout.wall_width).shift(
            at(0, self.layout.wall_height)
        )
        note = wall.note(Reading.of(count, f"count(0:{count})", 0), self.layout.wall_note)
        self.play(FadeIn(wall), FadeIn(note), run_time=style.STEP)
        gone = VGroup()
        for wild, name in ((True, msgid("turned at random")), (False, msgid("as trained"))):
            readings, right = self.turning.answers(count, wild=wild)
            answers = wall.answers(readings, right)
            line = wall.heading(
                name,
                self.facts["wild" if wild else "good"],
                self.facts["tested"],
                self.layout.wall_heading,
            )
            self.play(FadeOut(gone), run_time=style.QUICK)
            self.play(
                LaggedStart(*(FadeIn(answer) for answer in answers), lag_ratio=0.1),
                run_time=style.LONG_IDEA,
            )
            self.play(FadeIn(line), Transform(wall, wall.copy().mark(right)), run_time=style.STEP)
            self.wait(style.QUICK)
            gone = VGroup(answers, line)

    @beat(
        "Learning is nudging the knobs: shown an example with its label, the computer turns each a little, "
        "so that the outputs come closer to what is wanted."
    )
    def learning_is_nudging(self) -> None:
        """A state of the training before it began, what is wanted of it for the hero, and the state after it began."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        self.image.move_to(at(*self.layout.image_learning))
        note = self.machine.make_room(
            self.words["whose"] or msgid("saved states of a real training")
        )
        last, epoch, percent = (
            self.turning.states[-1][0].epoch,
            self.turning.epoch(0),
            self.turning.percent(0),
        )
        self.log = TrainingLog(last, epoch, percent, self.layout.log)
        self._show_state(0)
        self.play(
            FadeIn(self.image), FadeIn(self.machine), FadeIn(note, self.log), run_time=style.STEP
        )
        self.wanted = Wanted(self.outputs, self.turning.wanted(), self.turning.off(0))
        rows = LaggedStart(*(FadeIn(row) for row in self.wanted.column), lag_ratio=0.2)
        self.play(FadeIn(self.wanted.heads), rows, run_time=style.LONG_IDEA)
        self.play(FadeIn(self.wanted.together), run_time=style.STEP)
        self.wait(style.LONG_IDEA)
        self._show_state(1)

    def _show_state(self, index: int) -> None:
        self.turning.keep_state(self.machine, index)
        self.log.show(self.turning.epoch(index), self.turning.percent(index))
        if index:
            self.wanted.show(self.turning.off(index))

    @beat(
        "In a real training{of_whom}, {first} % are read rightly at first; after {early_epoch} epoch, once through "
        "all examples, {early} %; after {epochs}, {last} %. How to nudge would be another film."
    )
    def learning_turns_the_knobs(self) -> None:
        """The saved states of a training run, each reading the hero, with its accuracy on the test digits."""
        self.wait(style.STEP)
        for index in range(2, len(self.turning.states)):
            self._show_state(index)
            self.wait(0.5 * style.STEP)

    @beat(
        "It is tempting to leave it at that: a black box, where a digit goes in and an answer comes out."
    )
    def a_black_box(self) -> None:
        """A box closes over all that is between pixels and outputs; the hero goes in, and its answer comes out."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        levels = brightness(self.activations.layers)
        self.diagram = NetworkDiagram([levels[0], *(np.zeros_like(layer) for layer in levels[1:])])
        self.neurons = dict(enumerate(self.diagram.cells))
        layers = zip(self.network.weights, self.activations.layers, strict=False)
        self.bundles = [self.diagram.edges(n, w * a) for n, (w, a) in enumerate(layers, start=1)]
        self.play(FadeIn(*self.diagram.cells, self.diagram.digits), run_time=style.STEP)
        outputs = self.diagram.cells[-1]
        self.box = BlackBox(*self._inside())
        self.play(FadeIn(self.box.frame), self.box.close(), run_time=style.IDEA)
        self.play(FadeIn(self.box.question), run_time=style.QUICK)
        for cells, hidden in zip(self.diagram.cells[1:-1], levels[1:-1], strict=True):
            show_levels(cells, hidden)
        for bundle in self.bundles:
            self.play(RunLight(bundle), run_time=style.QUICK)
        self.play(fill_to(outputs, levels[-1]), run_time=style.STEP)

    def _inside(self) -> tuple[float, float, float, float]:
        """Left and right, bottom and top of what is between pixels and outputs."""
        pixels, outputs = self.diagram.cells[0], self.diagram.cells[-1]
        if self.diagram.layout.is_turned:
            side = max(cells.width for cells in self.diagram.cells) / 2 + 0.12
            return -side, side, outputs.get_top()[1] + 0.3, pixels.get_bottom()[1] - 0.3
        return pixels.get_right()[0] + 0.5, outputs.get_left()[0] - 0.5, -3.45, 3.45

    @beat(
        "But when an answer is wrong, only a look inside can tell why, and what might be done about it."
    )
    def a_look_inside(self) -> None:
        """The box opens, and there is the real thing: every edge with what it carries, every activation."""
        legend = self._legend()
        self.play(FadeOut(self.box.question), self.box.open(), run_time=style.IDEA)
        self.play(
            FadeOut(self.box.doors, self.box.frame),
            FadeIn(legend, self.diagram.left_out),
            run_time=style.QUICK,
        )
        for bundle in self.bundles:
            self.play(RunLight(bundle, ahead=0.4), run_time=style.IDEA)
        answer = self.diagram.digits[self.activations.answer]
        self.play(answer.animate.set_color(theme().talked_about), run_time=style.QUICK)
