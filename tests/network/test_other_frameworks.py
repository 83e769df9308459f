"""Weights from PyTorch and Keras, by the very lines that the README gives."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from click.testing import CliRunner
from scipy.special import expit, softmax
from support.readme import blocks

from network import Network, test_set
from studio.cli.main import main

FROM_PYTORCH, FROM_KERAS = blocks("Weights from PyTorch or Keras")
PIXELS = test_set().pixels[:50]


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(code: str, **names: object) -> Network:
    """The network that a block of the README writes."""
    exec(compile(code, "README.md", "exec"), dict(names))
    return Network.load(Path("mine.npz"))


def outputs(network: Network) -> np.ndarray:
    return network.read_many(PIXELS)[-1]


@pytest.mark.parametrize("squash", ["ReLU", "Sigmoid"])
@pytest.mark.parametrize("is_normalised", [False, True], ids=["plain", "normalised"])
def test_pytorch(squash: str, is_normalised: bool) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is not installed (pip install torch)")
    torch.manual_seed(7)
    nn = torch.nn
    layers = (
        nn.Linear(784, 20),
        getattr(nn, squash)(),
        nn.Linear(20, 12),
        getattr(nn, squash)(),
        nn.Linear(12, 10),
    )
    model = nn.Sequential(nn.Flatten(), *layers)
    torch.save(model.state_dict(), "mine.pt")
    code = FROM_PYTORCH.replace("relu", squash.lower())
    if is_normalised:
        code = code.replace("# arrays[", "arrays[")
    network = run(code)
    pixels = torch.tensor(
        (PIXELS - 0.1307) / 0.3081 if is_normalised else PIXELS, dtype=torch.float32
    )
    with torch.no_grad():
        expected = torch.softmax(model(pixels), dim=1).numpy()
    assert network.sizes == (784, 20, 12, 10)
    np.testing.assert_allclose(outputs(network), expected, atol=1e-5)


def test_pytorch_lines_with_arrays_in_its_place() -> None:
    """Without PyTorch: its ``state_dict`` is a dict of matrices (out, in) and vectors."""
    rng = np.random.default_rng(3)
    sizes = [(20, 784), (20,), (10, 20), (10,)]
    weights = [rng.normal(0, 0.1, size) for size in sizes]
    state = {
        str(n): SimpleNamespace(numpy=lambda array=array: array) for n, array in enumerate(weights)
    }
    code = FROM_PYTORCH.replace("import torch\n", "").replace("# arrays[", "arrays[")
    network = run(code, torch=SimpleNamespace(load=lambda path, map_location: state))
    hidden = np.maximum(weights[0] @ ((PIXELS.T - 0.1307) / 0.3081) + weights[1][:, None], 0)
    expected = softmax(weights[2] @ hidden + weights[3][:, None], axis=0).T
    np.testing.assert_allclose(outputs(network), expected, atol=1e-12)


@pytest.mark.parametrize("squash", ["relu", "sigmoid"])
def test_keras(squash: str) -> None:
    """Without Keras: ``get_weights()`` is a list of kernels (in, out) and biases in turns."""
    rng = np.random.default_rng(5)
    w1, b1, w2, b2 = (
        rng.normal(0, 0.1, size).astype(np.float32) for size in [(784, 20), (20,), (20, 10), (10,)]
    )
    model = SimpleNamespace(get_weights=lambda: [w1, b1, w2, b2])
    network = run(FROM_KERAS.replace("relu", squash), model=model)
    z = PIXELS @ w1 + b1
    expected = softmax((np.maximum(z, 0) if squash == "relu" else expit(z)) @ w2 + b2, axis=1)
    np.testing.assert_allclose(outputs(network), expected, atol=1e-6)


@pytest.mark.parametrize("command", ["render", "batch", "list", "stills", "digits", "read", "draw"])
def test_every_command_that_reads_digits_takes_a_network(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert "--network PATH" in result.stdout


def test_what_came_from_elsewhere_is_read(tmp_path: Path) -> None:
    rng = np.random.default_rng(9)
    arrays = [
        rng.normal(0, 0.1, size).astype(np.float32) for size in [(784, 20), (20,), (20, 10), (10,)]
    ]
    run(FROM_KERAS, model=SimpleNamespace(get_weights=lambda: arrays))
    result = CliRunner().invoke(main, ["read", "test:4", "--network", "mine.npz"])
    assert result.exit_code == 0, result.output
    assert "The network reads" in result.stdout
