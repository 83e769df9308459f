"""The page of ``digitfilm draw`` as a process, and a client that has its key."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from PIL import Image

from network import test_set

COMMAND = (sys.executable, "-c", "from studio.cli.main import main; main()", "draw", "--port", "0")
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Page:
    """A page that runs, and whatever a browser knows of it after it has opened its address."""

    address: str
    process: subprocess.Popen[str] | None = None
    cookie: str = ""
    room: str = ""

    def __post_init__(self) -> None:
        place = urlsplit(self.address)
        self.port = place.port or 0
        _, headers, body = self.bare(f"{place.path}?{place.query}")
        self.cookie = headers["set-cookie"].split(";")[0]
        led = re.search(r'url=([^"]+)"', body.decode())
        assert led is not None
        self.room = led[1]

    @property
    def place(self) -> str:
        """Address of all that is on the page."""
        return f"http://127.0.0.1:{self.port}{self.room}"

    @property
    def pid(self) -> int:
        """Number of its process, and of its group of processes."""
        assert self.process is not None
        return self.process.pid

    def wait(self) -> tuple[int, str]:
        """Wait for its end; its exit code, and all that it said about errors."""
        assert self.process is not None
        assert self.process.stderr is not None
        return self.process.wait(timeout=30), self.process.stderr.read()

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> Answer:
        """Ask as the page in the browser does."""
        return self.bare(f"{self.room}{path}", method, body, Cookie=self.cookie, **headers)

    def bare(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> Answer:
        """Ask as anybody on this computer can."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers=names)
        answer = connection.getresponse()
        got = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, got, answer.read()


@contextmanager
def running_page(
    out: Path, *options: str, files: int = 0, environment: Mapping[str, str] | None = None
) -> Iterator[Page]:
    """Run the page, and end it.

    Parameters
    ----------
    files : limit of files that its process may open.
    environment : instead of ours.
    """
    limit = ("sh", "-c", f'ulimit -n {files}; exec "$@"', "sh") if files else ()
    with subprocess.Popen(
        [*limit, *COMMAND, "--out", str(out), *(options or ("--no-browser",))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    ) as server:
        assert server.stdout is not None
        try:
            yield Page(server.stdout.readline().split()[0], server)
        finally:
            server.terminate()
            try:
                server.wait(timeout=30)
            except subprocess.TimeoutExpired:
                server.kill()
                raise


def picture(image: Image.Image | None = None, form: str = "PNG") -> bytes:
    """Return a picture, by default of a 7, as the bytes of a file."""
    digit = Image.fromarray((255 * test_set().digit(0).image).astype(np.uint8)).resize((280, 280))
    file = BytesIO()
    (image or digit).save(file, form)
    return file.getvalue()
