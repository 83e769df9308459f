"""``show``: in a notebook made of the README's own lines, in a plain script, and its refusals."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from support.readme import blocks

import studio
from network import DigitError, Network, NetworkError, test_set
from studio import show
from studio.errors import StudioError
from studio.notebook import NotebookFilm, digit_from

(CELL,) = blocks("In a notebook")
TIMED = (
    "import time; start = time.monotonic()\nclip = {}\nprint(time.monotonic() - start, clip.path)"
)


def data_in(html: str, kind: str) -> bytes:
    found = re.search(rf'src="data:{kind};base64,([^"]*)"', html)
    assert found
    return base64.b64decode(found[1])


def test_the_readmes_lines_as_a_notebook(tmp_path: Path) -> None:
    reason = "Jupyter is missing (pip install nbclient ipykernel)"
    nbclient = pytest.importorskip("nbclient", reason=reason)
    pytest.importorskip("ipykernel", reason=reason)
    nbformat = pytest.importorskip("nbformat", reason=reason)
    again = TIMED.format(CELL.strip().splitlines()[-1])
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(code) for code in (CELL, again)]
    )
    nbclient.NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    nbformat.validate(notebook)

    (shown,), (printed,) = (
        cell["outputs"] for cell in notebook["cells"]
    )  # nothing else: it is quiet
    html = shown["data"]["text/html"]
    with av.open(BytesIO(data_in(html, "video/mp4"))) as film:
        assert sum(1 for _ in film.decode(video=0)) > 15
    assert data_in(html, "text/vtt").startswith(b"WEBVTT")
    seconds, _, path = printed["text"].strip().partition(" ")
    assert float(seconds) < 5, "the second time it is there at once"
    assert Path(path) == Path("renders/reading_a_digit-test_7-l/reading_a_digit-test_7-l.mp4")
    assert (tmp_path / path).is_file()


def test_in_a_script_without_a_guard_and_without_ipython(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys; sys.modules['IPython'] = None\n"  # as where it is not installed
        "from studio import show\n"
        "import numpy as np\n"
        "clip = show(['TitleCard'], digit=np.eye(28), out='films', theme='light', language='de')\n"
        "html = clip._repr_html_()\n"
        'print(clip.path, len(html), \'srclang="de" label="Deutsch"\' in html)\n'
    )
    run = subprocess.run(
        [sys.executable, script], check=False, capture_output=True, text=True, cwd=tmp_path
    )
    assert (run.returncode, run.stderr) == (0, "")
    path, length, is_german = run.stdout.split()
    assert is_german == "True" and "-light-de-" in path
    assert (tmp_path / path).stat().st_size < int(length)


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ({"scenes": "Nonsense"}, StudioError, "Nonsense: there is no such film"),
        ({"digit": "nosuch.png"}, DigitError, "no such file"),
        ({"digit": 12}, DigitError, "0 to 9"),
        ({"digit": np.ones(3)}, DigitError, "784"),
        ({"network": "nosuch.npz"}, NetworkError, "nosuch.npz"),
        ({"network": Network((np.ones((10, 9)),), (np.zeros(10),))}, NetworkError, "784"),
        ({"quality": "x"}, StudioError, "unknown quality 'x'"),
        ({"theme": "pink"}, StudioError, "unknown theme 'pink'; use dark, light"),
        (
            {"color": "pink"},
            StudioError,
            "unknown option 'color' for the look of a film; use theme, palette",
        ),
    ],
    ids=str,
)
def test_what_it_refuses(
    tmp_path: Path, arguments: dict[str, object], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says) as refusal:
        show(**{"out": tmp_path / "films", **arguments})
    assert len(str(refusal.value).splitlines()) == 1
    assert not (tmp_path / "films").exists()


def test_digits_of_all_kinds(network: Network) -> None:
    known = test_set().digit(7)
    assert digit_from(known, network) is known
    assert digit_from("test:7", network).origin == "test:7"
    assert digit_from(7, network).label == digit_from(np.int64(7), network).label == 7
    assert (digit_from(known.image.tolist(), network).pixels == known.pixels).all()


class Tensor:
    """What other libraries' arrays look like to NumPy."""

    def __init__(self, values: np.ndarray | None) -> None:
        self.values = values

    def __array__(self, dtype: object = None, copy: object = None) -> np.ndarray:
        if self.values is None:
            raise RuntimeError("Can't call numpy() on a tensor that requires grad.")
        return self.values


