"""Networks that users bring: loaded, and checked to read digits."""

from __future__ import annotations

from pathlib import Path

from network import Network, NetworkError

PIXELS, OUTPUTS = 784, 10


def load_network(path: Path) -> Network:
    """Load a network that reads digits from an ``.npz``.

    Raises
    ------
    NetworkError
        When it cannot be loaded, or has inputs or outputs for something else.
    """
    return check_reads_digits(Network.load(path), str(path))


def check_reads_digits(network: Network, name: str) -> Network:
    """Return the network itself, if it goes from 784 pixels to 10 outputs.

    Parameters
    ----------
    name : of the network in the error's sentence.

    Raises
    ------
    NetworkError
        When it does not.
    """
    if (network.sizes[0], network.sizes[-1]) != (PIXELS, OUTPUTS):
        sizes = "-".join(map(str, network.sizes))
        raise NetworkError(
            f"{name}: to read digits, a network needs 784 inputs and 10 outputs; "
            f"this one is {sizes}"
        )
    return network
