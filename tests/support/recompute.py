"""The numbers of chapters, computed again from the files without any code of the network."""

from __future__ import annotations

import gzip
import itertools
import re
from collections.abc import Callable
from functools import cache, cached_property, partial
from pathlib import Path

import numpy as np
from scipy import ndimage
from scipy.special import expit, softmax

DATA = Path(__file__).parents[2] / "network" / "data"


def outline_length(pixels: np.ndarray) -> int:
    """Count the pixels of ink with background, or the end of the picture, beside them."""
    ink = np.pad(pixels.reshape(28, 28) > 0.4, 1)
    inside = ink[:-2, 1:-1] & ink[2:, 1:-1] & ink[1:-1, :-2] & ink[1:-1, 2:]
    return int(ink.sum() - (ink[1:-1, 1:-1] & inside).sum())


def loops_at_the_top(pixels: np.ndarray) -> bool:
    """Return, by filling in, whether ink encloses pixels whose middle is above its own."""
    ink = pixels.reshape(28, 28) > 0.4
    filled, count = ndimage.label(ndimage.binary_fill_holes(ink) & ~ink)
    rows = np.flatnonzero(ink.any(axis=1))
    middles = [
        np.nonzero(filled == n)[0].mean() for n in range(1, count + 1) if np.sum(filled == n) >= 3
    ]
    return any(2 * middle < rows[0] + rows[-1] for middle in middles)


