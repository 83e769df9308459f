"""A fully connected network, and everything that it computes when it reads a digit."""

from __future__ import annotations

import hashlib
import io
import os
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal, Self, get_args

import numpy as np
import numpy.typing as npt

from network.arrays import FloatArray
from network.digits import Digit
from network.npz import NpzError, NpzFile
from network.printable import printable

Activation = Literal["sigmoid", "relu"]
ReadOut = Literal["sigmoid", "softmax"]

DATA = Path(__file__).parent / "data"
SHIPPED = DATA / "parameters.npz"


class NetworkError(ValueError):
    """An unusable network, or input that does not fit it; the message is one sentence for users."""

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


@dataclass(frozen=True)
class Activations:
    """Everything a network computes while it reads one digit.

    Attributes
    ----------
    weighted_sums : arrays, shape (neurons,): z of every layer after the first, so that
        ``weighted_sums[0]`` belongs to the first hidden layer.
    layers : arrays, shape (neurons,): activations of every layer, from the pixels ``layers[0]``,
        0 to 1, to the outputs ``layers[-1]``.
    """

    weighted_sums: tuple[FloatArray, ...]
    layers: tuple[FloatArray, ...]

    @property
    def pixels(self) -> FloatArray:
        """The input, shape (784,) for MNIST, 0 (background) to 1 (ink)."""
        return self.layers[0]

    @property
    def outputs(self) -> FloatArray:
        """Activations of the last layer."""
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
        """Activation of the answer minus that of the runner-up."""
        return float(self.outputs[self.answer] - self.outputs[self.runner_up])


