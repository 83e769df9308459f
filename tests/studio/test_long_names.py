"""Names that are longer than the system allows end in one sentence, wherever a user types one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from studio.cli.main import main

LONG = "x" * 5_000
DEEP = "x/" * 3_000 + "x.png"  # each part is short enough, and all together are not
FILES = {
    "list.csv": f"test:0\n{LONG}.png,7\n",
    "digit.toml": f'[digitfilm]\ndigit = "{LONG}"\n',
    "network.toml": f'[digitfilm]\nnetwork = "{LONG}"\n',
    "out.toml": f'[digitfilm]\nout = "{LONG}"\n',
    "zero.toml": '[digitfilm]\ndigit = "\\u0000.png"\n',
    "clip.json": f'{{"network": {{"sha256": "0", "file": "{LONG}"}}}}',
}
ARGUMENTS = [
    *(["read", name] for name in (LONG, f"{LONG}.png", f"{LONG}.png#2", "1" * 5_000, DEEP)),
    ["read", f"test:{LONG}"],
    ["read", "7", "--png", LONG],
    ["read", "7", "--png", f"{LONG}/sheet.png"],
    ["read", "7", "--network", LONG],
    *(["list", "--digit", name] for name in (LONG, f"{LONG}.png", DEEP)),
    *(["list", "--config", name] for name in (LONG, "digit.toml", "network.toml", "zero.toml")),
    *(["batch", name] for name in (LONG, f"{LONG}.png", f"{LONG}.csv", DEEP, "list.csv")),
    ["batch", LONG, "--scenes", "short"],
    ["batch", "test:0", "--out", LONG],
    ["digits", "--out", LONG],
    ["render", "Squishing", "--out", LONG],
    ["render", "Squishing", "--config", "out.toml"],
    ["render", "Squishing", "--voice-file", LONG],
    ["train", "--data", LONG],
    ["train", "--data", ".", "--out", LONG],
    ["train", "--data", ".", "--states", LONG],
    ["again", LONG],
    ["again", "clip.json"],
]


@pytest.mark.parametrize(
    "arguments", ARGUMENTS, ids=lambda words: " ".join(word[:12] for word in words)
)
def test_a_name_that_is_too_long_ends_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text)
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2 and isinstance(result.exception, SystemExit)
    assert result.stdout == "" and len(result.stderr.strip().splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES)
