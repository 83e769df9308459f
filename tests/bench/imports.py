"""Accuracy on pictures that are not from MNIST: three figures, printed by ``make imports``.

(a) photos of test digits made from a seed, against the same digits read as they are;
(b) the ten digits in ordinary fonts of this system, regular and bold;
(c) the 1,797 digits of scikit-learn's ``load_digits``, 8 x 8 pixels from other people's hands,
    scaled up 8 times.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from sklearn.datasets import load_digits
from support.photos import FloatArray, Font, digit_in, fonts, photos, set_in

from network import DigitError, Network, shipped_network, test_set

WORST_LOSS, WORST_IN_FONTS, WORST_OF_OTHERS = 0.02, 0.85, 0.80
FEWEST_FONTS = 10
TIMES = 8


def share_read(network: Network, pictures: Iterable[FloatArray], labels: npt.ArrayLike) -> float:
    """Share that goes through the import and is read correctly; what is refused counts as wrong."""
    answers = []
    for picture in pictures:
        try:
            answers.append(network.read(digit_in(picture)).answer)
        except DigitError:
            answers.append(-1)
    return float(np.mean(np.array(answers) == np.asarray(labels)))


def of_photos(network: Network) -> tuple[float, float]:
    """Shares of photos, and of the same digits as they are."""
    pictures, shown = photos()
    digits = test_set()
    raw = network.accuracy(digits.pixels[shown], digits.labels[shown])
    return share_read(network, pictures, digits.labels[shown]), raw


def of_fonts(network: Network, cuts: list[Font]) -> float:
    """Share of the ten digits in each cut."""
    pictures = (set_in(font, str(number)) for font in cuts for number in range(10))
    return share_read(network, pictures, np.tile(np.arange(10), len(cuts)))


def of_others(network: Network) -> float:
    """Share of scikit-learn's digits: every pixel becomes 8 x 8."""
    found = load_digits()
    return share_read(
        network,
        (np.kron(image / 16, np.ones((TIMES, TIMES))) for image in found.images),
        found.target,
    )


def main() -> None:
    """Print the three figures."""
    network = shipped_network()
    seen, raw = of_photos(network)
    print(f"photos of test digits:       {seen:.1%}  (the same digits as they are: {raw:.1%})")
    cuts = fonts()
    families = len({font.family for font in cuts})
    told = f"{of_fonts(network, cuts):.1%}" if cuts else "-"
    print(f"digits in {families:2} fonts:          {told}  (regular and bold)")
    print(f"scikit-learn's load_digits:  {of_others(network):.1%}")


if __name__ == "__main__":
    main()
