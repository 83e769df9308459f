"""The network follows its formulas, and the shipped parameters are what the README claims."""

from __future__ import annotations

import pickle
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from scipy.special import expit
from support.smoothness import neighbour_correlation

from network import Network, NetworkError, test_set
from network.model import DATA, SHIPPED, Activation, ReadOut
from network.training.augmentation import make_warps
from network.training.checkpoints import epochs_to_keep, load_states
from network.training.trainer import Data, Recipe, back_propagate, initial_parameters, train

STATES = DATA / "training_states.npz"
TWIN = DATA / "plain_twin.npz"
SIZES = (6, 5, 4, 3)


def small(activation: Activation = "sigmoid", read_out: ReadOut = "sigmoid") -> Network:
    rng = np.random.default_rng(5)
    weights = tuple(rng.normal(size=(n, m)).astype(np.float32) for m, n in pairwise(SIZES))
    return Network(
        weights,
        tuple(rng.normal(size=n).astype(np.float32) for n in SIZES[1:]),
        activation,
        read_out,
    )


# --- reading --------------------------------------------------------------------------------------
def test_reading_agrees_with_the_formula_from_the_file(network: Network) -> None:
    with np.load(SHIPPED, allow_pickle=False) as file:
        p = {name: file[name].astype(float) for name in file.files if name[0] in "Wb"}
    pixels = test_set().pixels
    z1 = np.einsum("ij,nj->ni", p["W1"], pixels, optimize=True) + p["b1"]
    z2 = np.einsum("ij,nj->ni", p["W2"], expit(z1)) + p["b2"]
    z3 = np.einsum("ij,nj->ni", p["W3"], expit(z2)) + p["b3"]
    for ours, theirs in zip(
        network.read_many(pixels)[1:], (expit(z1), expit(z2), expit(z3)), strict=True
    ):
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12)
    one = network.read(test_set().digit(1234))
    for ours, theirs in zip(one.weighted_sums, (z1, z2, z3), strict=True):
        np.testing.assert_allclose(ours, theirs[1234], rtol=0, atol=1e-12)
    ranked = sorted(range(10), key=lambda k: -z3[1234][k])
    assert [one.answer, one.runner_up] == ranked[:2]
    assert one.margin == pytest.approx(
        expit(z3[1234])[ranked[0]] - expit(z3[1234])[ranked[1]], abs=1e-12
    )


@pytest.mark.parametrize("activation", ["sigmoid", "relu"])
@pytest.mark.parametrize("read_out", ["sigmoid", "softmax"])
def test_every_variant_agrees_with_its_formula(activation: Activation, read_out: ReadOut) -> None:
    network = small(activation, read_out)
    pixels = np.linspace(0, 1, SIZES[0])
    x = pixels
    for number, (w, b) in enumerate(zip(network.weights, network.biases, strict=True), start=1):
        z = np.array([sum(w[j, k] * x[k] for k in range(len(x))) + b[j] for j in range(len(b))])
        last = number == len(network.weights)
        if last and read_out == "softmax":
            x = np.exp(z) / np.exp(z).sum()
        elif not last and activation == "relu":
            x = np.where(z > 0, z, 0)
        else:
            x = 1 / (1 + np.exp(-z))
    np.testing.assert_allclose(network.read(pixels).outputs, x, rtol=0, atol=1e-12)
    assert network.sizes == SIZES
    assert network.parameter_count == 6 * 5 + 5 + 5 * 4 + 4 + 4 * 3 + 3


def test_a_digit_of_another_size_is_refused(network: Network) -> None:
    with pytest.raises(NetworkError, match="784 pixels, not 100"):
        network.read(np.zeros(100))


# --- what ships -----------------------------------------------------------------------------------
def test_the_shipped_network_reads_as_well_as_the_readme_says(network: Network) -> None:
    digits = test_set()
    layers = network.read_many(digits.pixels)
    assert network.sizes == (784, 16, 16, 10)
    assert network.parameter_count == sum(
        w.size + b.size for w, b in zip(network.weights, network.biases, strict=True)
    )
    assert network.parameter_count == 13_002
    assert np.mean(layers[-1].argmax(axis=1) == digits.labels) >= 0.970
    assert np.mean((layers[-1] > 0.5).sum(axis=1) == 1) >= 0.975
    assert neighbour_correlation(network.weights[0]) >= 0.8
    for hidden in layers[1:-1]:
        assert np.all(np.percentile(hidden, 95, axis=0) - np.percentile(hidden, 5, axis=0) > 0.2), (
            "a neuron is stuck"
        )


def test_neighbour_correlation_is_pearsons() -> None:
    weights = np.random.default_rng(0).normal(size=(2, 784))
    pairs = [
        (weights[n, 28 * row + column], weights[n, 28 * r + c])
        for n in range(2)
        for row in range(28)
        for column in range(28)
        for r, c in ((row, column + 1), (row + 1, column))
        if r < 28 and c < 28
    ]
    assert neighbour_correlation(weights) == pytest.approx(
        np.corrcoef(np.array(pairs).T)[0, 1], abs=1e-12
    )
    assert neighbour_correlation(np.ones((2, 1)) * np.arange(784)) > 0.99


