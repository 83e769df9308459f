"""Networks that users bring: loaded, and checked to read digits."""

from __future__ import annotations

from pathlib import Path

from network import Network, NetworkError

PIXELS, OUTPUTS = 784, 10
# a sum of 784 products of this size in double precision may be off by 784 x 1e-16 x 5e10 = 0.005,
# which is half of the second decimal, the last one that films show
LARGEST_SUM = 5e10


def load_network(path: Path) -> Network:
    """Load a network that reads digits from an ``.npz``.

    Raises
    ------
    NetworkError
        When it cannot be loaded, or has inputs or outputs for something else.
    """
    return check_reads_digits(Network.load(path), str(path))


def check_reads_digits(network: Network, name: str) -> Network:
    """Return the network itself, if it goes from 784 pixels to 10 outputs, and films can show it.

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
    if network.largest_sum > LARGEST_SUM:
        raise NetworkError(
            f"{name}: the weighted sums of this network can be as large as "
            f"{network.largest_sum:.0e}, and a film can show up to {LARGEST_SUM:.0e}; scale its "
            "weights down"
        )
    return network
