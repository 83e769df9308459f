"""Manifest of a batch: a CSV with a line for each digit, for spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from network import Digit, Network
from studio.files import cannot_write
from studio.outputs.assembly import Film
from studio.outputs.batch import Batch

NAME = "manifest.csv"
COLUMNS = (
    "digit",  # as it was named
    "label",  # what it is meant to be, where that is known
    "read",  # what the network reads
    "output",  # the activation of that output
    "runner_up",
    "runner_up_output",
    "right",  # yes or no, where there is a label
    "seconds",
    "film",  # this and the following: files, as seen from the manifest's folder
    "captions",
    "poster",
    "facts",
    "error",  # why there is no film
)


class Manifest:
    """The manifest of a batch, written again after each digit.

    Parameters
    ----------
    out : folder of the manifest and the films.
    """

    def __init__(self, out: Path, batch: Batch) -> None:
        self.path = out / NAME
        self._batch = batch
        self._readings = {
            stem: reading_columns(job.digit, job.network) for stem, job in batch.jobs.items()
        }

    def write(self, outcomes: Mapping[str, Film | str]) -> None:
        """Write the lines of all digits that are done or have failed, at one stroke.

        Parameters
        ----------
        outcomes : by the stem of a job, its film, or the reason why there is none.

        Raises
        ------
        StudioError
            When it cannot be written.
        """
        text = io.StringIO()
        table = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(self._rows(outcomes))
        beside = self.path.with_name(f".{NAME}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(text.getvalue(), encoding="utf-8", errors="backslashreplace")
            beside.replace(self.path)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            raise cannot_write(self.path, error) from error

    def _rows(self, outcomes: Mapping[str, Film | str]) -> Iterator[dict[str, object]]:
        for name, job in self._batch.entries:
            if isinstance(job, str):
                yield {"digit": name, "error": job}
            elif (outcome := outcomes.get(job.stem)) is not None:
                columns = (
                    {"error": outcome} if isinstance(outcome, str) else self._film_columns(outcome)
                )
                yield {"digit": name, **self._readings[job.stem], **columns}

    def _film_columns(self, film: Film) -> dict[str, object]:
        kinds = {"film": ".mp4", "captions": ".srt", "poster": ".png", "facts": ".json"}
        folder = self.path.parent
        files = {
            kind: film.path.with_suffix(suffix).relative_to(folder)
            for kind, suffix in kinds.items()
        }
        return {"seconds": f"{film.seconds:.1f}", **files}


def reading_columns(digit: Digit, network: Network) -> dict[str, object]:
    """Return the columns for a digit's label and the network's reading of it."""
    reading = network.read(digit)
    columns: dict[str, object] = {
        "read": reading.answer,
        "output": f"{reading.outputs[reading.answer]:.4f}",
        "runner_up": reading.runner_up,
        "runner_up_output": f"{reading.outputs[reading.runner_up]:.4f}",
    }
    if digit.label is not None:
        is_right = reading.answer == digit.label
        columns |= {"label": digit.label, "right": "yes" if is_right else "no"}
    return columns
