"""All weights and biases as knobs, and learning as turning them."""

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
from scenes import sources, style
from scenes.chapters.thirteen_thousand_knobs.accuracy_words import (
    accuracy_heading,
    answers_below,
    note_on_answers,
)
from scenes.chapters.thirteen_thousand_knobs.black_box import BlackBox
from scenes.chapters.thirteen_thousand_knobs.count_table import CountTable
from scenes.chapters.thirteen_thousand_knobs.edge_fans import FanByFan, resting_share
from scenes.chapters.thirteen_thousand_knobs.facts import KnobFacts
from scenes.chapters.thirteen_thousand_knobs.knob_machine import KnobMachine
from scenes.chapters.thirteen_thousand_knobs.knob_turns import turn_all, turn_one
from scenes.chapters.thirteen_thousand_knobs.layout import LAYOUTS
from scenes.chapters.thirteen_thousand_knobs.live_outputs import LiveOutputs, WantedOutputs
from scenes.chapters.thirteen_thousand_knobs.one_knob import OneKnob
from scenes.facts import brightness
from scenes.figures import (
    DigitImage,
    JudgedGrid,
    Legend,
    NetworkDiagram,
    RunLight,
    TrainingLog,
    dimmed,
    fill_to,
    grid_centres,
    show_levels,
)
from scenes.language import msgid
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text import Reading, Readout, line_of, text, wrapped

DIMMED = 0.35  # share of its brightness that is left of a digit that was read wrongly