@pytest.mark.skipif(not STATES.exists(), reason="network/data/training_states.npz is not there yet")
def test_the_states_lead_from_random_to_the_shipped_network(
    network: Network, request: pytest.FixtureRequest
) -> None:
    states = load_states(STATES)
    epochs = [state.epoch for state in states]
    assert 20 <= len(states) <= 28 and epochs[0] == 0 and epochs == sorted(set(epochs))
    assert states[0].accuracy < 0.25 and states[-1].accuracy > 0.965
    with np.load(STATES, allow_pickle=False) as file:
        kinds = {name: file[name].dtype for name in file.files}
    assert all(kind == np.float16 for name, kind in kinds.items() if name[0] in "Wb")
    for half, full in zip(
        (*states[-1].network.weights, *states[-1].network.biases),
        (*network.weights, *network.biases),
        strict=True,
    ):
        np.testing.assert_allclose(half, full, rtol=1e-3, atol=1e-6)
    digits = test_set()
    for state in states:
        assert state.network.accuracy(digits.pixels, digits.labels) == pytest.approx(
            state.accuracy, abs=0.04
        )
    data: Data = request.getfixturevalue("training_set")  # skips where it is not
    for state in states:
        assert state.network.accuracy(*data.validation) == pytest.approx(state.accuracy, abs=1e-9)


@pytest.mark.skipif(not TWIN.exists(), reason="network/data/plain_twin.npz is not there yet")
def test_the_plain_twin_reads_but_its_weights_are_noise(network: Network) -> None:
    twin, digits = Network.load(TWIN), test_set()
    assert twin.sizes == network.sizes
    assert twin.accuracy(digits.pixels, digits.labels) > 0.9
    assert neighbour_correlation(twin.weights[0]) < neighbour_correlation(network.weights[0]) - 0.2


# --- files ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("activation", ["sigmoid", "relu"])
@pytest.mark.parametrize("read_out", ["sigmoid", "softmax"])
def test_a_saved_network_comes_back_the_same(
    tmp_path: Path, activation: Activation, read_out: ReadOut
) -> None:
    network = small(activation, read_out)
    network.save(tmp_path / "n.npz")
    back = Network.load(tmp_path / "n.npz")
    assert back.hash == network.hash
    assert (back.activation, back.read_out) == (activation, read_out)
    assert [path.name for path in tmp_path.iterdir()] == ["n.npz"]
    assert small("relu").hash != small("sigmoid").hash


def arrays(**changes: npt.ArrayLike | None) -> dict[str, npt.NDArray[np.generic]]:
    network = small()
    good: dict[str, npt.ArrayLike | None] = {
        f"W{i}": w.astype(np.float32) for i, w in enumerate(network.weights, 1)
    }
    good |= {f"b{i}": b.astype(np.float32) for i, b in enumerate(network.biases, 1)}
    return {
        name: np.asarray(value) for name, value in (good | changes).items() if value is not None
    }


def saved(**changes: npt.ArrayLike | None) -> Callable[[Path], object]:
    return lambda path: np.savez(path, **arrays(**changes))  # type: ignore[arg-type]


def write_pickle(path: Path) -> None:
    np.savez(path, **(arrays() | {"W1": np.array([{"a": 1}], dtype=object)}))  # type: ignore[arg-type]


def write_npy(path: Path) -> None:
    with path.open("wb") as file:
        np.save(file, np.zeros((3, 3)))


def write_truncated(path: Path) -> None:
    small().save(path)
    path.write_bytes(path.read_bytes()[:-200])


def write_damaged(path: Path) -> None:
    small().save(path)
    raw = bytearray(path.read_bytes())
    start = raw.index(b"W1.npy") + 40
    raw[start : start + 60] = bytes(60)
    path.write_bytes(raw)


