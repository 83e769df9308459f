"""Fixtures of several tests."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from manim import config

from network import Digit, Network, find_digit, shipped_network
from network.training.trainer import Data, load_training_set

ROOT = Path(__file__).parents[1]
ALLOCATIONS = 20_000  # between two searches for garbage; 700 in Python's own settings


def pytest_collection_finish() -> None:
    """Search for garbage less often, and not among what has been imported and stays.

    Scenes are of hundreds of thousands of objects, which it searches in vain. What grows in
    processes that run as users run them is for the soak test.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(ALLOCATIONS, 20, 20)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Manim's configuration is one for a process; no test leaves its own behind."""
    before = dict(config)
    yield
    if dict(config) != before:  # to set it takes longer than most tests
        config.update(before)


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
