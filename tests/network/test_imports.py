"""Light imports: what loads slowly is loaded where it is needed, and not before."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("scipy", "PIL", "numba", "manim", "typst")
READ = "from studio.cli.main import main; main(['read', '7'], standalone_mode=False)"
LIGHT = {
    "import network": HEAVY,
    "import scenes.look, scenes.themes": HEAVY,
    READ: ("PIL", "numba", "manim", "typst", "scipy.ndimage"),
    "import studio.reading.terminal, studio.reading.digits_sheet": ("numba", "manim"),
    "import studio.reading.readings_sheet, studio.cli.digits": ("numba", "manim"),
}


@pytest.mark.parametrize(("code", "heavy"), LIGHT.items(), ids=range(len(LIGHT)))
def test_nothing_heavy_is_loaded(code: str, heavy: tuple[str, ...]) -> None:
    told = f"{code}; import sys; print(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    loaded = run.stdout.splitlines()[-1].split()
    assert "sys" in loaded
    assert not [name for name in loaded if name.startswith(tuple(f"{one}." for one in heavy))]
    assert not set(heavy) & set(loaded)
