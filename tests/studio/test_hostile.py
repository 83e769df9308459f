"""The command where nothing is as it should be: read-only, homeless, and among hostile files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MANIM_CFG = "[CLI]\nbackground_opacity = 0\nplugins = nosuch\n"
# without HOME, caches, PATH, a folder for temporary files, or letters beyond ASCII
BARE = {
    "HOME": "/dev/null",
    "XDG_CACHE_HOME": "/dev/null/cache",
    "TMPDIR": "/nonexistent",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONPATH": str(ROOT),
}
READ_ONLY = (
    f'mount --bind {ROOT} {ROOT} && mount -o remount,ro,bind {ROOT} && unset PATH && exec "$@"'
)
NAMESPACE = ["/usr/bin/unshare", "--map-root-user", "--mount", "/bin/sh", "-c"]


def in_namespace(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command for which the checkout is read-only."""
    script = f"PATH=/usr/bin:/bin; {READ_ONLY}"
    return subprocess.run(
        [*NAMESPACE, script, "sh", *command],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=BARE,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "made"),
    [("read 3", ""), ("render TitleCard -q l --theme light", "renders/*/*.mp4")],
)
def test_it_works(arguments: str, made: str, tmp_path: Path) -> None:
    if in_namespace("/bin/true", cwd=tmp_path).returncode:
        pytest.skip("this system does not let users mount folders for themselves")
    (tmp_path / "manim.cfg").write_text(MANIM_CFG)
    script = f"open({str(ROOT / 'x')!r}, 'w')"
    assert "Read-only" in in_namespace(sys.executable, "-c", script, cwd=tmp_path).stderr
    script = "from studio.cli.entry import run; run()"
    result = in_namespace(sys.executable, "-c", script, *arguments.split(), cwd=tmp_path)
    assert result.returncode == 0 and "Traceback" not in result.stderr, result.stderr
    assert "The network reads 3" in result.stdout or len(list(tmp_path.glob(made))) == 1
