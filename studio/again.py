"""From the JSON beside a clip to the job that makes the same frames once more."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from network import Digit, DigitError, Network, NetworkError, shipped_network
from scenes.look import Look
from studio.errors import StudioError
from studio.formats import KINDS
from studio.jobs import Format, find_chapters
from studio.networks import network_from
from studio.parts import PartJob
from studio.sidecar import code, version

NOT_OURS = "no file of facts that lies beside a clip"


@dataclass(frozen=True)
class Told:
    """What a file of facts tells.

    Attributes
    ----------
    job : what makes the clip.
    warning : why frames may differ; empty where they will not.
    """

    job: PartJob
    warning: str


def read(path: Path) -> Told:
    """What is to be made again.

    Raises
    ------
    StudioError, NetworkError
        With one sentence, when the file does not say, or the network is gone or another one.
    """
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        clip = facts["clip"]
        network = _network(path, facts["network"])
        (chapter,) = find_chapters([clip["chapter"]])
        if clip["kind"] not in KINDS or clip["beat"] not in ("", *chapter.beats()):
            raise StudioError(f"{path}: there is no {clip['kind']} of a beat {clip['beat']} now")
        job = PartJob(
            chapter,
            _digit(facts["digit"]),
            network,
            Format(**{name: clip[name] for name in Format.__dataclass_fields__}),
            Look(**facts["look"]),
            beat=clip["beat"],
            kind=clip["kind"],
            is_transparent=clip["is_transparent"],
            limit=clip["limit"],
        )
        return Told(job, _warning(path, facts))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        if isinstance(error, NetworkError | DigitError | StudioError):
            raise
        raise StudioError(f"{path}: {NOT_OURS}") from error


def _digit(facts: dict[str, Any]) -> Digit:
    return Digit(np.asarray(facts["pixels"]), facts["origin"], facts["label"])


def _network(path: Path, facts: dict[str, Any]) -> Network:
    """The shipped network, or the one in the file beside the clip, if it still is the same."""
    if facts["sha256"] == shipped_network().hash:
        return shipped_network()
    if "file" not in facts:
        raise StudioError(f"{path}: made with a network that is not the shipped one any more")
    beside = path.parent / facts["file"]
    if not beside.is_file():
        raise StudioError(f"{beside}: the network that the clip was made with is gone")
    network = network_from(beside)
    if network.hash != facts["sha256"]:
        raise StudioError(f"{beside}: not the network that the clip was made with")
    return network


def _warning(path: Path, facts: dict[str, Any]) -> str:
    if (facts["digitfilm"], facts["scenes"]) == (version(), code()):
        return ""
    return f"{path}: made by another version of the scenes (digitfilm {facts['digitfilm']}); frames may differ"
