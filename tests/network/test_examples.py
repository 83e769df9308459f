"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import network

MODULES = [module.name for module in walk_packages(network.__path__, "network.")]
WITH_EXAMPLES = {
    "network.digits",
    "network.features.filters",
    "network.model",
    "network.printable",
    "network.selection",
}


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    ended = doctest.testmod(import_module(name))
    assert not ended.failed
    assert bool(ended.attempted) == (name in WITH_EXAMPLES)