def write_other_members(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("W1", "not an array")
        file.writestr("b1", "not an array")


BAD_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pickle in the npz": (write_pickle, "not a network file"),
    "a bare pickle": (lambda path: path.write_bytes(pickle.dumps({"W1": 1})), "not a network file"),
    "a single array": (write_npy, "not a network file"),
    "not a zip": (lambda path: path.write_text("W1 = 3"), "not a network file"),
    "empty": (lambda path: path.write_bytes(b""), "not a network file"),
    "a folder": (lambda path: path.mkdir(), "not a network file"),
    "missing": (lambda path: None, "no such network file"),
    "truncated": (write_truncated, "not a network file"),
    "damaged": (write_damaged, "not a network file"),
    "a zip of something else": (write_other_members, "W1|not a network file"),
    "no layers": (lambda path: np.savez(path, x=np.zeros(3)), "W1 is missing"),
    "b2 missing": (saved(b2=None), "b2 is missing"),
    "W2 missing": (saved(W2=None), "W2 is missing"),
    "bias too short": (saved(b1=np.zeros(4)), r"layer 1: W1 \(5, 6\) and b1 \(4,\) do not fit"),
    "layers that do not meet": (saved(W2=np.zeros((4, 7))), "layer 2: .* do not fit"),
    "a vector for a matrix": (saved(W1=np.zeros(5)), "layer 1: .* do not fit"),
    "no neurons": (saved(W3=np.zeros((0, 4)), b3=np.zeros(0)), "layer 3: .* do not fit"),
    "NaN": (saved(W3=np.full((3, 4), np.nan)), "layer 3 has values that are not finite"),
    "infinity": (saved(b1=np.full(5, np.inf)), "layer 1 has values that are not finite"),
    "integers": (saved(W1=np.ones((5, 6), dtype=int)), "W1 is of type int64"),
    "words": (saved(b1=np.array(["a"] * 5)), "b1 is of type <U1"),
    "complex": (saved(b1=np.zeros(5, dtype=complex)), "b1 is of type complex128"),
    "an unknown activation": (saved(activation="tanh"), "unknown activation 'tanh'"),
    "an unknown read-out": (saved(read_out="max"), "unknown read-out 'max'"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_is_refused_in_one_sentence(tmp_path: Path, case: str) -> None:
    write, message = BAD_FILES[case]
    path = tmp_path / "n.npz"
    write(path)
    with pytest.raises(NetworkError, match=message) as caught:
        Network.load(path)
    assert "n.npz" in str(caught.value) and "\n" not in str(caught.value)


# --- training -------------------------------------------------------------------------------------
@pytest.mark.parametrize("activation", ["sigmoid", "relu"])
@pytest.mark.parametrize("plain", [False, True])
def test_gradients_agree_with_finite_differences(activation: Activation, plain: bool) -> None:
    rng = np.random.default_rng(1)
    recipe = Recipe(hidden=(5, 4), activation=activation, plain=plain)
    weights, biases = (
        [a.astype(float) for a in part] for part in initial_parameters((7, 5, 4, 10), recipe, rng)
    )
    pixels, targets = rng.random((6, 7)) - 0.5, np.eye(10)[rng.integers(0, 10, 6)]
    parameters = [*weights, *biases]

    def cost() -> float:
        a = pixels
        for i, (w, b) in enumerate(zip(weights, biases, strict=True)):
            z = a @ w.T + b
            a = np.maximum(z, 0) if activation == "relu" and i < 2 else 1 / (1 + np.exp(-z))
        each = (
            (a - targets) ** 2 / 2
            if plain
            else -(targets * np.log(a) + (1 - targets) * np.log(1 - a))
        )
        return float(each.sum() / len(pixels))

    gradients = back_propagate(weights, biases, pixels, targets, recipe)  # type: ignore[arg-type]
    for parameter, gradient in zip(parameters, gradients, strict=True):
        for _ in range(4):
            place = tuple(int(rng.integers(0, n)) for n in parameter.shape)
            kept, step = parameter[place], 1e-6
            parameter[place] = kept + step
            above = cost()
            parameter[place] = kept - step
            below = cost()
            parameter[place] = kept
            assert gradient[place] == pytest.approx(
                (above - below) / (2 * step), rel=1e-4, abs=1e-8
            )


def test_a_warp_reads_the_image_bilinearly() -> None:
    warps = make_warps(3, np.random.default_rng(0))
    picture = np.add.outer(np.arange(28.0), np.arange(28.0)).ravel()
    for matrix in warps:
        inside = np.asarray(matrix.sum(axis=1)).ravel()
        assert inside.max() <= 1 + 1e-5
        middle = (matrix @ picture).reshape(28, 28)[8:20, 8:20]
        assert (
            abs(middle - picture.reshape(28, 28)[8:20, 8:20]).max() < 8
        )  # a few pixels, not a tumble


@pytest.mark.parametrize(
    ("recipe", "reached"),
    [(Recipe(epochs=2, warps=40), 0.8), (Recipe(epochs=12, plain=True), 0.8)],
    ids=["ours", "plain"],
)
def test_training_learns_and_is_reproducible(
    training_set: Data, recipe: Recipe, reached: float
) -> None:
    some = Data(training_set.pixels[-20_000:], training_set.labels[-20_000:])
    seen: list[tuple[int, float]] = []
    network = train(some, recipe, lambda state: seen.append((state.epoch, state.accuracy)))
    assert [epoch for epoch, _ in seen] == list(range(recipe.epochs + 1))
    assert seen[0][1] < 0.3 and seen[-1][1] > reached
    assert network.accuracy(*some.validation) == seen[-1][1]
    assert train(some, recipe).hash == network.hash


@pytest.mark.parametrize("epochs", [1, 3, 30, 240])
def test_states_are_kept_densely_at_first(epochs: int) -> None:
    kept = sorted(epochs_to_keep(epochs))
    assert kept[0] == 0 and kept[-1] == epochs and len(kept) <= 24
    assert epochs < 24 or len(kept) == 24
    assert kept[:2] == [0, 1]
