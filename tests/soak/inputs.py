"""Bad inputs of all kinds, drawn from a seed, through every command that takes them."""

from __future__ import annotations

import io
import json
import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from click.testing import CliRunner
from PIL import Image

from network import shipped_network, test_set
from studio.cli.main import main

NAMES = (
    "a.png",
    "7",
    "=1+1.png",
    "k\udcfcr.png",
    "e\x1b[31m.png",
    "a b'\".png",
    "x" * 300,
    "..",
    "-",
)
PICTURES = ("PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP", "PPM")
Values = tuple[Any, ...]
ODD: Values = (
    None,
    -1,
    0,
    1e308,
    10**30,
    "",
    "x" * 5_000,
    [],
    {},
    [[[]]],
    True,
    "\x00",
    "..",
    "nan",
)


def bad_inputs(count: int, seed: int, work: Path) -> Iterator[str]:
    """Put broken inputs through commands; yield what is wrong with their ends."""
    random = Random(seed)
    before = Path.cwd()
    os.chdir(work)
    try:
        sidecars = list(_sidecars())
        kinds = [_picture, _network, _sidecar, _table, _config, _options]
        for number in range(count):
            arguments = kinds[number % len(kinds)](random, sidecars)
            yield from (f"input {number}: {fault}" for fault in _faults(arguments))
    finally:
        os.chdir(before)


def _faults(arguments: list[str]) -> Iterator[str]:
    """Run a command in this process; yield what is wrong."""
    result = CliRunner().invoke(main, arguments)
    shown = " ".join(arguments).encode("ascii", "backslashreplace").decode()[:200]
    error = result.exception
    if error is not None and not isinstance(error, SystemExit):
        place = traceback.format_exception(error)[-2:]
        yield f"{shown}: {type(error).__name__}: {error} {''.join(place)[-400:]}"
    elif result.exit_code not in {0, 1, 2}:
        yield f"{shown}: exit code {result.exit_code}"
    if result.exit_code == 2 and len(result.stderr.strip().splitlines()) > 3:
        yield f"{shown}: more than a sentence: {result.stderr[:300]!r}"
    if "\x1b" in result.output:
        yield f"{shown}: an escape sequence is printed"
    yield from (f"{shown}: {path} is left" for path in Path().rglob(".digitfilm*"))


def _sidecars() -> Iterator[dict[str, Any]]:
    """Yield the sidecars of a clip and of a film."""
    CliRunner().invoke(main, ["clip", "TitleCard", "-f", "png", "-q", "l", "--out", "good"])
    CliRunner().invoke(main, ["render", "TitleCard", "-q", "l", "--jobs", "1", "--out", "good"])
    yield from (json.loads(path.read_text()) for path in sorted(Path("good").rglob("*.json")))


def _damaged(content: bytes, random: Random) -> bytes:
    """Cut, flip, repeat or replace a part of a file."""
    place = random.randrange(len(content))
    other = random.randbytes(random.choice((1, 4, 64)))
    ways: list[Callable[[], bytes]] = [
        lambda: content[:place],
        lambda: content[:place] + other + content[place + len(other) :],
        lambda: content[:place] + content,
        lambda: other * 50,
        lambda: content + other * 1_000,
        lambda: b"",
    ]
    return random.choice(ways)()


def _named(random: Random, content: bytes) -> str:
    """Write a file under an odd name; return its path, which may be a folder or not be there."""
    name = random.choice(NAMES)
    with suppress(OSError, ValueError):  # a name that no file can have is an input as well
        Path(name).write_bytes(content)
    return name if random.random() < 0.5 else f"./{name}"


def _picture(random: Random, _: list[dict[str, Any]]) -> list[str]:
    """Return a command on a picture that may be damaged."""
    digit = test_set().images[random.randrange(10_000)].reshape(28, 28)
    image = Image.fromarray(255 - digit).resize((random.choice((1, 28, 300, 2_000)), 300))
    file = io.BytesIO()
    image.save(file, random.choice(PICTURES))
    content = file.getvalue() if random.random() < 0.3 else _damaged(file.getvalue(), random)
    name = _named(random, content)
    number = random.choice(("", "#0", "#2", "#99999", "#x"))
    command = random.choice((["read"], ["read", "--json"], ["list", "--digit"]))
    return [*command, f"{name}{number}"]


