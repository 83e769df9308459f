"""Opening of the page in the user's browser, without showing its key to anybody else."""

from __future__ import annotations

import html
import os
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from studio.files import work_folder

TO_THE_PAGE = """<!doctype html>
<meta charset="utf-8">
<title>digitfilm</title>
<meta http-equiv="refresh" content="0; url={address}">
<p><a href="{address}">Open the page</a></p>
"""


def redirect_to(address: str) -> str:
    """Return a web page that leads on to an address, and stays out of the browser's history."""
    return TO_THE_PAGE.format(address=html.escape(address))


@contextmanager
def opened_in_browser(address: str, out: Path) -> Iterator[None]:
    """Open an address in the browser by a file that exists as long as the context lasts.

    Everybody on a computer can see the arguments of every process, a browser's too. So these are
    the path of a file that nobody else may read, and the address is in the file. It lies in the
    output folder, since browsers in a sandbox see no temporary folders.

    Raises
    ------
    StudioError
        When nothing can be written in ``out``.
    """
    with work_folder(out) as folder:
        file = folder / "open.html"
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(redirect_to(address))
        # a browser in the terminal keeps its caller waiting, and the page is not served meanwhile
        Thread(target=webbrowser.open, args=(file.absolute().as_uri(),), daemon=True).start()
        yield
