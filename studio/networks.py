"""Networks that users bring."""

from __future__ import annotations

from pathlib import Path

from network import Network, NetworkError

PIXELS, OUTPUTS = 784, 10


def network_from(path: Path) -> Network:
    """The network in an ``.npz``, if it reads digits.

    Raises
    ------
    NetworkError
        With one sentence, when it cannot be read, or reads something else.
    """
    network = Network.load(path)
    if (network.sizes[0], network.sizes[-1]) != (PIXELS, OUTPUTS):
        sizes = "-".join(map(str, network.sizes))
        raise NetworkError(f"{path}: a network that reads digits goes from 784 pixels to 10 outputs, not {sizes}")
    return network
