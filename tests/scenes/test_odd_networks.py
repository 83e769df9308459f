"""Networks that nobody trained: chapters can be filmed with them, and their pictures hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from support.played import disagreements, play, wrong_in_picture
from support.recompute import Again

from network import Network, test_set
from network.model import Activation, ReadOut
from scenes.chapters.just_a_function.chapter import JustAFunction
from scenes.chapters.layers_between.chapter import LayersBetween
from scenes.chapters.matrix_form.chapter import MatrixForm
from scenes.chapters.reading_a_digit.chapter import ReadingADigit
from scenes.chapters.thirteen_thousand_knobs.chapter import ThirteenThousandKnobs
from scenes.chapters.weights_of_one_neuron.chapter import WeightsOfOneNeuron
from scenes.figures import SigmoidPlot
from scenes.look import Look
from scenes.records import BeatRecord
from scenes.storyboard import Storyboard
from scenes.text import Lettering
from studio.planning.networks import LARGEST_SUM


def drawn(
    *hidden: int, activation: Activation = "relu", read_out: ReadOut = "softmax", scale: float = 1.0
) -> Network:
    """Return a network with random weights, which ``scale`` multiplies."""
    rng = np.random.default_rng(0)
    shapes = [(here, before) for before, here in pairwise((784, *hidden, 10))]
    weights = tuple(scale * rng.normal(size=shape) / np.sqrt(shape[1]) for shape in shapes)
    biases = tuple(rng.normal(size=here) / 2 for here, _ in shapes)
    return Network(weights, biases, activation, read_out)


def all_equal(*hidden: int) -> Network:
    """Return a network whose weights are all the same, so that all neurons of a layer tie."""
    network = drawn(*hidden, activation="sigmoid", read_out="sigmoid")
    weights = tuple(np.full_like(w, 0.01) for w in network.weights)
    return Network(weights, tuple(np.full_like(b, 0.1) for b in network.biases))


CASES: dict[str, tuple[Callable[[], Network], str, tuple[type[Storyboard], ...]]] = {
    "no hidden layer": (drawn, "16:9", (ThirteenThousandKnobs, MatrixForm, JustAFunction)),
    "one neuron": (lambda: drawn(1), "4:3", (ThirteenThousandKnobs, MatrixForm, LayersBetween)),
    "sums of 17,000": (
        lambda: drawn(128, scale=2000),
        "16:9",
        (MatrixForm, JustAFunction),
    ),
    "weights of zero": (lambda: drawn(6, scale=0.0), "1:1", (ThirteenThousandKnobs,)),
    "four layers, all equal": (
        lambda: all_equal(4, 70, 22, 2),
        "9:16",
        (WeightsOfOneNeuron, LayersBetween, ReadingADigit),
    ),
}


@pytest.mark.parametrize(
    ("case", "chapter"),
    [
        pytest.param(case, chapter, id=f"{case}-{chapter.__name__}")
        for case, (_, _, chapters) in CASES.items()
        for chapter in chapters
    ],
)
@pytest.mark.filterwarnings("error::RuntimeWarning")
def test_an_odd_network_can_be_filmed(case: str, chapter: type[Storyboard], tmp_path: Path) -> None:
    make, aspect, _ = CASES[case]
    network, hero = make(), test_set().digit(4)
    seen: dict[str, list[str]] = {}

    def at_end(scene: Storyboard, record: BeatRecord) -> None:
        seen[record.name] = wrong_in_picture(scene)

    scene = play(chapter, hero, tmp_path, at_end, network, look=Look(aspect=aspect))
    assert {name: found for name, found in seen.items() if found} == {}
    parameters = dict(named_arrays(network))
    np.savez(tmp_path / "odd.npz", **parameters)  # exact, unlike Network.save
    assert disagreements(scene, Again(hero.pixels, tmp_path / "odd.npz")) == []


def named_arrays(network: Network) -> Iterator[tuple[str, np.ndarray]]:
    for number, (w, b) in enumerate(zip(network.weights, network.biases, strict=True), start=1):
        yield from ((f"W{number}", w), (f"b{number}", b))
    yield from (
        ("activation", np.array(network.activation)),
        ("read_out", np.array(network.read_out)),
    )


@pytest.mark.parametrize("reach", [1, 8, 60, 999, 2_400, 17_000, 1e6, LARGEST_SUM])
@pytest.mark.parametrize("width", [2.0, 5.0, 9.0, 12.0])
def test_a_number_line_has_few_numbers_which_do_not_touch(reach: float, width: float) -> None:
    line = SigmoidPlot(reach, width, 1.0).line
    numbers = sorted(
        (part for part in line if isinstance(part, Lettering)), key=lambda part: part.get_x()
    )
    assert len(numbers) <= 11
    for left, right in pairwise(numbers):
        assert left.get_right()[0] < right.get_left()[0]
    if reach > 100:
        assert max(abs(part.get_x()) + part.width / 2 for part in numbers) < width / 2 + 0.2
