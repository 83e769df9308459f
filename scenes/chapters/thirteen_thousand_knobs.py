"""Chapter 12: 13,002 weights and biases, and what learning means."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import UP, FadeIn, FadeOut, Group, LaggedStart, Rectangle, Transform, UpdateFromAlphaFunc, linear, smooth

from network import Network, shipped_network
from network.knobs import ShownKnobs, knobs_of, learning, turned, with_knobs
from scenes import style
from scenes.figures.count_table import CountTable
from scenes.figures.edges import Legend, RunLight, dimmed
from scenes.figures.knobs import FanByFan, KnobMachine
from scenes.figures.layers import NetworkDiagram
from scenes.figures.lettering import Reading, Readout, line_of, text
from scenes.figures.pictures import DigitImage, WeightPicture
from scenes.figures.training_log import TrainingLog
from scenes.storyboard import Storyboard, beat
from scenes.style import FloatArray, at

SHOWN = (48, 24, 12)  # knobs on the panel: weights of the first layer, of the later ones, biases
COLUMNS = 12
SEEDS = (1, 2, 3)
AMOUNT = 0.8
PICTURES = 16


class ThirteenThousandKnobs(Storyboard):
    """All weights and biases are knobs; learning is turning them until it works."""

    title = "Thirteen thousand knobs"
    poster = "learning_turns_the_knobs"

    def set_stage(self) -> None:
        """The diagram, the knobs that are shown, and what comes of turning them."""
        self.diagram = NetworkDiagram([np.zeros(size) for size in self.network.sizes])
        self.bundles = [self.diagram.edges(number, w) for number, w in enumerate(self.network.weights, start=1)]
        self.turns = [turned(self.network, seed, AMOUNT) for seed in SEEDS]
        self.states = learning()
        last = len(self.states) - 1
        sizes, biases = self.network.sizes, sum(self.network.sizes[1:])
        self.facts |= {
            "pixels": Reading.of(sizes[0], "size[0]", 0),
            "weights": Reading.of(self.network.parameter_count - biases, "all_weights", 0),
            "biases": Reading.of(biases, "all_biases", 0),
            "all": Reading.of(self.network.parameter_count, "parameters", 0),
            "answer": Reading.of(self.activations.answer, "answer", 0),
            "epochs": Reading.of(self.states[-1][0].epoch, f"state_epoch[{last}]", 0),
            "first": Reading.of(100 * self.states[0][1], "state_percent[0]", 1),
            "last": Reading.of(100 * self.states[-1][1], f"state_percent[{last}]", 1),
        }
        for name, seed, network in zip(("one", "two", "three"), SEEDS, self.turns, strict=True):
            self.facts[name] = Reading.of(network.read(self.hero).answer, f"turned_answer[{seed}]", 0)
        same = self.network.hash == shipped_network().hash
        self.words["whose"] = "" if same else ", here for the network that comes with the film"

    @beat("Every neuron of the first hidden layer has {pixels} weights of its own, one for each pixel, and a bias.")
    def fans_of_edges(self) -> None:
        """The edges into one neuron after the other, layer by layer."""
        parts = [Readout(self.facts["pixels"], style.TYPE_BODY), text("weights and", style.TYPE_BODY)]
        self.note = line_of([*parts, text("1 bias", style.TYPE_BODY, style.BIAS)])
        self.note.move_to(at(NetworkDiagram.GRID_X, 3.1))
        self.legend = Legend("positive", "negative", "brighter: larger").move_to(at(0, -3.2))
        self.legend.align_to(self.diagram, at(-1, 0))
        self.lettering = Group(self.note, self.diagram.digits, self.diagram.left_out)
        self.play(FadeIn(*self.diagram.cells, self.lettering, self.legend), run_time=style.STEP)
        for number, bundle in enumerate(self.bundles):
            fans = FanByFan(bundle, rest=0.5 if number else 0.2, rate_func=linear)
            self.play(fans, run_time=2.4 if number else 5.5)

    @beat("Count them all: {weights} weights and {biases} biases. That makes {all} numbers to choose.")
    def counting_the_knobs(self) -> None:
        """The diagram steps aside; each layer adds its weights, then come the biases, then the total."""
        self.play(FadeOut(self.lettering), run_time=style.QUICK)
        small = Group(*self.diagram.cells, *self.bundles)
        self.play(small.animate.scale(0.54).move_to(at(-3.3, 0.2)))
        rows = self._rows_of_the_count()
        for bundle, weights, row in zip(self.bundles, self.network.weights, rows, strict=False):
            bundle.colors = style.signed(weights)[np.nonzero(weights)]
            self.play(RunLight(bundle), FadeIn(row, shift=0.2 * UP), run_time=style.IDEA)
            self.play(Transform(bundle, dimmed(bundle, 0.3)), run_time=style.QUICK)
        marked = [cells.copy() for cells in self.diagram.cells[1:]]
        for cells in marked:
            cells.stroke[:, :3] = style.BIAS.to_rgb()
        pairs = zip(self.diagram.cells[1:], marked, strict=True)
        self.play(*(Transform(a, b) for a, b in pairs), FadeIn(rows[-2], shift=0.2 * UP), run_time=style.IDEA)
        self.play(FadeIn(rows[-1]), run_time=style.STEP)

    def _rows_of_the_count(self) -> CountTable:
        """A product for each layer of weights, a sum for the biases, and the total."""
        sizes = [Reading.of(size, f"size[{number}]", 0) for number, size in enumerate(self.network.sizes)]
        weights = [Reading.of(w.size, f"weights[{n}]", 0) for n, w in enumerate(self.network.weights, start=1)]
        return CountTable(sizes, weights, self.facts["biases"], self.facts["all"])

    @beat(
        "Think of each as a knob. Turn them all at random, "
        "and for this digit the network answers {one}, then {two}, then {three}."
    )
    def turning_them_at_random(self) -> None:
        """Every parameter changes; for each frame the changed network reads the hero again."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        self._set_up_the_machine()
        before = self.network
        for seed, after in zip(SEEDS, self.turns, strict=True):
            self.play(self._turn(before, after), run_time=style.LONG_IDEA)
            self._keep_turned(seed, after)
            self.wait(style.STEP)
            before = after

    def _keep_turned(self, seed: int, network: Network) -> None:
        self._keep(network, lambda i: f"turned_a[{seed}][{i}]", f"turned_answer[{seed}]")

    def _set_up_the_machine(self) -> None:
        """The hero, some of the knobs, and the ten outputs."""
        last = len(self.network.sizes) - 1
        outputs = [Reading.of(a, f"a[{last}][{i}]") for i, a in enumerate(self.activations.outputs)]
        finished = (self.states[-1][0].network, self.network)
        self.shown = {network.sizes: ShownKnobs.of(network, self.hero.pixels, SHOWN) for network in finished}
        self.machine = KnobMachine(self._knobs(self.network), outputs, self.facts["answer"], COLUMNS)
        self.image = DigitImage(self.hero.pixels, 2.6).move_to(at(-5.2, 0.95))
        shown = len(self._knobs(self.network))
        count = Readout(Reading.of(shown, f"count(0:{shown})", 0))
        words = [count, text("of the"), Readout(self.facts["all"]), text("knobs; all of them turn")]
        self.note = line_of(words).move_to(at(-0.75, 3.0))
        self.legend = Legend("right: positive", "left: negative", "up: zero").move_to(at(-0.75, -1.15))
        self.asks = text("the answer", style.TYPE_BODY, style.QUIET).move_to(at(-1.2, -2.4)).stand_on(-2.6)
        self.play(FadeIn(self.image), FadeIn(self.machine.panel, self.note, self.legend), run_time=style.STEP)
        self.play(FadeIn(self.machine.outputs, self.machine.values, self.machine.answer, self.asks))
        self.add(self.machine)

    def _knobs(self, network: Network) -> FloatArray:
        return self.shown[network.sizes].turns(network)

    def _turn(self, before: Network, after: Network) -> UpdateFromAlphaFunc:
        start, end = knobs_of(before), knobs_of(after)

        def step(machine: KnobMachine, alpha: float) -> None:
            share = smooth(alpha)
            now = with_knobs(before, (1 - share) * start + share * end)
            machine.show(self._knobs(now), now.read(self.hero).outputs)

        return UpdateFromAlphaFunc(self.machine, step, rate_func=linear)

    def _keep(self, network: Network, source: Callable[[int], str], of_answer: str) -> None:
        read = network.read(self.hero)
        self.machine.show(self._knobs(network), read.outputs)
        readings = [Reading.of(a, source(i)) for i, a in enumerate(read.outputs)]
        self.machine.keep(readings, Reading.of(read.answer, of_answer, 0))

    @beat(
        "Learning means finding knobs that work{whose}. These are states of a real training: "
        "{first} % right at first, {last} % after {epochs} epochs."
    )
    def learning_turns_the_knobs(self) -> None:
        """The saved states of a training run, each reading the hero, with its accuracy on the test digits."""
        trained = "the network that comes with the film" if self.words["whose"] else "the training"
        note = text(f"saved states of {trained}").move_to(self.note)
        self.play(FadeOut(self.asks, self.machine.answer, self.note), run_time=style.QUICK)
        self.machine.remove(self.machine.answer)
        self.remove(self.machine.answer)
        log = TrainingLog(self.states[-1][0].epoch, self._epoch(0), self._percent(0))
        self._keep_state(0)
        self.play(FadeIn(note, log), run_time=style.STEP)
        for index in range(len(self.states)):
            self._keep_state(index)
            log.show(self._epoch(index), self._percent(index))
            self.wait(1.0 if index < 2 else 0.3)
        self.beside = Group(note, log, self.legend)

    def _keep_state(self, index: int) -> None:
        self._keep(self.states[index][0].network, lambda i: f"state_a[{index}][{i}]", f"state_answer[{index}]")

    def _epoch(self, index: int) -> Reading:
        return Reading.of(self.states[index][0].epoch, f"state_epoch[{index}]", 0)

    def _percent(self, index: int) -> Reading:
        return Reading.of(100 * self.states[index][1], f"state_percent[{index}]", 1)

    @beat("It is tempting to leave it a black box. But when it fails, only a look inside can tell why.")
    def a_look_inside(self) -> None:
        """A box closes over the knobs; it opens, and the real weights come out."""
        box = Rectangle(width=5.9, height=3.5, fill_color=style.BACKGROUND, fill_opacity=1, color=style.INK)
        box.move_to(self.machine.panel).set_z_index(2)
        question = text("?", style.TYPE_FORMULA).move_to(box).set_z_index(3)
        self.play(FadeOut(self.beside), FadeIn(box, question), run_time=style.IDEA)
        self.wait(style.STEP)
        self.remove(self.machine.panel)
        pictures = Group(*(WeightPicture(w, 1.45) for w in self.network.weights[0][:PICTURES]))
        pictures.arrange_in_grid(cols=8, buff=0.17).move_to(at(0, 0))
        places = [picture.get_center() for picture in pictures]
        for picture in pictures:
            picture.scale(0.1).move_to(box)
        self.play(FadeOut(self.image, self.machine, question), run_time=style.STEP)
        out = [picture.animate.scale(10).move_to(place) for picture, place in zip(pictures, places, strict=True)]
        self.play(FadeOut(box, scale=2.0), LaggedStart(*out, lag_ratio=0.05), run_time=style.LONG_IDEA)
        shown = Readout(Reading.of(len(pictures), f"count(0:{len(pictures)})", 0), style.TYPE_BODY)
        parts = [text("the real weights into", style.TYPE_BODY), shown]
        line = line_of([*parts, text("neurons of the first hidden layer", style.TYPE_BODY)]).move_to(at(0, 2.6))
        legend = Legend("positive", "negative", "brighter: larger").move_to(at(0, -2.5))
        self.play(FadeIn(line, legend), run_time=style.STEP)
