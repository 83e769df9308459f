"""IDX files: what is damaged, too large, or no training set is refused in a sentence."""

from __future__ import annotations

import gzip
import os
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from network import DigitError
from network.mnist import read_idx
from network.training.trainer import VALIDATION, load_training_set


def idx(*shape: int, data: bytes | None = None, kind: int = 8) -> bytes:
    head = struct.pack(f">HBB{len(shape)}I", 0, kind, len(shape), *shape)
    return head + (bytes(int(np.prod(shape))) if data is None else data)


def bomb() -> bytes:
    """Return 10 GB of zeros in members of 10 MB, gzipped, behind a few that the head tells of."""
    return gzip.compress(idx(5, 5)) + gzip.compress(bytes(10_000_000)) * 1_000


BAD: dict[str, tuple[Callable[[Path], object] | bytes, str]] = {
    "nothing": (lambda path: None, "no such file"),
    "a folder": (lambda path: path.mkdir(), "this is a folder"),
    "a pipe": (os.mkfifo, "not a regular file"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "not a regular file"),
    "empty": (b"", "not an IDX file"),
    "too short": (idx(3, 3, data=b"12345678"), "not an IDX file"),
    "too long": (idx(3, 3, data=b"1234567890"), "not an IDX file"),
    "a huge shape": (idx(2**32 - 1, 2**32 - 1, data=b""), "not an IDX file"),
    "floating point": (idx(3, data=bytes(12), kind=13), "not an IDX file"),
    "cut off": (gzip.compress(idx(99, 28, 28))[:-9], "not an IDX file"),
    "wrong sum": (gzip.compress(idx(3))[:-8] + bytes(8), "not an IDX file"),
    "a bomb": (bomb(), "not an IDX file"),
    "a bomb that claims to be so large": (
        gzip.compress(idx(99_999, 99_999, data=b"")),
        "not an IDX file",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_idx_file_is_refused(tmp_path: Path, case: str) -> None:
    content, says = BAD[case]
    path = tmp_path / "images.gz"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        content(path)
    with pytest.raises(DigitError, match=says) as refusal:
        read_idx(path)
    assert str(refusal.value).startswith(f"{path}: ")


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("name", ["a", "a.gz"])
def test_a_file_is_read_zipped_or_not_whatever_its_name(
    tmp_path: Path, name: str, pack: Callable[[bytes], bytes]
) -> None:
    (tmp_path / name).write_bytes(pack(idx(2, 3, data=b"abcdef")))
    assert read_idx(tmp_path / name).tolist() == [[97, 98, 99], [100, 101, 102]]


COUNT = VALIDATION + 1
NO_TRAINING_SETS = {
    "a label of 255": (idx(COUNT, 28, 28), idx(COUNT, data=b"\xff" * COUNT), "a label .* is 255"),
    "labels in columns": (idx(COUNT, 28, 28), idx(COUNT, 1), "not the MNIST training set"),
    "no images": (idx(COUNT), idx(COUNT), "not the MNIST training set"),
    "fewer labels": (idx(COUNT, 28, 28), idx(COUNT - 1), "not the MNIST training set"),
    "few of them": (idx(9, 28, 28), idx(9), "not the MNIST training set"),
    "none of them": (idx(0, 28, 28), idx(0), "not the MNIST training set"),
}


@pytest.mark.parametrize("case", NO_TRAINING_SETS)
def test_what_is_no_training_set_is_refused(tmp_path: Path, case: str) -> None:
    images, labels, says = NO_TRAINING_SETS[case]
    (tmp_path / "train-images-idx3-ubyte").write_bytes(images)
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(labels)
    with pytest.raises(DigitError, match=says):
        load_training_set(tmp_path)
