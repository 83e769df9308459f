"""What several tests use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from network import Digit, Network, find_digit, shipped_network
from network.training import Data, load_training_set

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="session")
def three(network: Network) -> Digit:
    return find_digit("3", network)


@pytest.fixture(scope="session")
def training_set() -> Data:
    """The MNIST training set, from MNIST_DIR or a folder ``shared/mnist`` beside the checkout."""
    folder = Path(os.environ.get("MNIST_DIR", ROOT.parent / "shared" / "mnist"))
    if not (folder / "train-images-idx3-ubyte.gz").is_file():
        pytest.skip(f"no MNIST training set in {folder}; MNIST_DIR names another folder")
    return load_training_set(folder)
