"""Jobs made from sidecars, which make the same frames again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from network import Digit, DigitError, Network, shipped_network
from network.paths import is_file
from network.printable import printable
from scenes.look import Look
from studio.errors import StudioError
from studio.planning.formats import CLIP_KINDS, FORMATS, Format
from studio.planning.jobs import LARGEST_GIF, ClipJob, FilmJob, check_letters_of, plan_film
from studio.planning.names import find_chapters
from studio.planning.narration_options import CAPTION_FILES, NarrationOptions
from studio.planning.networks import load_network
from studio.sidecar.describe import is_by_present_code
from studio.sidecar.schema import (
    ClipEntry,
    ClipSidecar,
    FilmEntry,
    FilmSidecar,
    NetworkEntry,
    Sidecar,
    read_sidecar,
)


@dataclass(frozen=True)
class LoadedJob:
    """A job made from a sidecar.

    Attributes
    ----------
    job : of the clip or film.
    warning : sentence that says why frames may differ; empty where they will not.
    """

    job: ClipJob | FilmJob
    warning: str


def load_job(path: Path, network: Network | None = None) -> LoadedJob:
    """Return the job that makes the film or clip that a sidecar describes.

    Parameters
    ----------
    path : of the sidecar.
    network : the one that it was made with, where its file does not lie beside the sidecar.

    Raises
    ------
    StudioError, NetworkError, DigitError
        When the sidecar is not valid, or the network is missing or another one.
    """
    sidecar = read_sidecar(path)
    network = _network(path, sidecar.network, network)
    try:
        if isinstance(sidecar, ClipSidecar):
            return LoadedJob(_clip_job(path, sidecar, network), _warning(path, sidecar))
        return LoadedJob(_film_job(path, sidecar, network), _warning(path, sidecar))
    except (StudioError, DigitError) as error:
        prefix = f"{path}: "
        raise StudioError(prefix + str(error).removeprefix(printable(prefix))) from error


def _clip_job(path: Path, sidecar: ClipSidecar, network: Network) -> ClipJob:
    clip = sidecar.clip
    (chapter,) = find_chapters([clip.chapter])
    if clip.kind not in CLIP_KINDS or clip.beat not in ("", *chapter.beats()):
        raise StudioError(f"this version of digitfilm has no {clip.kind} of the beat {clip.beat}")
    kind, limit = CLIP_KINDS[clip.kind], clip.limit if clip.limit != LARGEST_GIF else None
    kind.check_options(is_transparent=clip.is_transparent, limit=limit)
    if not (kind.is_moving or clip.beat):
        raise StudioError(f"a still shows one beat, and this names none of {clip.chapter}")
    look = _look(sidecar)
    check_letters_of(look)
    return ClipJob(
        chapter,
        _digit(sidecar),
        network,
        _format(clip, look),
        look,
        beat=clip.beat,
        kind=clip.kind,
        is_transparent=clip.is_transparent,
        limit=clip.limit,
    )


def _film_job(path: Path, sidecar: FilmSidecar, network: Network) -> FilmJob:
    entry = sidecar.narration
    if entry.voice == "recordings":
        raise StudioError(
            "this film was made with recordings, which are not part of this file; "
            "use digitfilm render with --voice-file instead"
        )
    captions = tuple(kind for kind in CAPTION_FILES if kind in entry.captions)
    if len(captions) != len(entry.captions):
        raise StudioError(f"the kinds of captions are {', '.join(CAPTION_FILES)}, each once")
    narration = NarrationOptions(captions, entry.burn_in, entry.voice == "engine")
    names = [chapter.name for chapter in sidecar.chapters]
    look = _look(sidecar)
    film_format = _format(sidecar.film, look)
    job = plan_film(names, _digit(sidecar), network, film_format, look, narration)
    return replace(job, title=printable(sidecar.film.title), stem=_stem(path))


def _stem(path: Path) -> str:
    """Return the name of the film that a sidecar stands beside.

    Raises
    ------
    StudioError
        When a folder of that name would be hidden, or another one than it seems.
    """
    if path.stem.startswith(".") or printable(path.stem) != path.stem:
        raise StudioError("rename this file: the film gets its name, which can't begin with a dot")
    return path.stem


def _format(entry: FilmEntry | ClipEntry, look: Look) -> Format:
    """Return the format of a film or clip, if it is one that this version makes."""
    film_format = Format(entry.quality, entry.width, entry.height, entry.fps)
    if film_format != FORMATS[entry.quality].in_aspect(look.aspect):
        raise StudioError(f"this version of digitfilm makes no films of {film_format}")
    return film_format


def _look(sidecar: Sidecar) -> Look:
    fields: dict[str, Any] = msgspec.structs.asdict(sidecar.look)
    try:
        return Look(**fields)
    except ValueError as error:
        raise StudioError(str(error)) from error


def _digit(sidecar: Sidecar) -> Digit:
    entry = sidecar.digit
    return Digit(np.asarray(entry.pixels), printable(entry.origin), entry.label)


def _network(path: Path, entry: NetworkEntry, given: Network | None) -> Network:
    """Return the network given, the shipped one, or that beside the clip, if it is the same."""
    if given is not None:
        if given.hash != entry.sha256:
            raise StudioError(
                f"{path}: this was made with a different network than the one in --network"
            )
        return given
    if entry.sha256 == shipped_network().hash:
        return shipped_network()
    if not isinstance(entry.file, str):
        raise StudioError(
            f"{path}: this was not made with the built-in network; "
            "say where the other one is with --network"
        )
    file = path.parent / Path(entry.file).name  # never a file of another folder
    if not is_file(file):
        raise StudioError(
            f"{file}: the network that the clip was made with is no longer here; "
            "say where it is with --network"
        )
    network = load_network(file)
    if network.hash != entry.sha256:
        raise StudioError(f"{file}: this is not the network that the clip was made with")
    return network


def _warning(path: Path, sidecar: Sidecar) -> str:
    if is_by_present_code(sidecar):
        return ""
    return (
        f"{path}: made with another version of the scenes (digitfilm {sidecar.digitfilm}), "
        "so the frames may differ"
    )
