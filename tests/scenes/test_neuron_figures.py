"""One large neuron, the wiring of whole networks, and the box that stands for one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from scenes import sources, style
from scenes.chapters.a_number_that_lights.brightness_scale import BrightnessScale, LightTo
from scenes.chapters.just_a_function.function_box import FunctionBox
from scenes.chapters.layers_between.wiring import connections, joined
from scenes.figures.network_diagram import NetworkDiagram
from scenes.figures.neuron import FilledNeuron
from scenes.text.readout import Reading


def test_light_and_number_arrive_together() -> None:
    neuron = FilledNeuron(Reading.of(0.0, sources.activation(0, 0)), 2.0)
    change = LightTo(neuron, Reading.of(0.8, sources.activation(0, 1)))
    change.begin()
    change.interpolate(0.5)
    halfway = neuron.circle.get_fill_color()
    change.finish()
    assert neuron.value.reading == Reading.of(0.8, sources.activation(0, 1))
    assert neuron.circle.get_fill_color() == style.grey_color(0.8)
    assert (
        style.grey_color(0.0).to_rgb()[0] < halfway.to_rgb()[0] < style.grey_color(0.8).to_rgb()[0]
    )


def test_the_mark_stands_where_the_activation_lies() -> None:
    scale = BrightnessScale(6.0, 0.4, 0.25).shift([1.0, 2.0, 0.0])
    assert scale.mark.get_center() == pytest.approx(scale.above(0.25))
    assert scale.above(1.0)[0] - scale.above(0.0)[0] == pytest.approx(6.0)


@pytest.mark.parametrize("sizes", [(784, 16, 16, 10), (784, 32, 10), (784, 8, 8, 8, 10)])
def test_every_neuron_is_wired_to_all_of_the_layer_before(sizes: tuple[int, ...]) -> None:
    cells = NetworkDiagram([np.zeros(size) for size in sizes]).cells
    wires = connections(cells)
    ends = np.concatenate([wires.points[0::2], wires.points[1::2]])
    pairs = {
        (tuple(a), tuple(b)) for a, b in zip(wires.points[0::2], wires.points[1::2], strict=True)
    }
    assert wires.count == len(pairs) == sum(a * b for a, b in itertools.pairwise(sizes))
    assert len(np.unique(ends, axis=0)) == sum(sizes)
    assert joined(cells[1:-1]).centres == pytest.approx(
        np.concatenate([layer.centres for layer in cells[1:-1]])
    )


def test_rays_into_the_box_are_as_bright_as_their_neurons() -> None:
    box = FunctionBox(Reading.of(13002, sources.parameters(), 0), 3.0, 3.0)
    cells = NetworkDiagram([np.zeros(784), np.zeros(10)]).cells[-1]
    levels = np.linspace(0, 1, 10)
    rays = box.rays_out(cells, levels)
    assert rays.colors[:, 3] == pytest.approx(levels)
    assert rays.points[1::2] == pytest.approx(cells.centres)
    assert rays.points[::2, 0] == pytest.approx(box.frame.get_right()[0])
