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