INK = np.round(255 * test_set().digit(7).image).astype(np.uint8)
GREY = Image.fromarray(INK)
KINDS: dict[str, object] = {
    "bytes": INK,
    "signed": INK.astype(np.int64),
    "lists": INK.tolist(),
    "one channel": INK[..., np.newaxis],
    "a batch of one": (INK / 255)[np.newaxis, np.newaxis],
    "flat": (INK / 255).reshape(1, 784),
    "color": np.repeat(INK[..., np.newaxis], 3, axis=2),
    "color, channels first": np.repeat(INK[np.newaxis], 3, axis=0) / 255,
    "a tensor": Tensor((INK / 255).astype(np.float32)),
    **{mode: GREY.convert(mode) for mode in ("L", "RGB", "RGBA", "LA", "P", "I", "F")},
    "16 bits": Image.fromarray(INK.astype(np.uint16) * 257),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_digit_in_memory_is_taken_as_it_is(network: Network, kind: str) -> None:
    digit = digit_from(KINDS[kind], network)  # type: ignore[arg-type]
    np.testing.assert_allclose(digit.image, INK / 255, atol=1e-6)


@pytest.mark.parametrize(
    "picture",
    [
        INK > 127,
        GREY.convert("1"),
        GREY.resize((280, 280)),
        Image.fromarray(255 - INK),
        Image.fromarray(255 - INK).resize((1400, 1400)),
    ],
)
def test_a_digit_in_memory_is_read_as_what_it_is(network: Network, picture: object) -> None:
    assert network.read(digit_from(picture, network)).answer == test_set().labels[7]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("picture", "says"),
    [
        (INK.astype(float), "the values go up to 255; divide them by 255"),
        (INK.astype(np.uint16) * 2, "between 0"),
        (INK / 255 - 0.5, "between 0"),
        (np.full((28, 28), np.nan), "between 0"),
        (np.zeros((28, 28)), "blank"),
        (np.zeros((280, 280)), r"shape \(280, 280\); .* PIL image"),
        (np.zeros((0, 28)), "784"),
        (INK.astype(complex), "not an array of real numbers"),
        (np.full((28, 28), "x"), "not an array of real numbers"),
        ([[1], [2, 3]], "not an array of real numbers"),
        (Tensor(None), "not an array of real numbers"),
        (object(), "784|real numbers"),
        (Image.new("L", (99, 99), 255), "image: the image is blank"),
        (Image.new("1", (11_000, 11_000)), "11000 x 11000 pixels are too many"),
    ],
)
def test_what_is_no_digit_in_memory_is_refused(
    network: Network, picture: object, says: str
) -> None:
    with pytest.raises(DigitError, match=says) as refusal:
        digit_from(picture, network)  # type: ignore[arg-type]
    assert len(str(refusal.value).splitlines()) == 1


def test_a_path_is_a_file_whatever_its_name(
    tmp_path: Path, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    GREY.save("7", "PNG")
    assert digit_from("7", network).test_index is not None
    for path in (Path("7"), tmp_path / "7"):
        assert digit_from(path, network).origin == "./7"


# --- files in the way of packages -----------------------------------------------------------------

IN_THE_WAY = {
    "network.py": "network.py",
    "scenes.py": "scenes.py",
    "network/__init__.py": "network",
    "network/notes.txt": "network",  # a folder alone is a package, too, where ours come later
}


@pytest.mark.parametrize("is_imported", [False, True])
@pytest.mark.parametrize("file", IN_THE_WAY)
def test_a_file_in_the_way_is_named(tmp_path: Path, file: str, *, is_imported: bool) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("class Network: pass\n")
    package = Path(file).parts[0].removesuffix(".py")
    code = (
        "import sys\n"
        "sys.meta_path = [each for each in sys.meta_path if 'editable' not in repr(each).lower()]\n"
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        + (f"import {package}\n" if is_imported or file.endswith(".txt") else "")
        + f"sys.path.append({str(Path(studio.__file__).parents[1])!r})\n"
        "from studio import show\n"
    )
    command = [sys.executable, "-I", "-c", code]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.stderr.splitlines()[-1] == (
        f"ImportError: {tmp_path / IN_THE_WAY[file]} stands in the way of digitfilm's own package "
        f"{package!r}; rename it, and start Python (or the notebook's kernel) again"
    )


def test_a_very_large_film_is_linked_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a b.mp4").write_bytes(b"film")
    (tmp_path / "a b.vtt").write_text("WEBVTT")
    clip = NotebookFilm(tmp_path / "a b.mp4", 1.0, 854)
    assert data_in(clip._repr_html_(), "video/mp4") == b"film"
    monkeypatch.setattr("studio.notebook.LARGEST", 3)
    assert 'src="a%20b.mp4"' in clip._repr_html_()
