"""The short form of ``make soak``, a part at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from soak.__main__ import SHORT, parts


@pytest.mark.xdist_group("soak")
def test_nothing_breaks(tmp_path: Path) -> None:
    failures = [
        f"{part.name}: {failure}"
        for part in parts(SHORT, seed=1, work=tmp_path)
        for failure in part.failures
    ]
    assert not failures, "\n".join(failures)
