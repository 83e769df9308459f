"""The deep trainings behind the curves: what ships, and the command that makes it."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit

from network import test_set
from network.training.depth_study import (
    EPOCHS,
    HIDDEN,
    NAMES,
    RATES,
    DeepTraining,
    PlainRecipe,
    accuracy_by_epoch,
    main,
    signal_by_layer,
)
from network.training.trainer import Data, initial_parameters


def few_digits() -> Data:
    """The test digits as if they were a training set: 5,000 to train, 5,000 to choose."""
    digits = test_set()
    return Data(digits.pixels.astype(np.float32), digits.labels)


def test_what_ships_is_what_is_said_of_it() -> None:
    shipped = DeepTraining.load()
    assert shipped.hidden == HIDDEN and shipped.epochs == EPOCHS
    for name in NAMES:
        assert shipped.rates[name] in RATES
        for curve in (shipped.plain[name], shipped.careful[name]):
            assert curve.shape == (EPOCHS + 1,)
            assert 0.02 < curve[0] < 0.2 and 0.9 < curve[-1] < 1  # from chance to reading well
        assert shipped.signal[name].shape == (len(HIDDEN) + 1,)
    assert shipped.plain["sigmoid"][4] < 0.15 < 0.9 < shipped.plain["relu"][1]


def test_deep_sigmoids_wait_at_chance_where_relu_learns() -> None:
    relu = accuracy_by_epoch(few_digits(), PlainRecipe(HIDDEN, "relu", 2, rate=0.1))
    sigmoid = accuracy_by_epoch(few_digits(), PlainRecipe(HIDDEN, "sigmoid", 2, rate=1.0))
    assert relu[-1] > 0.6 and sigmoid[-1] < 0.2


def test_the_error_fades_on_its_way_back_through_sigmoids() -> None:
    """As in what ships, although other digits were read."""
    sigmoid, relu = (
        signal_by_layer(few_digits(), PlainRecipe(HIDDEN, name)) for name in ("sigmoid", "relu")
    )
    assert (
        sigmoid[-1] == pytest.approx(relu[-1], rel=0.2)
        and sigmoid[0] < 1e-3 * sigmoid[-1]
        and relu[0] > 0.2 * relu[-1]
    )
    shipped = DeepTraining.load().signal
    assert sigmoid == pytest.approx(shipped["sigmoid"], rel=0.2) and relu == pytest.approx(
        shipped["relu"], rel=0.2
    )


def test_the_signal_is_how_the_cost_changes_with_the_bias() -> None:
    """Held against differences of the cost, digit by digit."""
    recipe = PlainRecipe((3,), "sigmoid")
    data = Data(few_digits().pixels[:5_003], few_digits().labels[:5_003])
    weights, biases = initial_parameters((784, 3, 10), recipe, np.random.default_rng(0))
    pixels = (data.validation[0] - data.mean).astype(float)

    def cost(i: int, j: int, step: float) -> np.ndarray:
        moved = [b + step * (np.arange(len(b)) == j) * (n == i) for n, b in enumerate(biases)]
        hidden = expit(pixels @ weights[0].T + moved[0])
        return 0.5 * (
            (expit(hidden @ weights[1].T + moved[1]) - np.eye(10)[data.validation[1]]) ** 2
        ).sum(axis=1)

    def felt(i: int) -> float:
        return float(
            np.mean(
                [abs(cost(i, j, 1e-4) - cost(i, j, -1e-4)) / 2e-4 for j in range(len(biases[i]))]
            )
        )

    assert signal_by_layer(data, recipe) == pytest.approx([felt(0), felt(1)], rel=1e-3)


def test_a_training_that_bursts_counts_as_nothing() -> None:
    assert accuracy_by_epoch(few_digits(), PlainRecipe(HIDDEN, "relu", 1, rate=1e30))[-1] < 0.2


def test_the_command_writes_a_file_that_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digits = test_set()
    count = 5_256
    images = (255 * digits.pixels[:count]).round().astype(np.uint8)
    header = struct.pack(">BBBBIII", 0, 0, 8, 3, count, 28, 28)
    (tmp_path / "train-images-idx3-ubyte.gz").write_bytes(gzip.compress(header + images.tobytes()))
    header = struct.pack(">BBBBI", 0, 0, 8, 1, count)
    (tmp_path / "train-labels-idx1-ubyte.gz").write_bytes(
        gzip.compress(header + digits.labels[:count].tobytes())
    )
    monkeypatch.setattr("network.training.depth_study.RATES", (0.1,))
    main(["--data", str(tmp_path), "--out", str(tmp_path / "curves.npz"), "--epochs", "1"])
    written = DeepTraining.load(tmp_path / "curves.npz")
    assert written.signal["relu"].shape == (len(HIDDEN) + 1,)
    assert written.epochs == 1 and written.rates == dict.fromkeys(NAMES, 0.1)
