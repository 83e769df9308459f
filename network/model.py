"""A fully connected network, and the record of everything that reading one digit produced."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, Protocol, get_args

import numpy as np
import numpy.typing as npt
from scipy.special import expit, softmax

FloatArray = npt.NDArray[np.float64]
Activation = Literal["sigmoid", "relu"]
ReadOut = Literal["sigmoid", "softmax"]

DATA = Path(__file__).parent / "data"
SHIPPED = DATA / "parameters.npz"


class NetworkError(ValueError):
    """A network that cannot be used; the message is one sentence for the user."""


class HasPixels(Protocol):
    """Anything with pixels: a Digit."""

    @property
    def pixels(self) -> FloatArray:
        """The pixels, 0..1."""


@dataclass(frozen=True)
class Activations:
    """All that a network computed while it read one digit.

    Attributes
    ----------
    weighted_sums : tuple of arrays
        z of every layer after the first, ``weighted_sums[0]`` belonging to the first hidden layer.
    layers : tuple of arrays
        Activations of every layer; ``layers[0]`` are the pixels (0..1), ``layers[-1]`` the outputs.
    """

    weighted_sums: tuple[FloatArray, ...]
    layers: tuple[FloatArray, ...]

    @property
    def pixels(self) -> FloatArray:
        """The input, shape (784,) for MNIST, 0 (background) to 1 (ink)."""
        return self.layers[0]

    @property
    def outputs(self) -> FloatArray:
        """The activations of the last layer."""
        return self.layers[-1]

    @property
    def answer(self) -> int:
        """Index of the brightest output."""
        return int(np.argmax(self.outputs))

    @property
    def runner_up(self) -> int:
        """Index of the second brightest output."""
        return int(np.argsort(-self.outputs, kind="stable")[1])

    @property
    def margin(self) -> float:
        """Activation of the answer less that of the runner-up."""
        return float(self.outputs[self.answer] - self.outputs[self.runner_up])


@dataclass(frozen=True, eq=False)
class Network:
    """A fully connected network with any list of layer sizes.

    Parameters
    ----------
    weights : sequence of arrays
        One matrix per layer after the first, shape (neurons of this layer, neurons of the layer before).
    biases : sequence of arrays
        One vector per layer after the first.
    activation : {"sigmoid", "relu"}
        What the hidden layers apply to their weighted sums.
    read_out : {"sigmoid", "softmax"}
        What the last layer applies.

    Raises
    ------
    NetworkError
        When shapes do not fit each other, a value is not finite, or a name is unknown.
    """

    weights: tuple[FloatArray, ...]
    biases: tuple[FloatArray, ...]
    activation: Activation = "sigmoid"
    read_out: ReadOut = "sigmoid"

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "weights", tuple(np.array(w, dtype=np.float64) for w in self.weights)
        )
        object.__setattr__(
            self, "biases", tuple(np.array(b, dtype=np.float64) for b in self.biases)
        )
        if self.activation not in get_args(Activation):
            raise NetworkError(f"unknown activation {self.activation!r}; use sigmoid or relu")
        if self.read_out not in get_args(ReadOut):
            raise NetworkError(f"unknown read-out {self.read_out!r}; use sigmoid or softmax")
        if not self.weights or len(self.weights) != len(self.biases):
            raise NetworkError(
                "a network needs at least one layer, and as many bias vectors as weight matrices"
            )
        before = None
        for number, (w, b) in enumerate(zip(self.weights, self.biases, strict=True), start=1):
            if (
                w.ndim != 2
                or b.shape != w.shape[:1]
                or 0 in w.shape
                or before not in (None, w.shape[1])
            ):
                raise NetworkError(
                    f"layer {number}: W{number} {w.shape} and b{number} {b.shape} do not fit together"
                )
            if not (np.isfinite(w).all() and np.isfinite(b).all()):
                raise NetworkError(f"layer {number} has values that are not finite")
            before = w.shape[0]
            w.setflags(write=False)
            b.setflags(write=False)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of neurons in each layer, the input first."""
        return (self.weights[0].shape[1], *(w.shape[0] for w in self.weights))

    @property
    def parameter_count(self) -> int:
        """How many weights and biases there are in all."""
        return sum(w.size + b.size for w, b in zip(self.weights, self.biases, strict=True))

    @cached_property
    def hash(self) -> str:
        """SHA-256 of all parameters and names: two networks with the same hash compute the same."""
        digest = hashlib.sha256(f"{self.sizes} {self.activation} {self.read_out}".encode())
        for array in (*self.weights, *self.biases):
            digest.update(np.ascontiguousarray(array, dtype="<f8").tobytes())
        return digest.hexdigest()

    def read(self, digit: npt.ArrayLike | HasPixels) -> Activations:
        """Read one digit.

        Parameters
        ----------
        digit : Digit or array of as many pixels as the first layer has neurons, 0..1.

        Raises
        ------
        NetworkError
            When the number of pixels does not fit the first layer.
        """
        pixels = np.array(getattr(digit, "pixels", digit), dtype=np.float64).reshape(-1)
        sums, layers = self._forward(pixels[np.newaxis])
        return Activations(tuple(z[0] for z in sums), tuple(a[0] for a in layers))

    def read_many(self, pixels: npt.ArrayLike) -> tuple[FloatArray, ...]:
        """Activations of every layer for many digits at once.

        Parameters
        ----------
        pixels : array, shape (digits, neurons of the first layer)

        Returns
        -------
        tuple of arrays, each (digits, neurons of that layer); the last one holds the outputs.
        """
        return self._forward(np.asarray(pixels, dtype=np.float64))[1]

    def accuracy(self, pixels: npt.ArrayLike, labels: npt.ArrayLike) -> float:
        """Share of the digits whose brightest output is their label."""
        return float(np.mean(self.read_many(pixels)[-1].argmax(axis=1) == np.asarray(labels)))

    def _forward(self, pixels: FloatArray) -> tuple[list[FloatArray], tuple[FloatArray, ...]]:
        if pixels.ndim != 2 or pixels.shape[1] != self.sizes[0]:
            raise NetworkError(f"this network reads {self.sizes[0]} pixels, not {pixels.shape[-1]}")
        sums: list[FloatArray] = []
        layers = [pixels]
        for w, b in zip(self.weights, self.biases, strict=True):
            sums.append(layers[-1] @ w.T + b)
            layers.append(self._squash(sums[-1], last=len(sums) == len(self.weights)))
        return sums, tuple(layers)

    def _squash(self, z: FloatArray, *, last: bool) -> FloatArray:
        if last and self.read_out == "softmax":
            return np.asarray(softmax(z, axis=-1))
        if not last and self.activation == "relu":
            return np.maximum(z, 0.0)
        return np.asarray(expit(z))

    def save(self, path: Path) -> None:
        """Write an ``.npz`` (no pickle) beside ``path`` and move it into place."""
        arrays = {f"W{i}": w.astype(np.float32) for i, w in enumerate(self.weights, start=1)}
        arrays |= {f"b{i}": b.astype(np.float32) for i, b in enumerate(self.biases, start=1)}
        write_npz(
            path, activation=np.array(self.activation), read_out=np.array(self.read_out), **arrays
        )

    @classmethod
    def load(cls, path: Path) -> Network:
        """Read an ``.npz`` with W1, b1, W2, b2, ... and, if not sigmoid throughout, activation and read_out.

        Raises
        ------
        NetworkError
            When the file cannot be read or does not hold a usable network.
        """
        try:
            with np.load(path, allow_pickle=False) as file:
                arrays = {name: file[name] for name in file.files}
            if not all(isinstance(array, np.ndarray) for array in arrays.values()):
                raise ValueError("a member that is not an array")
        except (
            OSError,
            ValueError,
            EOFError,
            TypeError,
            AttributeError,
            zipfile.BadZipFile,
            zlib.error,
        ) as error:
            raise NetworkError(
                f"{path}: not a network file that can be read (an .npz with W1, b1, W2, ...)"
            ) from error
        depth = sum(name.startswith("W") for name in arrays)
        wanted = [f"{letter}{i}" for i in range(1, depth + 1) for letter in "Wb"]
        missing = [name for name in wanted if name not in arrays]
        if not depth or missing:
            raise NetworkError(
                f"{path}: {missing[0] if missing else 'W1'} is missing; a network has W1, b1, W2, b2, ..."
            )
        for name in wanted:
            if arrays[name].dtype.kind != "f":
                raise NetworkError(
                    f"{path}: {name} is of type {arrays[name].dtype}, not floating point"
                )
        try:
            return cls(
                tuple(arrays[f"W{i}"] for i in range(1, depth + 1)),
                tuple(arrays[f"b{i}"] for i in range(1, depth + 1)),
                str(arrays.get("activation", "sigmoid")),  # type: ignore[arg-type]
                str(arrays.get("read_out", "sigmoid")),  # type: ignore[arg-type]
            )
        except NetworkError as error:
            raise NetworkError(f"{path}: {error}") from error


def write_npz(path: Path, **arrays: npt.NDArray[np.generic]) -> None:
    """Write a compressed ``.npz`` beside ``path``, then move it into place."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)  # type: ignore[arg-type]
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(buffer.getvalue())
    beside.replace(path)


@lru_cache(maxsize=1)
def shipped_network() -> Network:
    """The 784-16-16-10 sigmoid network that comes with the project (13,002 parameters)."""
    return Network.load(SHIPPED)


def neighbour_correlation(weights: Sequence[Sequence[float]] | FloatArray, side: int = 28) -> float:
    """Pearson correlation of first-layer weights of horizontally and vertically neighbouring pixels."""
    pictures = np.asarray(weights).reshape(-1, side, side)
    here = np.concatenate([pictures[:, :, :-1].ravel(), pictures[:, :-1].ravel()])
    there = np.concatenate([pictures[:, :, 1:].ravel(), pictures[:, 1:].ravel()])
    return float(np.corrcoef(here, there)[0, 1])
