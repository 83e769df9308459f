"""The deep trainings behind the curves: what ships, and the command that makes it."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest

from network import test_set
from network.deep import EPOCHS, HIDDEN, NAMES, RATES, DeepTraining, PlainRecipe, accuracy_by_epoch, main
from network.training import Data


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
    assert shipped.plain["sigmoid"][4] < 0.15 < 0.9 < shipped.plain["relu"][1]


def test_deep_sigmoids_wait_at_chance_where_relu_learns() -> None:
    relu = accuracy_by_epoch(few_digits(), PlainRecipe(HIDDEN, "relu", 2, rate=0.1))
    sigmoid = accuracy_by_epoch(few_digits(), PlainRecipe(HIDDEN, "sigmoid", 2, rate=1.0))
    assert relu[-1] > 0.6 and sigmoid[-1] < 0.2


def test_a_training_that_bursts_counts_as_nothing() -> None:
    assert accuracy_by_epoch(few_digits(), PlainRecipe(HIDDEN, "relu", 1, rate=1e30))[-1] < 0.2


def test_the_command_writes_a_file_that_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digits = test_set()
    count = 5_256
    images = (255 * digits.pixels[:count]).round().astype(np.uint8)
    header = struct.pack(">BBBBIII", 0, 0, 8, 3, count, 28, 28)
    (tmp_path / "train-images-idx3-ubyte.gz").write_bytes(gzip.compress(header + images.tobytes()))
    header = struct.pack(">BBBBI", 0, 0, 8, 1, count)
    (tmp_path / "train-labels-idx1-ubyte.gz").write_bytes(gzip.compress(header + digits.labels[:count].tobytes()))
    monkeypatch.setattr("network.deep.RATES", (0.1,))
    main(["--data", str(tmp_path), "--out", str(tmp_path / "curves.npz"), "--epochs", "1"])
    written = DeepTraining.load(tmp_path / "curves.npz")
    assert written.epochs == 1 and written.rates == dict.fromkeys(NAMES, 0.1)
