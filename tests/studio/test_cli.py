"""The command: what it refuses, and what it does."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from network import shipped_network, test_set
from scenes.film import CHAPTERS, FILMS
from studio.cli.main import main


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A folder to work in, with all kinds of bad input."""
    monkeypatch.chdir(tmp_path)
    Path("words.png").write_text("not a picture")
    Image.new("L", (1, 1), 255).save("dot.png")
    Image.new("L", (200, 200), 255).save("blank.png")
    Path("file").write_text("in the way")
    np.savez("other.npz", W1=np.ones((10, 9)), b1=np.zeros(10))
    np.savez("nan.npz", W1=np.full((10, 784), np.nan), b1=np.zeros(10))
    return tmp_path


def files(folder):
    return sorted(str(path) for path in folder.rglob("*"))


BAD = {
    "no such picture": ("render --digit nosuch.png", "nosuch.png"),
    "text named .png": ("render --digit words.png", "not a picture"),
    "one pixel": ("render --digit dot.png", "1 x 1"),
    "blank": ("render --digit blank.png", "blank"),
    "a folder": ("render --digit .", "folder"),
    "beyond the test set": ("render --digit test:10000", "10,000"),
    "no index": ("render --digit test:abc", "test:abc"),
    "no digit": ("render --digit 12", "0 to 9"),
    "negative": ("render --digit=-1", "0 to 9"),
    "unknown chapter": ("render Nonsense", "ReadingADigit"),
    "unknown chapter among known": ("render short Nonsense", "Nonsense"),
    "unknown quality": ("render --quality x", "quality"),
    "no workers": ("render --jobs 0", "--jobs"),
    "out is a file": ("render --out file", "file"),
    "out is below a file": ("render --out file/below", "file/below"),
    "out is read-only": ("render --out /proc/digitfilm", "/proc/digitfilm"),
    "no such network": ("render --network nosuch.npz", "nosuch.npz"),
    "not a network": ("render --network words.png", "words.png"),
    "reads no digits": ("render --network other.npz", "784"),
    "not finite": ("render --network nan.npz", "finite"),
    "stills of nothing": ("stills Nonsense", "Nonsense"),
    "stills into a file": ("stills Squishing --out file", "file"),
    "read nothing": ("read", "Missing"),
    "read blank": ("read blank.png", "blank"),
    "sheet of no class": ("digits --digit 11", "11"),
    "sheet into nowhere": ("digits --out file/sheet.png", "file"),
    "sheet over a folder": ("digits --out .", "."),
    "train without data": ("train --data .", "train-images"),
    "train strange sizes": ("train --data . --hidden 16,x", "16,x"),
    "train a huge layer": ("train --data . --hidden 999999999", "up to 20,000,000 work"),
    "train huge layers": ("train --data . --hidden 9999,9999", "up to 20,000,000 work"),
    "train an endless layer": (f"train --data . --hidden {'9' * 5000}", "whole numbers"),
    "train for ever": ("train --data . --seeds 999999999999", "--seeds"),
    "train into a file": ("train --data . --out file/p.npz", "file"),
    "no such command": ("rendr", "rendr"),
    "no such option": ("render --color", "--color"),
}


@pytest.mark.parametrize(("command", "says"), BAD.values(), ids=BAD)
def test_bad_input_ends_in_one_sentence(room, command, says):
    before = files(room)
    result = CliRunner().invoke(main, command.split())
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    assert says in result.stderr
    assert files(room) == before


GOOD = {
    "version": ("--version", ["digitfilm 0"]),
    "help": ("--help", ["render", "list", "digits", "read", "stills", "train"]),
    "read": (
        "read 7 test:4",
        ["test:4 (labeled 4)", *[f"\n{n}  0." for n in range(10)], "reads 7, correctly"],
    ),
    "digits": ("digits", ["renders/digits.png"]),
    "digits of a class": ("digits --digit 3 --out three.png", ["three.png"]),
    "stills": ("stills squishing --quality l", ["sheet.png"]),
}


@pytest.mark.parametrize(("command", "says"), GOOD.values(), ids=GOOD)
def test_good_commands(room, command, says):
    result = CliRunner().invoke(main, command.split())
    assert result.exit_code == 0, result.output
    for words in says:
        assert words in result.stdout
    first = result.stdout.splitlines()[0]
    if first.endswith(".png"):
        with Image.open(first) as sheet:
            assert sheet.width > 500
    assert not [path for path in files(room) if ".digitfilm" in path]


def test_list_tells_of_films_as_long_as_is_said(room):
    result = CliRunner().invoke(main, ["list"])
    for chapter in CHAPTERS:
        assert chapter.__name__ in result.stdout
        assert all(beat in result.stdout for beat in chapter.beats())
    seconds = {
        film: int(re.search(rf"^{film}  (\d+) s$", result.stdout, re.MULTILINE)[1])
        for film in FILMS
    }
    assert 90 <= seconds["short"] <= 150
    assert 600 <= seconds["full"] <= 840


def test_read_as_json_tells_everything(room):
    Image.fromarray((255 - test_set().digit(4).image * 255).astype(np.uint8)).resize(
        (280, 280)
    ).save("mine.png")
    result = CliRunner().invoke(main, ["read", "test:4", "mine.png", "--json"])
    known, mine = json.loads(result.stdout)
    read = shipped_network().read(test_set().digit(4))
    for told, layer in zip(known["reading"]["activations"], read.layers, strict=True):
        np.testing.assert_allclose(told, layer, atol=1e-12)
    assert mine["digit"]["origin"] == "mine.png"
    assert mine["reading"]["answer"] == 4
