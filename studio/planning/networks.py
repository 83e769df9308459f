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
    return check_reads_digits(Network.load(path), str(path))


def check_reads_digits(network: Network, name: str) -> Network:
    """The network itself.

    Raises
    ------
    NetworkError
        When it does not go from 784 pixels to 10 outputs.
    """
    if (network.sizes[0], network.sizes[-1]) != (PIXELS, OUTPUTS):
        sizes = "-".join(map(str, network.sizes))
        raise NetworkError(
            f"{name}: a network that reads digits goes from 784 pixels to 10 outputs, not {sizes}"
        )
    return network
