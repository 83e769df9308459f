"""Schema of sidecars: typed records, through which alone they are read and written.

``docs/sidecar.schema.json`` is the same as a JSON Schema (``make schema`` writes it). Times are in
seconds from the beginning of the film or clip; positions are in pixels from the top left corner.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, field

from network.paths import read_bytes
from studio.errors import StudioError, reason_of

NOT_A_SIDECAR = "this is not the JSON file that is saved next to a clip or film"

LARGEST = 100_000_000  # bytes of a sidecar; that of the full film has less than one million

Seconds = Annotated[float, Meta(ge=0, le=1e6)]
Positive = Annotated[int, Meta(gt=0, le=10**9)]
Name = Annotated[str, Meta(max_length=1000)]
Option = Annotated[str, Meta(max_length=200)]
Share = Annotated[float, Meta(ge=0, le=1)]
Class = Annotated[int, Meta(ge=0, le=9)]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Quality = Literal["l", "m", "h", "p", "k"]

NO_CHECKSUM = "0" * 64


class LookEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """The look of the film or clip, with the fields of :class:`scenes.look.Look`."""

    theme: Option
    palette: Option
    aspect: Option
    language: Option
    font: Option


class NarrationEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """The options of the narration.

    ``captions`` are kinds of files; ``voice`` is null if the narration is not spoken.
    """

    captions: list[str]
    embedded: bool
    burn_in: bool
    voice: Literal["engine", "recordings"] | None


class FilmEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A film: its title, length, and size in pixels."""

    title: Name
    seconds: Seconds
    frames: Positive
    quality: Quality
    width: Positive
    height: Positive
    fps: Positive


class ClipEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A clip: its chapter, its only beat (empty for a whole chapter), and its file.

    ``limit`` is the largest size of a GIF in megabytes; ``frames`` is 0 for a still.
    """

    chapter: Name
    beat: Name
    title: Name
    kind: Option
    is_transparent: bool
    limit: Annotated[float, Meta(gt=0, le=1e5)]
    frames: Annotated[int, Meta(ge=0)]
    quality: Quality
    width: Positive
    height: Positive
    fps: Positive


class DigitEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """The digit: its origin, its label if known, and its 784 pixels.

    Pixels are row by row, from 0 for background to 1 for ink.
    """

    origin: Name
    label: Class | None
    pixels: Annotated[list[Share], Meta(min_length=784, max_length=784)]


class NetworkEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The network, and the share of the 10,000 test digits that it reads correctly.

    ``file`` is left out for the built-in network; any other is saved next to the clip.
    """

    sizes: list[Positive]
    activation: str
    read_out: str
    parameters: Positive
    sha256: Sha256
    test_accuracy: Share
    file: Name | UnsetType = UNSET


class ReadingEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the network computed, layer by layer; activations begin with the pixels."""

    answer: Class
    runner_up: Class
    margin: float
    weighted_sums: list[list[float]]
    activations: list[list[float]]


class ChapterEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A chapter of a film, its start and its end."""

    name: Name
    title: str
    start: Seconds
    end: Seconds


class NeuronsEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Neurons of a layer in the last frame of a beat: their centers and brightness.

    ``indices`` says which neurons are drawn, if not all of them are.
    """

    centres: list[tuple[float, float]]
    levels: list[Share]
    indices: list[int] | UnsetType = UNSET


class PassageEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A passage of a beat: sentences that are told together, and their start.

    ``spoken`` is the length of its speech in seconds, 0 where it is not spoken; it is left out for
    clips.
    """

    text: str
    start: Seconds
    spoken: Seconds | UnsetType = UNSET


class BeatEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A beat; ``narration`` is the text of all its passages.

    ``spoken`` is the time from its start to the end of what is said, in seconds, 0 where nothing
    is. ``chapter`` and ``spoken`` are left out for clips. ``neurons`` has the layers on its last
    picture by their numbers.
    """

    chapter: str | UnsetType = UNSET
    name: str
    narration: str
    passages: list[PassageEntry]
    start: Seconds
    end: Seconds
    spoken: Seconds | UnsetType = UNSET
    neurons: dict[str, NeuronsEntry]


class ReadoutEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number that is shown or spoken, its source, its start, and its end.

    ``chapter`` is left out for clips.
    """

    chapter: str | UnsetType = UNSET
    beat: str
    value: float
    shown: str
    source: str
    start: Seconds
    end: Seconds


class FileEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of a film, by its suffix: its size and its SHA-256, to tell whether it is whole."""

    suffix: Name
    bytes: Annotated[int, Meta(ge=0)]
    sha256: Sha256


class FilmSidecar(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="schema", tag="film-2"
):
    """The sidecar of a film; the number in ``schema`` goes up when a field changes its meaning.

    ``made_by`` stands for all code, data and libraries that decide about a film: it changes when
    the film could come out differently. ``drawn_with`` has the versions of those libraries.
    ``files`` lists the other files of the film; ``checksum`` is the SHA-256 of this one with zeros
    in its place.
    """

    digitfilm: Name
    made_by: Sha256
    drawn_with: dict[str, str]
    film: FilmEntry
    look: LookEntry
    narration: NarrationEntry = field(name="telling")
    digit: DigitEntry
    network: NetworkEntry
    reading: ReadingEntry
    chapters: Annotated[list[ChapterEntry], Meta(min_length=1, max_length=500)]
    beats: Annotated[list[BeatEntry], Meta(min_length=1)]
    readouts: list[ReadoutEntry]
    files: list[FileEntry]
    checksum: Sha256 = NO_CHECKSUM


class ClipSidecar(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="schema", tag="clip-2"
):
    """The sidecar of a clip; ``made_by`` and ``drawn_with`` are those of films."""

    digitfilm: Name
    made_by: Sha256
    drawn_with: dict[str, str]
    clip: ClipEntry
    look: LookEntry
    digit: DigitEntry
    network: NetworkEntry
    reading: ReadingEntry
    beats: Annotated[list[BeatEntry], Meta(min_length=1)]
    readouts: list[ReadoutEntry]


Sidecar = FilmSidecar | ClipSidecar


def to_json(sidecar: Sidecar) -> str:
    """Return a sidecar as JSON that people can page through, with a line for each entry."""
    entries: dict[str, Any] = msgspec.to_builtins(sidecar)
    lines = ",\n".join(f"{json.dumps(name)}: {_lines(value)}" for name, value in entries.items())
    return f"{{\n{lines}\n}}\n"


def _lines(value: Any) -> str:
    if not (isinstance(value, list) and value and isinstance(value[0], dict)):
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n]"


def read_sidecar(path: Path) -> Sidecar:
    """Read and validate a sidecar.

    Raises
    ------
    StudioError
        When there is none, or it does not follow the schema; the sentence says where it differs.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "film.json"
    ...     path.write_text('{"schema": "film-1", "digitfilm": 1}')
    ...     read_sidecar(path)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    studio.errors.StudioError: ...film.json: ... (Expected `str`, got `int` - at `$.digitfilm`)
    """
    try:
        return msgspec.json.decode(read_bytes(path, LARGEST), type=Sidecar)
    except OSError as error:
        raise StudioError(f"{path}: can't open it ({reason_of(error)})") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise StudioError(f"{path}: {NOT_A_SIDECAR} ({error})") from error


def sealed(sidecar: FilmSidecar) -> FilmSidecar:
    """Return the sidecar with its checksum, by which every later change of it is noticed."""
    blank = msgspec.structs.replace(sidecar, checksum=NO_CHECKSUM)
    return msgspec.structs.replace(blank, checksum=sha256(to_json(blank).encode()).hexdigest())


def json_schema() -> str:
    """Return the JSON Schema of both sidecars, as ``docs/sidecar.schema.json`` has it."""
    return json.dumps(msgspec.json.schema(Sidecar), indent=2, ensure_ascii=False) + "\n"