def _network(random: Random, _: list[dict[str, Any]]) -> list[str]:
    """Return a command with a network whose arrays, or whose file, are wrong."""
    network = shipped_network()
    arrays: dict[str, Any] = {f"W{i}": w for i, w in enumerate(network.weights, 1)}
    arrays |= {f"b{i}": b for i, b in enumerate(network.biases, 1)}
    name = random.choice(sorted(arrays))
    arrays[name] = random.choice(
        (
            arrays[name].T,
            arrays[name] * 1e300,
            arrays[name].astype(np.int8),
            np.full_like(arrays[name], np.nan),
            np.zeros(0),
            np.array("words"),
            arrays[name][..., :-1],
            arrays[name] * 1e5,
            arrays[name].astype(">f2"),
        )
    )
    file = io.BytesIO()
    np.savez(file, **arrays)
    content = file.getvalue() if random.random() < 0.7 else _damaged(file.getvalue(), random)
    Path("n.npz").write_bytes(content)
    command = random.choice((["read", "3"], ["digits", "--digit", "1"], ["list"]))
    return [*command, "--network", "n.npz"]


def _sidecar(random: Random, sidecars: list[dict[str, Any]]) -> list[str]:
    """Return ``again`` on a sidecar with an odd value at a random place."""
    entries = json.loads(json.dumps(random.choice(sidecars)))
    place: Any = entries
    keys = [random.choice(sorted(entries))]
    while isinstance(place[keys[-1]], dict | list) and place[keys[-1]] and random.random() < 0.8:
        place = place[keys[-1]]
        keys.append(
            random.choice(sorted(place))
            if isinstance(place, dict)
            else random.randrange(len(place))
        )
    place[keys[-1]] = random.choice(ODD)
    if isinstance(entries.get("digit"), dict) and random.random() < 0.9:
        entries["digit"]["pixels"] = [0.0] * 784  # most that is valid is not made, as it takes long
    content = json.dumps(entries).encode()
    Path("s.json").write_bytes(content if random.random() < 0.7 else _damaged(content, random))
    return ["again", "s.json", "--jobs", "1"]


def _table(random: Random, _: list[dict[str, Any]]) -> list[str]:
    """Return ``batch`` on a table that is wrong."""
    cells = [
        "test:0",
        "7",
        "nosuch.png",
        "a.png",
        '"',
        "10",
        "",
        "digit",
        "label",
        "=1",
        "\x00",
        "wrong:",
    ]
    lines = [
        random.choice((",", ";", "\t")).join(random.choices(cells, k=random.randrange(4)))
        for _ in range(random.randrange(5))
    ]
    text = "\n".join([*lines, "nosuch.png,3"])
    Path("t.csv").write_bytes(text.encode(random.choice(("utf-8", "utf-16", "utf-8-sig"))))
    return ["batch", "t.csv", "--scenes", random.choice(("TitleCard", "short", "x")), "-q", "l"]


def _config(random: Random, _: list[dict[str, Any]]) -> list[str]:
    """Return a command with a configuration that is wrong."""
    keys = [
        "digit",
        "theme",
        "jobs",
        "quality",
        "out",
        "font",
        "captions",
        "network",
        "nosuch",
        "pick",
    ]
    values = [
        "1e400",
        "true",
        '"x"',
        "[1]",
        "{}",
        "-1",
        '"\\u0000"',
        '"../../etc"',
        "2026-01-01",
        "nan",
    ]
    lines = [f"{random.choice(keys)} = {random.choice(values)}" for _ in range(2)]
    text = "\n".join([random.choice(("[digitfilm]", "[x]", "")), *lines, 'digit = "nosuch.png"'])
    content = text.encode()
    Path("c.toml").write_bytes(content if random.random() < 0.8 else _damaged(content, random))
    return ["stills", "TitleCard", "--config", "c.toml"]


def _options(random: Random, _: list[dict[str, Any]]) -> list[str]:
    """Return a command with options that are wrong."""
    command = random.choice(
        ("render", "stills", "clip", "sheet", "slides", "batch", "read", "train")
    )
    options = ["--jobs", "--digit", "--quality", "--out", "--pick", "--font", "--hidden", "--seeds"]
    values = [
        "-1",
        "99999999999999999999",
        "x",
        "",
        "\x00",
        "nosuch.png",
        "3#4",
        "test:99999",
        "wrong:x",
    ]
    chosen = [word for _ in range(2) for word in (random.choice(options), random.choice(values))]
    return [command, random.choice(("TitleCard.nosuch", "nosuch.png")), *chosen]