@dataclass(frozen=True, eq=False)
class Network:
    """A fully connected network with any list of layer sizes.

    Parameters
    ----------
    weights : matrices, one for each layer after the first, shape (neurons of this layer, neurons of
        the layer before).
    biases : vectors, one for each layer after the first, shape (neurons of this layer,).
    activation : activation function of the hidden layers, "sigmoid" or "relu".
    read_out : activation function of the output layer, "sigmoid" or "softmax".

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
        for name in ("weights", "biases"):
            with np.errstate(over="ignore"):  # what is too large becomes infinite, and is refused
                arrays = tuple(np.array(array, dtype=np.float64) for array in getattr(self, name))
            object.__setattr__(self, name, arrays)
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
            is_matrix = w.ndim == 2 and 0 not in w.shape
            if not is_matrix or b.shape != w.shape[:1] or before not in (None, w.shape[1]):
                raise NetworkError(
                    f"layer {number}: W{number} {w.shape} and b{number} {b.shape} do not fit; "
                    f"W{number} needs a row for each value of b{number}, "
                    "and a column for each neuron before"
                )
            if not (np.isfinite(w).all() and np.isfinite(b).all()):
                raise NetworkError(
                    f"layer {number} has values that are not finite (NaN or infinity)"
                )
            before = w.shape[0]
            w.setflags(write=False)
            b.setflags(write=False)
        if not np.isfinite(self.largest_sum):
            raise NetworkError("the weights are so large that the weighted sums overflow")

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of neurons in each layer, the input first."""
        return (self.weights[0].shape[1], *(w.shape[0] for w in self.weights))

    @property
    def parameter_count(self) -> int:
        """Number of all weights and biases."""
        return sum(w.size + b.size for w, b in zip(self.weights, self.biases, strict=True))

    @cached_property
    def largest_sum(self) -> float:
        """The most that the absolute value of a weighted sum can be, for whatever pixels."""
        largest, largest_input = 0.0, 1.0
        with np.errstate(over="ignore"):
            for w, b in zip(self.weights, self.biases, strict=True):
                sums = np.abs(w).sum(axis=1) * largest_input + np.abs(b)
                largest = max(largest, float(sums.max()))
                largest_input = float(sums.max()) if self.activation == "relu" else 1.0
        return largest

    @cached_property
    def hash(self) -> str:
        """SHA-256 of sizes, activation functions, and parameters; the same for equal networks."""
        digest = hashlib.sha256(f"{self.sizes} {self.activation} {self.read_out}".encode())
        for array in (*self.weights, *self.biases):
            digest.update(np.ascontiguousarray(array, dtype="<f8").tobytes())
        return digest.hexdigest()

    def read(self, digit: Digit | npt.ArrayLike) -> Activations:
        """Read one digit.

        Parameters
        ----------
        digit : Digit, or array of as many pixels as the first layer has neurons, 0 to 1.

        Raises
        ------
        NetworkError
            When the number of pixels does not fit the first layer.

        Examples
        --------
        >>> from network import shipped_network, test_set
        >>> activations = shipped_network().read(test_set().digit(0))
        >>> [len(layer) for layer in activations.layers]
        [784, 16, 16, 10]
        >>> activations.answer
        7
        """
        pixels = digit.pixels if isinstance(digit, Digit) else digit
        sums, layers = self._forward(np.array(pixels, dtype=np.float64).reshape(1, -1))
        return Activations(tuple(z[0] for z in sums), tuple(a[0] for a in layers))

    def read_many(self, pixels: npt.ArrayLike) -> tuple[FloatArray, ...]:
        """Return the activations of every layer for many digits at once.

        Parameters
        ----------
        pixels : array, shape (digits, neurons of the first layer), 0 to 1.

        Returns
        -------
        tuple of arrays, each (digits, neurons of that layer); the last one holds the outputs.
        """
        return self._forward(np.asarray(pixels, dtype=np.float64))[1]

    def accuracy(self, pixels: npt.ArrayLike, labels: npt.ArrayLike) -> float:
        """Return the share of digits whose brightest output is their label, 0 to 1."""
        return float(np.mean(self.read_many(pixels)[-1].argmax(axis=1) == np.asarray(labels)))

    def _forward(self, pixels: FloatArray) -> tuple[list[FloatArray], tuple[FloatArray, ...]]:
        if pixels.ndim != 2 or pixels.shape[1] != self.sizes[0]:
            raise NetworkError(f"this network takes {self.sizes[0]} pixels, not {pixels.shape[-1]}")
        sums: list[FloatArray] = []
        layers = [pixels]
        for w, b in zip(self.weights, self.biases, strict=True):
            sums.append(layers[-1] @ w.T + b)
            layers.append(self._squash(sums[-1], last=len(sums) == len(self.weights)))
        return sums, tuple(layers)

    def _squash(self, z: FloatArray, *, last: bool) -> FloatArray:
        # imported here: scipy.special loads slower than all of this package; only reading needs it
        from scipy.special import expit, softmax

        if last and self.read_out == "softmax":
            return np.asarray(softmax(z, axis=-1))
        if not last and self.activation == "relu":
            return np.maximum(z, 0.0)
        return np.asarray(expit(z))

    def save(self, path: Path) -> None:
        """Write the network to an ``.npz`` without pickles; parameters are rounded to float32.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder) / "mine.npz"
        ...     shipped_network().save(path)
        ...     Network.load(path).hash == shipped_network().hash
        True
        """
        arrays = {f"W{i}": w.astype(np.float32) for i, w in enumerate(self.weights, start=1)}
        arrays |= {f"b{i}": b.astype(np.float32) for i, b in enumerate(self.biases, start=1)}
        names = {"activation": np.array(self.activation), "read_out": np.array(self.read_out)}
        write_npz(path, **names, **arrays)

    @classmethod
    def load(cls, path: Path) -> Network:
        """Read an ``.npz`` with W1, b1, W2, b2, ...

        ``activation`` and ``read_out`` are optional; each defaults to "sigmoid".

        Raises
        ------
        NetworkError
            When the file cannot be read or does not hold a usable network.
        """
        try:
            return cls._of_file(NpzFile(path))
        except (NpzError, NetworkError) as error:
            raise NetworkError(f"{path}: {error}") from error

    @classmethod
    def _of_file(cls, file: NpzFile) -> Self:
        depth = sum(re.fullmatch(r"W[0-9]+", name) is not None for name in file.headers)
        wanted = [f"{letter}{i}" for i in range(1, depth + 1) for letter in "Wb"]
        missing = [name for name in wanted if name not in file.headers]
        if not depth or missing:
            raise NetworkError(
                f"{missing[0] if missing else 'W1'} is missing; "
                "a network file needs W1, b1, W2, b2, ..."
            )
        functions = [name for name in ("activation", "read_out") if name in file.headers]
        arrays = file.read([*wanted, *functions])
        for name in wanted:
            if arrays[name].dtype.kind != "f":
                raise NetworkError(
                    f"{name} is of type {arrays[name].dtype}; save it as floating point"
                )
        return cls(
            tuple(arrays[f"W{i}"] for i in range(1, depth + 1)),
            tuple(arrays[f"b{i}"] for i in range(1, depth + 1)),
            **{name: _text_of(arrays[name]) for name in functions},
        )


@lru_cache(maxsize=1)
def shipped_network() -> Network:
    """Return the network that comes with the project: 784-16-16-10, sigmoid, 13,002 parameters."""
    return Network.load(SHIPPED)


def write_npz(path: Path, **arrays: npt.NDArray[np.generic]) -> None:
    """Write a compressed ``.npz`` to a temporary file, then rename it to ``path``."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)  # type: ignore[arg-type]
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(buffer.getvalue())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)  # left where the disk was full


def _text_of(array: npt.NDArray[Any]) -> Any:
    value = array.item() if array.size == 1 else str(array)
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
