"""Files of networks from anywhere: what cannot be used is refused in a sentence, and at once."""

from __future__ import annotations

import io
import os
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from network import Network, NetworkError
from network.npz import MOST_ARRAYS
from studio.planning.networks import LARGEST_SUM, load_network

MOST_MEMORY = 30_000_000  # bytes


def save(path: Path, **arrays: Any) -> None:
    np.savez(path, **{"W1": np.zeros((10, 784)), "b1": np.zeros(10)} | arrays)


def npy(array: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def claiming(shape: str, size: int = 0, kind: str = "<f8") -> bytes:
    """Return an array's file that claims a shape, with as many zeros as there are to be."""
    head = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}".encode()
    head += b" " * (63 - (len(head) + 10) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head + bytes(size)


def zipped(**members: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in ({"b1": npy(np.zeros(10))} | members).items():
                file.writestr(f"{name}.npy", content)

    return write


def cut_off(path: Path) -> None:
    save(path)
    path.write_bytes(path.read_bytes()[:2000])


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10**11)


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda path: None, "there is no such network file"),
    "a folder": (lambda path: path.mkdir(), "this is a folder"),
    "a pipe": (os.mkfifo, "not a regular file"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "not a regular file"),
    "an empty file": (lambda path: path.touch(), "it is empty"),
    "100 GB": (sparse, "more than 200 mb"),
    "one array, renamed": (lambda path: path.write_bytes(npy(np.zeros((10, 784)))), "damaged"),
    "a file cut off": (cut_off, "damaged"),
    "objects": (
        lambda path: save(path, W1=np.array([{}], dtype=object)),
        "not an array of numbers",
    ),
    "whole numbers": (lambda path: save(path, W1=np.zeros((10, 784), int)), "floating point"),
    "complex numbers": (lambda path: save(path, b1=np.zeros(10, complex)), "floating point"),
    "a huge shape": (zipped(W1=claiming("(1000000000, 784)")), "this network is too large"),
    "an even larger one": (zipped(W1=claiming(f"({'9' * 99}, 784)")), "this network is too large"),
    "many large arrays": (
        zipped(**{f"{kind}{i}": claiming("(4000, 4000)") for i in range(1, 9) for kind in "Wb"}),
        "this network is too large",
    ),
    "a negative shape": (
        zipped(W1=claiming("(-10, -784)", 62_720)),
        "not an array of numbers",
    ),
    "fewer values than it claims": (zipped(W1=claiming("(10, 784)", 99)), "W1 is damaged"),
    "a broken header": (zipped(W1=claiming("(((((")), "damaged"),
    "a deep header": (zipped(W1=claiming("(" * 2000)), "damaged"),
    "many arrays": (
        zipped(**{f"x{i}": b"" for i in range(MOST_ARRAYS + 1)}),
        f"more than {MOST_ARRAYS} arrays",
    ),
    "a long text": (lambda path: save(path, activation=np.array("x" * 999)), "too long"),
    "a function that is none": (lambda path: save(path, activation="tanh"), "use sigmoid or relu"),
    "an infinite value": (
        lambda path: save(path, b1=np.full(10, np.longdouble("1e400"))),
        "not finite",
    ),
    "sums that overflow": (lambda path: save(path, W1=np.full((10, 784), 1e306)), "overflow"),
    "sums that are too large": (
        lambda path: save(path, W1=np.full((10, 784), LARGEST_SUM / 783)),
        "scale its weights down",
    ),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.filterwarnings("error")
def test_what_is_no_network_is_refused_at_once(tmp_path: Path, case: str) -> None:
    write, says = BAD[case]
    path = tmp_path / "mine.npz"
    write(path)
    tracemalloc.start()
    try:
        with pytest.raises(NetworkError, match=says) as refusal:
            load_network(path)
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()
    assert str(refusal.value).startswith(f"{path}: ") and len(str(refusal.value)) < 400


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """Neither what nobody needs, nor what follows an array."""
    with zipfile.ZipFile(tmp_path / "mine.npz", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        with file.open("W1.npy", "w") as member:
            member.write(npy(np.ones((10, 784))))
            for _ in range(60):
                member.write(bytes(1_000_000))
        file.writestr("b1.npy", npy(np.zeros(10)))
        file.writestr("state.npy", claiming("(7500000,)", 60_000_000))
    tracemalloc.start()
    try:
        assert load_network(tmp_path / "mine.npz").sizes == (784, 10)
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["<f2", "<f4", ">f4", "<f8", ">f8", "g"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_every_kind_of_floating_point_is_taken(tmp_path: Path, kind: str, order: Any) -> None:
    weights = np.random.default_rng(0).integers(-8, 8, (10, 784)) / 8
    names = {"activation": np.array(["relu"]), "read_out": np.array(b"softmax")}
    save(tmp_path / "mine.npz", W1=np.asarray(weights, kind, order), step=np.array([{}]), **names)
    network = load_network(tmp_path / "mine.npz")
    np.testing.assert_array_equal(network.weights[0], weights)
    assert (network.activation, network.read_out) == ("relu", "softmax")


@pytest.mark.parametrize("activation", ["sigmoid", "relu"])
def test_no_pixels_give_a_larger_sum_than_the_bound(activation: Any) -> None:
    rng = np.random.default_rng(1)
    shapes = [(5, 784), (4, 5), (10, 4)]
    weights = tuple(rng.normal(size=shape) for shape in shapes)
    network = Network(weights, tuple(rng.normal(size=n) for n, _ in shapes), activation)
    worst = (weights[0] > 0).astype(float)  # for each neuron of the first layer
    sums = network.read(worst[np.argmax(weights[0].clip(0).sum(axis=1))]).weighted_sums
    largest = max(float(np.abs(z).max()) for z in sums)
    assert 0.02 * network.largest_sum < largest <= network.largest_sum