@cache
def mnist_files() -> tuple[np.ndarray, np.ndarray]:
    """Read all test images, 10,000 x 784 from 0 to 1, and their labels."""
    images = gzip.decompress((DATA / "t10k-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((DATA / "t10k-labels-idx1-ubyte.gz").read_bytes())
    return np.frombuffer(images, np.uint8, offset=16).reshape(-1, 784) / 255, np.frombuffer(
        labels, np.uint8, offset=8
    )


@cache
def loops_near_the_top(label: int) -> int:
    """Count the test digits of a class with a loop at the top."""
    images, labels = mnist_files()
    return sum(map(loops_at_the_top, images[labels == label]))


def holes(images: np.ndarray) -> np.ndarray:
    """Return pieces of ink less Euler's number, from counting 2 x 2 windows (Gray 1971)."""
    ink = np.pad(images.reshape(-1, 28, 28) > 0.5, ((0, 0), (1, 1), (1, 1)))
    pieces = np.array([ndimage.label(image, np.ones((3, 3)))[1] for image in ink])
    upper, lower = ink[:, :-1], ink[:, 1:]
    window = np.stack(
        [upper[:, :, :-1], upper[:, :, 1:], lower[:, :, :-1], lower[:, :, 1:]]
    ).astype(int)
    filled = window.sum(axis=0)
    diagonal = (filled == 2) & (window[0] == window[3])
    euler = sum(
        sign * where.sum(axis=(1, 2))
        for sign, where in ((1, filled == 1), (-1, filled == 3), (-2, diagonal))
    )
    return pieces - euler // 4


@cache
def all_holes() -> np.ndarray:
    return holes(mnist_files()[0])


def strokes_down_the_middle(images: np.ndarray) -> np.ndarray:
    """Count the pieces of ink in the column halfway between the leftmost and rightmost ink."""
    found = []
    for ink in images.reshape(-1, 28, 28) > 0.5:
        columns = np.nonzero(ink)[1] if ink.any() else np.array([0, 27])
        found.append(ndimage.label(ink[:, (min(columns) + max(columns)) // 2])[1])
    return np.array(found)


@cache
def all_strokes() -> np.ndarray:
    return strokes_down_the_middle(mnist_files()[0])


@cache
def states() -> dict[str, np.ndarray]:
    """Read the saved states of the training."""
    with np.load(DATA / "training_states.npz", allow_pickle=False) as file:
        return {name: file[name].astype(float) for name in file.files}


@cache
def state_percent(number: int) -> float:
    """Return the percentage of test digits that a saved state of the training reads rightly."""
    images, labels = mnist_files()
    return 100 * float(np.mean(Again(images[0]).state(number, images).argmax(axis=-1) == labels))


@cache
def naive_percent(rule: str) -> float:
    """Return the percentage of right answers on each half by the rule that knows the other."""
    images, labels = mnist_files()
    again = Again(images[0])
    right = [again.naive(rule, 1 - half, images[half::2]) == labels[half::2] for half in (0, 1)]
    return 100 * float(np.concatenate(right).mean())


@cache
def twin_accuracy_percent() -> float:
    """Return the percentage of test digits that the plainly trained network reads rightly."""
    a, labels = mnist_files()
    with np.load(DATA / "plain_twin.npz", allow_pickle=False) as twin:
        for i in "123":
            a = expit(a @ twin[f"W{i}"].astype(float).T + twin[f"b{i}"])
    return 100 * float(np.mean(a.argmax(axis=1) == labels))


class Again:
    """Values of sources, worked out from the files with NumPy and SciPy's expit alone."""

    def __init__(self, pixels: np.ndarray, parameters: Path = DATA / "parameters.npz") -> None:
        with np.load(parameters, allow_pickle=False) as file:
            count = len([name for name in file.files if name[0] == "W"])
            self.hidden = {"sigmoid": expit, "relu": lambda z: z * (z > 0)}[str(file["activation"])]
            is_softmax = str(file.get("read_out")) == "softmax"
            self.last = partial(softmax, axis=-1) if is_softmax else expit
            self.W = [file[f"W{i}"].astype(float) for i in range(1, count + 1)]
            self.b = [file[f"b{i}"].astype(float) for i in range(1, count + 1)]
        self.images, self.labels = mnist_files()
        self.pixels = np.asarray(pixels)

    def layers(self, pixels: np.ndarray) -> tuple[list[np.ndarray], list[np.ndarray]]:
        sums, activations = [], [pixels]
        for W, b in zip(self.W, self.b, strict=True):
            sums.append(np.einsum("ij,...j->...i", W, activations[-1]) + b)
            activations.append((self.last if len(sums) == len(self.W) else self.hidden)(sums[-1]))
        return sums, activations

    @cached_property
    def kind(self) -> int:
        """Label of the hero where it is a test digit, else the answer."""
        same = np.flatnonzero((self.images == self.pixels).all(axis=1))
        outputs = self.layers(self.pixels)[1][-1]
        return int(self.labels[same[0]] if len(same) else np.argmax(outputs))

    @cached_property
    def all_outputs(self) -> np.ndarray:
        """Outputs for all test images."""
        return self.layers(self.images)[1][-1]

    def other_classes_nearer(self, index: int) -> int:
        """Count the other classes with a test digit nearer to the hero than one of its own."""
        away = ((self.images - self.pixels) ** 2).sum(axis=1)
        return len(set(self.labels[away < away[index]]) - {self.labels[index]})

    @staticmethod
    def deep(key: str) -> np.ndarray:
        with np.load(DATA / "deep_training.npz", allow_pickle=False) as file:
            return file[key]

    @staticmethod
    def noise(seed: int) -> np.ndarray:
        return np.random.default_rng(seed).random(784)

    def noise_outputs(self, seed: int) -> np.ndarray:
        return self.layers(self.noise(seed))[1][-1]

    def of_half(self, half: int, label: int) -> np.ndarray:
        """Return the digits of a class among those of even (0) or odd (1) index."""
        return self.images[(np.arange(len(self.images)) % 2 == half) & (self.labels == label)]

    def commonest(self, half: int, case: int) -> int:
        """Return the commonest class in a half among digits with so many holes (2: or more)."""
        return int(
            np.bincount(self.labels[half::2][np.minimum(all_holes()[half::2], 2) == case]).argmax()
        )

    def naive(self, rule: str, half: int, images: np.ndarray) -> np.ndarray:
        """Return the answers of a rule that knows one half of the test digits."""
        if rule == "holes":
            classes = np.array([self.commonest(half, case) for case in range(3)])
            return classes[np.minimum(holes(images), 2)]
        means = np.array([self.of_half(half, label).mean(axis=0) for label in range(10)])
        if rule == "ink":
            return np.argmin([abs(images.sum(axis=1) - mean.sum()) for mean in means], axis=0)
        return np.argmin([((images - mean) ** 2).sum(axis=1) for mean in means], axis=0)

    def strongest_knob_change(self) -> float:
        """Return the most that a weight of the first layer, made as large as any, changes."""
        (sums, *_), (*_, outputs) = self.layers(self.pixels)
        most, far = 0.0, np.abs(self.W[0]).max()
        for i, end in itertools.product(range(len(sums)), (-far, far)):
            z = np.repeat(sums[np.newaxis], len(self.pixels), axis=0)
            z[:, i] += (end - self.W[0][i]) * self.pixels
            for W, b in zip(self.W[1:], self.b[1:], strict=True):
                z = self.hidden(z) @ W.T + b
            most = max(most, np.abs(self.last(z) - outputs).max())
        return most

    def usual_strokes(self, label: int) -> int:
        """Return the number of strokes down the middle that most digits of a class have."""
        return int(np.bincount(all_strokes()[self.labels == label]).argmax())

    def turned(self, seed: int, pixels: np.ndarray) -> np.ndarray:
        """Return the outputs after a change of 0.8 standard deviations of each layer's weights."""
        rng, a = np.random.default_rng(seed), pixels
        for n, pair in enumerate(zip(self.W, self.b, strict=True), start=1):
            W, b = (part + 0.8 * pair[0].std() * rng.standard_normal(part.shape) for part in pair)
            a = (self.last if n == len(self.W) else self.hidden)(a @ W.T + b)
        return a

    def off(self, outputs: np.ndarray) -> float:
        """Return the distance of outputs from 1 for what the hero is and 0 for all else."""
        return sum(abs(a - (digit == self.kind)) for digit, a in enumerate(outputs))

    def state(self, number: int, pixels: np.ndarray) -> np.ndarray:
        """Return the outputs of a saved state of the training."""
        a = pixels
        for layer in range(1, sum(name[0] == "W" for name in states()) + 1):
            W, b = (states()[f"{letter}{layer}"][number] for letter in "Wb")
            a = expit(a @ W.T + b)
        return a

    def compute(self, source: str) -> float:
        what, _, test = source.partition("@test:")
        what, _, seed = what.partition("@noise:")
        pixels = self.images[int(test)] if test else self.noise(int(seed)) if seed else self.pixels
        sums, a = self.layers(pixels)
        numbers = [int(n) for n in re.findall(r"\d+", what)]
        name = re.match(r"[a-z_ ]+", what).group().strip()
        i = numbers[1] if len(numbers) > 1 else 0
        product = (
            self.W[0][i] * pixels if name in {"wa", "positive", "negative", "dot", "rest"} else None
        )
        answers = lambda: self.all_outputs.argmax(axis=-1)  # noqa: E731
        table: dict[str, Callable[[], float]] = {
            "a": lambda: a[numbers[0]][numbers[1]],
            "z": lambda: sums[numbers[0] - 1][numbers[1]],
            "w": lambda: self.W[numbers[0] - 1][numbers[1], numbers[2]],
            "b": lambda: self.b[numbers[0] - 1][numbers[1]],
            "wa": lambda: product[numbers[2]],
            "positive": lambda: sum(p for p in product if p > 0),
            "negative": lambda: sum(p for p in product if p < 0),
            "dot": lambda: sums[0][i] - self.b[0][i],
            "rest": lambda: sum(p for j, p in enumerate(product) if j not in numbers[2:]),
            "min dot": lambda: min(sums[numbers[0] - 1] - self.b[numbers[0] - 1]),
            "max dot": lambda: max(sums[numbers[0] - 1] - self.b[numbers[0] - 1]),
            "example_bias": lambda: -10,
            "example_bar": lambda: 10,
            "above_bar": lambda: expit(sums[0][i] - self.b[0][i] - numbers[2]),
            "size": lambda: len(a[numbers[0]]),
            "parameters": lambda: sum(W.size + b.size for W, b in zip(self.W, self.b, strict=True)),
            "weights": lambda: self.W[numbers[0] - 1].size,
            "count": lambda: numbers[1] - numbers[0],
            "nth": lambda: numbers[1:][numbers[0]],
            "edges": lambda: np.dot(numbers[:-1], numbers[1:]),
            "parameters_of": lambda: sum(
                (before + 1) * after for before, after in itertools.pairwise(numbers)
            ),
            "row": lambda: numbers[0] // 28 + 1,
            "column": lambda: numbers[0] % 28 + 1,
            "number": lambda: numbers[0] + 1,
            "answer": lambda: np.argmax(a[-1]),
            "least": lambda: np.argsort(a[-1], kind="stable")[0],
            "runner_up": lambda: np.argsort(-a[-1], kind="stable")[1],
            "detector_ones": lambda: 3 * 7,
            "detector_surround": lambda: -0.5,
            "detector_bias": lambda: -10,
            "patch_sum": lambda: kernel_sum(pixels, *numbers, 0.0),
            "edge_sum": lambda: kernel_sum(pixels, *numbers, -0.5),
            "edge_z": lambda: kernel_sum(pixels, *numbers, -0.5) - 10,
            "edge_a": lambda: expit(kernel_sum(pixels, *numbers, -0.5) - 10),
            "all_weights": lambda: sum(W.size for W in self.W),
            "all_biases": lambda: sum(b.size for b in self.b),
            "turned_a": lambda: self.turned(numbers[0], pixels)[numbers[1]],
            "turned_answer": lambda: np.argmax(self.turned(numbers[0], pixels)),
            "turned_percent": lambda: (
                100 * np.mean(self.turned(numbers[0], self.images).argmax(axis=-1) == self.labels)
            ),
            "strongest_knob_change": self.strongest_knob_change,
            "wanted": lambda: numbers[0] == self.kind,
            "state_off": lambda: self.off(self.state(numbers[0], pixels)),
            "state_a": lambda: self.state(numbers[0], pixels)[numbers[1]],
            "state_answer": lambda: np.argmax(self.state(numbers[0], pixels)),
            "state_epoch": lambda: states()["epoch"][numbers[0]],
            "state_percent": lambda: state_percent(numbers[0]),
            "label": lambda: self.labels[int(test)],
            "kind": lambda: self.kind,
            "distance": lambda: np.sqrt(((pixels - self.pixels) ** 2).sum()),
            "ink_in_both": lambda: sum(
                p > 0.5 and q > 0.5 for p, q in zip(pixels, self.pixels, strict=True)
            ),
            "ink_in_either": lambda: sum(
                p > 0.5 or q > 0.5 for p, q in zip(pixels, self.pixels, strict=True)
            ),
            "shared_percent": lambda: (
                100
                * self.compute(f"ink_in_both@test:{test}")
                / self.compute(f"ink_in_either@test:{test}")
            ),
            "other_classes_nearer": lambda: self.other_classes_nearer(int(test)),
            "ink": lambda: sum(self.pixels),
            "holes": lambda: holes(self.pixels[np.newaxis])[0],
            "class_ink": lambda: (
                self.of_half(numbers[0], numbers[1]).sum()
                / len(self.of_half(numbers[0], numbers[1]))
            ),
            "mean_distance": lambda: np.linalg.norm(
                self.of_half(numbers[0], numbers[1]).mean(axis=0) - self.pixels
            ),
            "naive_hole_class": lambda: self.commonest(numbers[0], numbers[1]),
            "strokes": lambda: strokes_down_the_middle(pixels[np.newaxis])[0],
            "strokes_usual": lambda: self.usual_strokes(numbers[0]),
            "strokes_broken": lambda: np.sum(
                all_strokes()[self.labels == numbers[0]] != self.usual_strokes(numbers[0])
            ),
            "strokes_kept": lambda: np.sum(
                all_strokes()[self.labels != numbers[0]] == self.usual_strokes(numbers[0])
            ),
            "naive_ink_answer": lambda: self.naive("ink", numbers[0], self.pixels[np.newaxis])[0],
            "naive_holes_answer": lambda: self.naive("holes", numbers[0], self.pixels[np.newaxis])[
                0
            ],
            "naive_mean_answer": lambda: self.naive("mean", numbers[0], self.pixels[np.newaxis])[0],
            "naive_ink_percent": lambda: naive_percent("ink"),
            "naive_holes_percent": lambda: naive_percent("holes"),
            "naive_mean_percent": lambda: naive_percent("mean"),
            "other_classes": lambda: len(set(self.labels)) - 1,
            "test_accuracy_percent": lambda: 100 * np.mean(answers() == self.labels),
            "noise_seed": lambda: max(
                range(numbers[0]), key=lambda n: np.ptp(np.sort(self.noise_outputs(n))[-2:])
            ),
            "edge_likeness": lambda: np.corrcoef(self.W[0][numbers[0]], little_edge(*numbers[1:]))[
                0, 1
            ],
            "push": lambda: (
                self.W[numbers[0] - 1][numbers[1], numbers[2]] * a[numbers[0] - 1][numbers[2]]
            ),
            "push_rest": lambda: sum(
                w * x
                for j, (w, x) in enumerate(
                    zip(self.W[numbers[0] - 1][numbers[1]], a[numbers[0] - 1], strict=True)
                )
                if j not in numbers[2:]
            ),
            "test_wrong_sure": lambda: np.sum(
                (answers() != self.labels) & (self.all_outputs.max(axis=-1) > 0.9)
            ),
            "noise_sure": lambda: sum(self.noise_outputs(n).max() > 0.9 for n in range(numbers[0])),
            "twin_accuracy_percent": twin_accuracy_percent,
            "relu z": lambda: max(0.0, sums[numbers[0] - 1][numbers[1]]),
            "sigmoid z": lambda: expit(sums[numbers[0] - 1][numbers[1]]),
            "relu_slope z": lambda: float(sums[numbers[0] - 1][numbers[1]] > 0),
            "sigmoid_slope z": lambda: np.prod(
                [expit(side * sums[numbers[0] - 1][numbers[1]]) for side in (-1, 1)]
            ),
            "deep_layers": lambda: len(self.deep("hidden")),
            **{
                f"deep_{way}_{how}": lambda key=f"{way}_{how}": 100 * self.deep(key)[numbers[0]]
                for way in ("plain", "careful")
                for how in ("sigmoid", "relu")
            },
            **{
                f"deep_signal_{how}": lambda key=f"signal_{how}": (
                    100 * self.deep(key)[numbers[0]] / self.deep(key)[-1]
                )
                for how in ("sigmoid", "relu")
            },
            "side": lambda: np.sqrt(len(a[0])),
            "test_count": lambda: len(self.labels),
            "test_wrong": lambda: np.sum(answers() != self.labels),
            "outline": lambda: outline_length(self.pixels),
            "test_digits": lambda: np.sum(self.labels == numbers[0]),
            "loops_near_the_top": lambda: loops_near_the_top(numbers[0]),
            "filter": lambda: 8 if numbers[0] == 4 else -1,
            "upright_filter": lambda: sobel(numbers[0] // 3 - 1, numbers[0] % 3 - 1),
            "level_filter": lambda: sobel(numbers[0] % 3 - 1, 1 - numbers[0] // 3),
            "upright": lambda: sum(
                sobel(r, c) * pixels[numbers[0] + 28 * r + c] for r, c in NEIGHBOURS
            ),
            "level": lambda: sum(
                sobel(c, -r) * pixels[numbers[0] + 28 * r + c] for r, c in NEIGHBOURS
            ),
            "edge": lambda: (
                9 * pixels[numbers[0]]
                - sum(
                    pixels[numbers[0] + 28 * down + right]
                    for down in (-1, 0, 1)
                    for right in (-1, 0, 1)
                )
            ),
        }
        return float(table[name]())


def little_edge(sixteenths: int, row: int, column: int) -> np.ndarray:
    """Return a hand-made edge: complex places, turned until it stands upright in the middle."""
    right, down = np.meshgrid(np.arange(28), np.arange(28))
    place = (right - column + 1j * (row - down)) * np.exp(-1j * np.pi * sixteenths / 16)
    across, along = place.real, place.imag
    bright, dark = np.exp(-((across / 1.3) ** 2)), np.exp(-(((abs(across) - 3) / 1.1) ** 2))
    return (np.exp(-((along / 3.2) ** 4)) * (bright - 0.6 * dark)).ravel()


NEIGHBOURS = list(itertools.product((-1, 0, 1), repeat=2))


def sobel(along: int, across: int) -> int:
    """Return Sobel's number: twice as much on the axis as beside it."""
    return across * (2 - abs(along))


def kernel_sum(pixels: np.ndarray, row: int, column: int, surround: float) -> float:
    """Sum 3 x 7 pixels, and ``surround`` times two rows and one column around them."""
    image = pixels.reshape(28, 28)
    return sum(
        image[row + r, column + c] * (1 if 2 <= r < 5 and 1 <= c < 8 else surround)
        for r in range(7)
        for c in range(9)
    )
