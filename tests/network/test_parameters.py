"""All parameters in one row, changed and put back."""

from __future__ import annotations

import numpy as np

from network import find_digit, shipped_network
from network.analysis.parameters import (
    StrongestWeight,
    flat_parameters,
    perturbed,
    sample_parameters,
    shipped_states,
    weight_spreads,
    with_parameters,
    with_weight,
)


def test_parameters_make_the_same_network_again() -> None:
    network = shipped_network()
    parameters = flat_parameters(network)
    assert parameters.shape == (network.parameter_count,)
    assert with_parameters(network, parameters).hash == network.hash


def test_a_perturbation_is_seeded_and_as_large_as_asked() -> None:
    network = shipped_network()
    one = perturbed(network, 1, 0.5)
    assert one.hash == perturbed(network, 1, 0.5).hash != perturbed(network, 2, 0.5).hash
    change = (flat_parameters(one) - flat_parameters(network)) / weight_spreads(network)
    assert abs(change.std() - 0.5) < 0.02 and abs(change.mean()) < 0.02


def test_no_weight_of_the_first_layer_changes_more_than_the_strongest() -> None:
    network = shipped_network()
    digit = find_digit("8", network)
    found = StrongestWeight.of(network, digit.pixels)
    outputs = network.read(digit).outputs

    def change(neuron: int, pixel: int, value: float) -> float:
        return float(
            np.abs(with_weight(network, neuron, pixel, value).read(digit).outputs - outputs).max()
        )

    ends = (-found.large, found.large)
    assert found.value == network.weights[0][found.neuron, found.pixel]
    assert abs(max(change(found.neuron, found.pixel, end) for end in ends) - found.change) < 1e-9
    others = [
        (neuron, pixel) for neuron in range(16) for pixel in np.flatnonzero(digit.pixels == 1)[::7]
    ]
    assert all(change(*other, end) <= found.change for other in others for end in ends)


def test_sampled_parameters_are_different_ones_that_matter_to_the_digit() -> None:
    network = shipped_network()
    digit = find_digit("3", network)
    shown = sample_parameters(network, digit.pixels, (48, 24, 12))
    assert len(shown) == len(set(shown.tolist())) == 84
    assert np.all(digit.pixels[shown[:48] % 784] > 0)
    weights = np.cumsum(
        [part.size for pair in zip(network.weights, network.biases, strict=True) for part in pair]
    )
    kind = np.searchsorted(weights, shown, side="right")
    assert set(kind[:48]) == {0} and set(kind[48:72]) == {2, 4} and set(kind[72:]) == {1, 3, 5}


def test_training_goes_from_guessing_to_reading() -> None:
    states = shipped_states()
    assert states[0][0].epoch == 0 and states[0][1] < 0.2
    assert states[-1][1] > 0.96
    epochs = [state.epoch for state, _ in states]
    assert epochs == sorted(set(epochs))