class ThirteenThousandKnobs(Storyboard):
    """All weights and biases are knobs; learning is turning them until it works."""

    title = "Thirteen thousand knobs"
    poster = "learning_turns_the_knobs"

    def set_stage(self) -> None:
        """Draw the diagram, and compute what comes of turning the knobs."""
        self.layout = style.for_frame(LAYOUTS)
        self.diagram = NetworkDiagram([np.zeros(size) for size in self.network.sizes])
        self.bundles = [
            self.diagram.edges(number, w) for number, w in enumerate(self.network.weights, start=1)
        ]
        self.full = [bundle.colors.copy() for bundle in self.bundles]
        self.knobs = KnobFacts(self.network, self.hero, self.layout.machine.shown)
        self.facts |= self.knobs.captions
        self.words |= self.knobs.words()

    @beat(
        "How many numbers in all? One weight per connection, one bias per neuron. In the "
        "{layer}, each neuron has {pixels} weights."
    )
    def fans_of_edges(self) -> None:
        """Light the edges into one neuron after the other, layer by layer."""
        legend = self._legend(msgid("positive"), msgid("negative"), msgid("{brighter}: larger"))
        self.lettering = Group(self.diagram.digits, self.diagram.left_out)
        self.play(FadeIn(*self.diagram.cells, legend), FadeIn(self.lettering), run_time=style.STEP)
        for number, bundle in enumerate(self.bundles):
            note = self._weights_and_a_bias(self.knobs.layer_sizes[number])
            fans = FanByFan(bundle, rate_func=linear, run_time=1.2 if number else 4.0)
            self.play(fans, FadeIn(note, run_time=style.QUICK))
            if bundle is not self.bundles[-1]:
                self.remove(note)
        self.lettering = Group(self.lettering, note)

    def _weights_and_a_bias(self, weights: Reading) -> VGroup:
        """Write how many weights each neuron of a layer has, and that it has a bias."""
        count, (x, height) = Readout(weights, style.TYPE_BODY), self.layout.count
        words = text("weights", style.TYPE_BODY)
        bias = text("and a bias", style.TYPE_BODY, theme().bias)
        note = line_of([count, words, bias]).move_to(at(x, 0))
        return wrapped(note.shift(at(0, height - count.baseline)), self.layout.count_width)

    def _legend(self, *words: str) -> Legend:
        """Explain colors and brightness of edges, in the place that the frame has for it."""
        beyond, height = self.layout.legend
        legend = Legend(*words, upright=self.layout.legend_upright).move_to(at(0, height))
        return legend.align_to(self.diagram.cells[0], LEFT).shift(at(beyond, 0))

    @beat("That's {weights} weights and {biases} biases: {all} numbers to get right.")
    def counting_the_knobs(self) -> None:
        """Move the diagram aside; each layer adds its weights, then come biases and the total."""
        self.play(FadeOut(self.lettering), run_time=style.QUICK)
        rows = CountTable(
            self.knobs.layer_sizes,
            self.knobs.weights_into,
            self.facts["biases"],
            self.facts["all"],
            self.layout.table,
        )
        self._step_aside(rows)
        for bundle, full, row in zip(self.bundles, self.full, rows, strict=False):
            bundle.colors = full
            self.play(RunLight(bundle), FadeIn(row, shift=0.2 * UP), run_time=style.STEP)
            self.play(
                Transform(bundle, dimmed(bundle, resting_share(bundle))), run_time=style.QUICK
            )
        marked = [cells.copy() for cells in self.diagram.cells[1:]]
        for cells in marked:
            cells.stroke[:, :3] = theme().bias.to_rgb()
        rings = map(Transform, self.diagram.cells[1:], marked)
        self.play(*rings, FadeIn(rows[-2], shift=0.2 * UP), run_time=style.STEP)
        self.play(FadeIn(rows[-1]), run_time=style.STEP)

    def _step_aside(self, rows: CountTable) -> None:
        """Shrink the diagram to its place beside the count of its knobs."""
        small = Group(*self.diagram.cells, *self.bundles)
        (x, y), share = self.layout.small_at, self.layout.small
        beyond = x + share * small.width / 2 - (rows.get_left()[0] - 0.25)
        is_beside = style.frame().width > style.SHORTER_SIDE
        if beyond > 0 and is_beside:  # a table that is wider for many layers
            x, share = x - beyond / 2, share - beyond / small.width
        self.play(small.animate.scale(share).move_to(at(x, y)), run_time=style.STEP)

    @beat(
        "Think of each as a knob. Of the {in_layer} in this layer, this one matters most for our "
        "digit.",
        "Turn it all the way: no output changes by more than {change}.",
    )
    def one_knob_alone(self) -> None:
        """Turn one weight to both ends and back, while the network reads the hero again."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        layout = self.layout.one_knob
        self.image = DigitImage(self.hero.pixels, layout.image_width).move_to(at(*layout.image))
        self.outputs = LiveOutputs(self.knobs.as_trained().outputs, layout.outputs)
        self.one = self._strongest_knob()
        self.play(FadeIn(self.image), FadeIn(self.outputs), run_time=style.IDEA)
        self.play(FadeIn(self.one), run_time=style.IDEA)
        self.wait_for_words()
        self.play(turn_one(self.knobs, self.one, self.outputs), run_time=6.0)

    def _strongest_knob(self) -> OneKnob:
        """Return the strongest knob, between its pixel and the outputs."""
        strongest, side = self.knobs.strongest, round(len(self.hero.pixels) ** 0.5)
        centres = grid_centres(side, self.image.frame.width / side) + self.image.get_center()
        return OneKnob(
            self.knobs.strongest_weight,
            self.knobs.strongest_activation,
            strongest.large,
            centres[strongest.pixel],
            self.outputs.column.cells.centres,
            self.facts["change"],
            self.layout.one_knob,
        )

    @beat(
        "Now turn all {all} at random, again and again. Same digit, but the network says {one}, "
        "then {two}, then {three}."
    )
    def turning_them_at_random(self) -> None:
        """Turn every parameter, while the network reads the hero again."""
        self.machine = KnobMachine(self.knobs.as_trained(), self.facts["all"], self.layout.machine)
        self._bring_the_panel()
        self.add(self.machine)
        before = self.network
        for number, after in enumerate(self.knobs.at_random):
            self.play(turn_all(self.knobs, self.machine, before, after), run_time=style.IDEA)
            self.machine.show_setting(self.knobs.random_setting(number))
            self.wait(style.QUICK)
            before = after

    def _bring_the_panel(self) -> None:
        """Move picture and outputs beside the panel; a row of outputs fades over to a column."""
        before = Group(self.image, self.outputs)
        self.image = DigitImage(self.hero.pixels, self.layout.image_width).move_to(
            at(*self.layout.image)
        )
        self.outputs = self.machine.outputs
        after = Group(self.image, self.outputs)
        panel = Group(
            self.machine.panel, self.machine.legend, self.machine.asked, self.machine.note
        )
        leaving = FadeOut(self.one, scale=0.3)
        if self.layout.one_knob.outputs.in_a_row:
            self.play(leaving, FadeOut(before), run_time=style.STEP)
            self.play(FadeIn(after, panel), run_time=style.STEP)
        else:
            self.play(leaving, ReplacementTransform(before, after), run_time=style.STEP)
            self.play(FadeIn(panel), run_time=style.STEP)

    @beat(
        "How good is a setting? Its accuracy is the share of labeled digits it gets right. This "
        "random one: {wild}%. Trained: {good}%."
    )
    def accuracy_is_the_share_read_rightly(self) -> None:
        """Read the same test digits with knobs turned at random, and with the network as it is."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        layout = self.layout.grid
        count = layout.rows * layout.columns
        grid = JudgedGrid(
            test_set().pixels[:count],
            layout.columns,
            layout.width,
            DIMMED,
            (1.16 * layout.width, 1.62 * layout.width),
        ).shift(at(0, layout.height))
        note = note_on_answers(Reading.of(count, sources.count(0, count), 0), layout.note)
        self.play(FadeIn(grid), FadeIn(note), run_time=style.STEP)
        first = self._answer_all(grid, "wild", msgid("turned at random"), VGroup())
        self._answer_all(grid, "good", msgid("trained"), first)

    def _answer_all(self, grid: JudgedGrid, fact: str, name: str, before: VGroup) -> VGroup:
        """Write answers below all digits and the share that is right above; return both.

        Parameters
        ----------
        fact : name of the share, "wild" or "good".
        name : of the setting.
        before : what stood there before, and goes.
        """
        readings, right = self.knobs.answers(len(grid.images), wild=fact == "wild")
        answers = answers_below(grid.images, readings, right)
        heading = accuracy_heading(
            name, self.facts[fact], self.facts["tested"], self.layout.grid.heading
        )
        arrivals = LaggedStart(*(FadeIn(answer) for answer in answers), lag_ratio=0.1)
        self.play(FadeOut(before), run_time=style.QUICK)
        self.play(arrivals, run_time=style.LONG_IDEA)
        self.play(FadeIn(heading), *grid.judge(right), run_time=style.STEP)
        self.wait(style.QUICK)
        return VGroup(answers, heading)

    @beat(
        "Learning is nudging. Show the network an example, and turn every knob a little, "
        "whichever way brings the outputs closer to the answer."
    )
    def learning_is_nudging(self) -> None:
        """Show the training before it began, what is wanted for the hero, and its first state."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        self.image.move_to(at(*self.layout.image_learning))
        note = self.machine.make_room(
            self.words["whose"] or msgid("saved states of a real training run")
        )
        last = self.knobs.states[-1][0].epoch
        self.log = TrainingLog(last, self.knobs.epoch(0), self.knobs.percent(0), self.layout.log)
        self._show_state(0)
        arriving = FadeIn(self.image), FadeIn(self.machine), FadeIn(note, self.log)
        self.play(*arriving, run_time=style.STEP)
        self.wanted = WantedOutputs(
            self.outputs,
            self.knobs.wanted_outputs(),
            self.knobs.off(0),
            self.layout.machine.off_size,
        )
        rows = LaggedStart(*(FadeIn(row) for row in self.wanted.column), lag_ratio=0.2)
        self.play(FadeIn(self.wanted.heads), rows, run_time=style.LONG_IDEA)
        self.play(FadeIn(self.wanted.together), run_time=style.STEP)
        self.wait(style.LONG_IDEA)
        self._show_state(1)

    def _show_state(self, state: int) -> None:
        """Let the knobs rest at a saved state of the training."""
        self.machine.show_setting(self.knobs.state_setting(state))
        self.log.show_state(self.knobs.epoch(state), self.knobs.percent(state))
        if state:
            self.wanted.show_distance(self.knobs.off(state))

    @beat(
        "A real training run{of_whom} starts at random, with {first}%. After {early_epoch} "
        "epoch, one pass through every example, it's at {early}%. After {epochs}, {last}%."
    )
    def learning_turns_the_knobs(self) -> None:
        """Let the saved states of a training read the hero, each with its accuracy."""
        self.wait(style.STEP)
        for state in range(2, len(self.knobs.states)):
            self._show_state(state)
            self.wait(0.5 * style.STEP)

    @beat("You could call it a black box: a digit goes in, an answer comes out.")
    def a_black_box(self) -> None:
        """Close a box over all between pixels and outputs; send the hero in, and get an answer."""
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
        """Return left, right, bottom and top of what is between pixels and outputs."""
        pixels, outputs = self.diagram.cells[0], self.diagram.cells[-1]
        if self.diagram.layout.is_turned:
            side = max(cells.width for cells in self.diagram.cells) / 2 + 0.12
            return -side, side, outputs.get_top()[1] + 0.3, pixels.get_bottom()[1] - 0.3
        return pixels.get_right()[0] + 0.5, outputs.get_left()[0] - 0.5, -3.45, 3.45

    @beat("But when it's wrong, you'll want to know why. For that, you have to look inside.")
    def a_look_inside(self) -> None:
        """Open the box: every edge with what it carries, every activation."""
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
