"""Manifest of a batch: a CSV with a line for each digit, for spreadsheets and programs.

Batches that go into one folder share it, also while they run side by side.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from network import Digit, Network
from network.paths import is_file, read_bytes
from network.printable import printable
from studio.files import cannot_write, locked, write_bytes
from studio.outputs.assembly import Film
from studio.outputs.batch import Batch

NAME = "manifest.csv"
LARGEST = 100_000_000  # bytes; a line has about 300
FORMULA_SIGNS = ("=", "+", "-", "@")

Row = dict[str, str]

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

        Lines of other batches stay, unless their film is no longer there.

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
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(self.path, error) from error
        with locked(self.path.parent):
            rows = [
                {column: cell(value) for column, value in row.items()}
                for row in self._rows(outcomes)
            ]
            table.writerows([*self._rows_of_others(rows), *rows])
            write_bytes(self.path, text.getvalue().encode(errors="backslashreplace"))

    def _rows_of_others(self, own: Sequence[Row]) -> list[Row]:
        """Return the lines that other batches have written, but not those of films made anew."""
        films = {row.get("film", "") for row in own} - {""}
        digits = {cell(name) for name, _ in self._batch.entries}
        return [
            row
            for row in read_rows(self.path)
            if row["film"] not in films
            and (row["film"] or row["digit"] not in digits)
            and (not row["film"] or is_file(self.path.parent / row["film"]))
        ]

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


def cell(value: object) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula.

    Examples
    --------
    >>> cell("=1+1.png"), cell(0.5)
    ("'=1+1.png", '0.5')
    """
    text = printable(str(value))
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def read_rows(path: Path) -> list[Row]:
    """Return the lines of a manifest, none of a file that is something else."""
    try:
        lines = read_bytes(path, LARGEST).decode().splitlines()
        table = csv.DictReader(lines, strict=True)
        if tuple(table.fieldnames or ()) != COLUMNS:
            return []
        return [row for row in table if None not in row and None not in row.values()]
    except (OSError, UnicodeDecodeError, csv.Error):
        return []


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
