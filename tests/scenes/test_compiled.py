"""The cache of compiled loops: damaged, unwritable, or full, it only misses."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numba
import pytest
from support.limits import files_of_at_most

SOURCE = """
from scenes.drawing.compiled import compiled

@compiled()
def total(numbers):
    result = 0.0
    for number in numbers:
        result += number
    return result
"""
Numbers = tuple[float, float]


def imported(path: Path) -> Callable[[Numbers], float]:
    """The loop, from a module that is imported anew, as in another process."""
    spec = importlib.util.spec_from_file_location("loops", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.total  # type: ignore[no-any-return]


def hits(loop: Callable[[Numbers], float]) -> int:
    return sum(loop.stats.cache_hits.values())  # type: ignore[attr-defined]


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / "loops.py"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def flipped(content: bytes) -> bytes:
    """One byte is another one, in the midst of the machine's code."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]


@pytest.mark.parametrize("kind", ["nbi", "nbc"])
@pytest.mark.parametrize(
    "damage",
    [lambda content: b"", lambda content: content[:40], lambda content: b"\x80no", flipped],
)
def test_a_damaged_file_is_made_again(
    source: Path, kind: str, damage: Callable[[bytes], bytes]
) -> None:
    assert imported(source)((1.0, 2.0)) == 3.0
    fresh = imported(source)
    assert fresh((1.0, 2.0)) == 3.0 and hits(fresh) == 1, "the cache is not used"
    (file,) = (source.parent / "cache").rglob(f"*.{kind}")
    file.write_bytes(damage(file.read_bytes()))
    again = imported(source)
    assert again((1.0, 2.0)) == 3.0
    assert hits(again) == 0 or kind == "nbi"  # a flipped name in the index may change nothing
    last = imported(source)
    assert last((1.0, 2.0)) == 3.0 and hits(last) == 1


def test_a_full_cache_is_left(source: Path) -> None:
    with files_of_at_most(10):
        assert imported(source)((1.0, 2.0)) == 3.0
    assert not list((source.parent / "cache").rglob("*.nb?"))


def test_without_a_folder_that_can_be_written_a_temporary_one_is_used(tmp_path: Path) -> None:
    """Neither beside the source nor in the user's folder; it is gone when the program ends."""
    script = (
        "import os, linecache, types, scenes.drawing.compiled as c\n"
        f"code = compile({SOURCE!r}, '/dev/null/loops.py', 'exec')\n"
        "module = types.ModuleType('loops'); exec(code, module.__dict__)\n"
        "print(module.total((1.0, 2.0)), os.environ['NUMBA_CACHE_DIR'])"
    )
    environment = {"PATH": os.environ["PATH"], "HOME": "/dev/null", "TMPDIR": str(tmp_path)}
    result = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
    )
    total, folder = result.stdout.split()
    assert total == "3.0" and Path(folder).parent == tmp_path and not list(tmp_path.iterdir())
