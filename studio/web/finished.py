"""Finished films and sheets of stills in the output folder, which the page lists and serves."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from starlette.responses import FileResponse
from starlette.types import Receive, Scope, Send

from network.printable import printable
from scenes.look import DEFAULT
from studio.sidecar.schema import FilmSidecar, read_sidecar

LISTED = 12  # finished films that the page lists
EXAMINED = 500  # sidecars of which it is remembered what they say
SHEET = "sheet.png"
NO_FILE = (errno.ELOOP, errno.ENOTDIR, errno.ENXIO)  # links, folders that are none, sockets
KINDS = ("mp4", "srt", "vtt")  # of files beside the poster

JsonObject = dict[str, Any]


@dataclass(frozen=True)
class Finished:
    """A film or a sheet of stills in a folder of the output folder.

    Attributes
    ----------
    folder, name : of the file; it is ``out / folder / name``.
    bytes : its size.
    version : changes with the file and its sidecar.
    """

    folder: str
    name: str
    bytes: int = 0
    version: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """Id in addresses, which does not give away its name."""
        return sha256(os.fsencode(f"{self.folder}/{self.name}")).hexdigest()[:16]

    @property
    def stem(self) -> str:
        """Name without its extension."""
        return Path(self.name).stem

    @property
    def files(self) -> dict[str, str]:
        """Names of all its files, by their kinds in addresses."""
        if self.name == SHEET:
            return {"png": SHEET, "poster": SHEET}
        return {kind: f"{self.stem}.{kind}" for kind in KINDS} | {"poster": f"{self.stem}.png"}

    def download_name(self, kind: str) -> str:
        """Return the name to save a file by, which says what it is of."""
        file = self.files[kind]
        stem = self.stem if self.stem == self.folder else self.folder
        return printable(f"{stem}{Path(file).suffix}")


class OpenedFile(FileResponse):
    """The answer with an open file, whatever lies at its path by now."""

    def __init__(self, file: BinaryIO, name: str, disposition: str) -> None:
        super().__init__(
            f"/dev/fd/{file.fileno()}",
            filename=name,
            stat_result=os.fstat(file.fileno()),
            content_disposition_type=disposition,
        )
        self._file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, and close it."""
        with closing(self._file):
            await super().__call__(scope, receive, send)


def film_id(film: Path) -> str:
    """Return the id of a film or sheet of stills by its path."""
    return Finished(film.parent.name, film.name).id


def open_file(out: Path, folder: str, name: str) -> BinaryIO:
    """Open a regular file in a folder of the output folder; below that no link is followed.

    Raises
    ------
    FileNotFoundError
        When there is none, or it is a link, a pipe, or in a folder that is a link.
    OSError
        When it cannot be opened.
    """
    # a pipe without a writer would block for ever
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        with _opened_folder(out, folder) as place:
            file = os.fdopen(os.open(name, flags, dir_fd=place), "rb")
    except OSError as error:
        if error.errno in NO_FILE:
            raise FileNotFoundError(name) from error
        raise
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise FileNotFoundError(name)
    return file


def finished_films(out: Path) -> list[Finished]:
    """Return films and sheets of stills in the output folder, the newest first."""
    folders: list[str] = []
    with suppress(OSError), os.scandir(out) as entries:
        folders = [entry.name for entry in entries if not entry.name.startswith(".")]
    found = [film for folder in folders for film in _films_in(out, folder)]
    return sorted(found, key=lambda film: film.version, reverse=True)


def describe_finished(out: Path) -> list[JsonObject]:
    """Return the page's list of the newest films; one that cannot be described is left out."""
    entries = (_describe(out, film) for film in finished_films(out))
    return list(islice(filter(None, entries), LISTED))


@contextmanager
def _opened_folder(out: Path, folder: str) -> Iterator[int]:
    """Open a folder of the output folder, unless it is a link."""
    root = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
    try:
        place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=root)
    finally:
        os.close(root)
    try:
        yield place
    finally:
        os.close(place)


def _films_in(out: Path, folder: str) -> list[Finished]:
    """Return what is finished in a folder; nothing where it cannot be looked into."""
    files: dict[str, os.stat_result] = {}
    with suppress(OSError), _opened_folder(out, folder) as place, os.scandir(place) as entries:
        for entry in entries:
            facts = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(facts.st_mode):
                files[entry.name] = facts
    films = []
    for name, facts in files.items():
        is_sheet = name == SHEET and folder.endswith("-stills")
        sidecar = files.get(f"{Path(name).stem}.json")
        if is_sheet:
            films.append(Finished(folder, name, facts.st_size, (facts.st_mtime_ns,)))
        elif Path(name).suffix == ".mp4" and sidecar is not None:
            version = (facts.st_mtime_ns, sidecar.st_mtime_ns, sidecar.st_size)
            films.append(Finished(folder, name, facts.st_size, version))
    return films


@lru_cache(maxsize=EXAMINED)
def _describe(out: Path, film: Finished) -> JsonObject | None:
    """Return the entry of a film or sheet of stills, or None when its sidecar makes no sense."""
    entry: JsonObject = {"film": film.id, "form": Path(film.name).suffix[1:], "bytes": film.bytes}
    if film.name == SHEET:
        note = printable(film.folder)
        return entry | {"title": "Pictures", "note": note, "language": DEFAULT.language}
    try:
        sidecar = read_sidecar(out / film.folder / f"{film.stem}.json")
        return entry | _describe_film(sidecar) if isinstance(sidecar, FilmSidecar) else None
    except Exception:  # anything may be in that file, and costs only the line of its film
        return None


def _describe_film(sidecar: FilmSidecar) -> JsonObject:
    facts, seconds = sidecar.film, round(sidecar.film.seconds)
    note = f"{sidecar.digit.origin}, read as {sidecar.reading.answer}"
    size = f"{seconds // 60}:{seconds % 60:02} · {facts.width} x {facts.height}"
    return {
        "title": facts.title,
        "note": f"{note} · {size}",
        "language": sidecar.look.language,
    }
