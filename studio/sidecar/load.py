"""From the JSON beside a clip or film to the job that makes the same frames once more."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from network import Digit, DigitError, Network, NetworkError, shipped_network
from scenes.look import Look
from studio.errors import StudioError
from studio.planning.formats import KINDS, Format
from studio.planning.jobs import ClipJob, FilmJob, plan_film
from studio.planning.names import find_chapters
from studio.planning.narration import Telling
from studio.planning.networks import network_from
from studio.sidecar.describe import Facts, code, version

NOT_OURS = "no file of facts that lies beside a clip or film"


@dataclass(frozen=True)
class Told:
    """What a file of facts tells.

    Attributes
    ----------
    job : what makes the clip or film.
    warning : why frames may differ; empty where they will not.
    """

    job: ClipJob | FilmJob
    warning: str


def read(path: Path, network: Network | None = None) -> Told:
    """What is to be made again.

    Parameters
    ----------
    network : the one that it was made with, where it does not lie beside.

    Raises
    ------
    StudioError, NetworkError
        With one sentence, when the file does not say, or the network is gone or another one.
    """
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        network = _network(path, facts["network"], network)
        job = _clip(path, facts, network) if "clip" in facts else _film(path, facts, network)
        return Told(job, _warning(path, facts))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        if isinstance(error, NetworkError | DigitError | StudioError):
            raise
        raise StudioError(f"{path}: {NOT_OURS}") from error


def _clip(path: Path, facts: Facts, network: Network) -> ClipJob:
    clip = facts["clip"]
    (chapter,) = find_chapters([clip["chapter"]])
    if clip["kind"] not in KINDS or clip["beat"] not in ("", *chapter.beats()):
        raise StudioError(f"{path}: there is no {clip['kind']} of a beat {clip['beat']} now")
    return ClipJob(
        chapter,
        _digit(facts["digit"]),
        network,
        _format(clip),
        Look(**facts["look"]),
        beat=clip["beat"],
        kind=clip["kind"],
        is_transparent=clip["is_transparent"],
        limit=clip["limit"],
    )


def _film(path: Path, facts: Facts, network: Network) -> FilmJob:
    told, names = facts["telling"], [chapter["name"] for chapter in facts["chapters"]]
    if told["voice"] not in (None, "engine"):
        raise StudioError(
            f"{path}: made with recordings, which lie elsewhere; use digitfilm render with --voice-file"
        )
    telling = Telling(tuple(told["captions"]), told["burn_in"], told["voice"] == "engine")
    job = plan_film(
        names,
        _digit(facts["digit"]),
        network,
        _format(facts["film"]),
        Look(**facts["look"]),
        telling,
    )
    return replace(job, title=facts["film"]["title"], stem=path.stem)


def _format(facts: Facts) -> Format:
    return Format(**{name: facts[name] for name in Format.__dataclass_fields__})


def _digit(facts: Facts) -> Digit:
    return Digit(np.asarray(facts["pixels"]), facts["origin"], facts["label"])


def _network(path: Path, facts: Facts, given: Network | None) -> Network:
    """The network given, the shipped one, or that in the file beside the clip, if it still is the same."""
    if given is not None:
        if given.hash != facts["sha256"]:
            raise StudioError(f"{path}: made with another network than --network names")
        return given
    if facts["sha256"] == shipped_network().hash:
        return shipped_network()
    if "file" not in facts:
        raise StudioError(
            f"{path}: made with a network that is not the shipped one; say where it is with --network"
        )
    beside = path.parent / facts["file"]
    if not beside.is_file():
        raise StudioError(
            f"{beside}: the network that the clip was made with is gone; say where it is with --network"
        )
    network = network_from(beside)
    if network.hash != facts["sha256"]:
        raise StudioError(f"{beside}: not the network that the clip was made with")
    return network


def _warning(path: Path, facts: Facts) -> str:
    if (facts["digitfilm"], facts["scenes"]) == (version(), code()):
        return ""
    return f"{path}: made by another version of the scenes (digitfilm {facts['digitfilm']}); frames may differ"
