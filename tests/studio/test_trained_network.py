"""A network that was trained is not lost, whatever has become of the place it was meant for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from support.limits import files_of_at_most

from network import Network, shipped_network
from network.training.trainer import Data, State
from studio.errors import StudioError
from studio.outputs.trained_network import TrainedNetwork, save


@pytest.fixture
def trained(network: Network) -> TrainedNetwork:
    pixels = np.zeros((5_001, 784), np.float32)
    data = Data(pixels, np.zeros(5_001, np.uint8))
    return TrainedNetwork(shipped_network(), 0, [State(0, network, 0.1)], data)


def test_it_is_saved_elsewhere(
    trained: TrainedNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.npz").write_text("somebody's")
    with pytest.raises(
        StudioError, match=r"gone/mine\.npz: can't write there .* is in .*mine-2\.npz"
    ):
        save(trained, Path("gone/mine.npz"), None)
    assert Network.load(tmp_path / "mine-2.npz").hash == trained.network.hash
    assert (tmp_path / "mine.npz").read_text() == "somebody's"


def test_it_is_said_where_it_is_when_its_states_have_no_room(
    trained: TrainedNetwork, tmp_path: Path
) -> None:
    with pytest.raises(
        StudioError, match=r"s\.npz: can't write there .*; the network is in .*n\.npz"
    ):
        save(trained, tmp_path / "n.npz", tmp_path / "gone" / "s.npz")
    assert Network.load(tmp_path / "n.npz").hash == trained.network.hash


def test_without_any_room_it_is_said_and_nothing_is_left(
    trained: TrainedNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    with files_of_at_most(100), pytest.raises(StudioError, match="nor anywhere else"):
        save(trained, Path("mine.npz"), None)
    assert not list(tmp_path.iterdir())
