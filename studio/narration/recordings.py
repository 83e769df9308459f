"""A lecturer's own recordings: a file for each beat, named after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import av

from network.paths import is_folder
from scenes.storyboard import ChapterRecord
from studio.errors import StudioError
from studio.narration import audio
from studio.planning.names import key
from studio.planning.narration import Speech

NUMBER = re.compile(
    r"^\d+[\s._-]+"
)  # a file's name may begin with one, so that files are listed in order
KINDS = (
    ".wav",
    ".mp3",
    ".m4a",
    ".aac",
    ".ogg",
    ".oga",
    ".opus",
    ".flac",
    ".webm",
    ".mka",
    ".mp4",
    ".mov",
    ".aif",
    ".aiff",
)


def check_folder(folder: Path) -> None:
    """Whether there are recordings at all.

    Raises
    ------
    StudioError
        When there is no such folder.
    """
    if not is_folder(folder):
        raise StudioError(f"{folder}: no such folder of recordings")


def recording_name(number: int, chapter: str, beat: str) -> str:
    """What the recording of a beat is called, without the ending that says its kind."""
    return f"{number:02}_{chapter}.{beat}"


def take(folder: Path, records: Sequence[ChapterRecord], work: Path) -> list[dict[str, Speech]]:
    """The recordings of every chapter's beats, by the beats' names, freed of the silence at their ends.

    Raises
    ------
    StudioError
        When some are missing, empty or cannot be read; the sentence names the first.
    """
    check_folder(folder)
    files = {_key(path): path for path in sorted(folder.iterdir()) if path.suffix.lower() in KINDS}
    kept = work / "speech"
    kept.mkdir()
    speeches: list[dict[str, Speech]] = []
    missing: list[str] = []
    useless: list[str] = []
    number = 0
    for part, record in enumerate(records):
        speeches.append({})
        for beat in record.beats:
            number += 1
            path = files.get(key(f"{record.name}.{beat.name}"))
            if path is None:
                missing.append(recording_name(number, record.name, beat.name))
                continue
            try:
                heard = audio.without_silence(audio.read(path))
            except (av.FFmpegError, audio.SilenceError, OSError) as error:
                useless.append(f"{path.name} {_trouble(path, error)}")
                continue
            audio.write(heard, kept / f"{part:02}.{beat.name}.wav")
            speeches[-1][beat.name] = Speech(
                kept / f"{part:02}.{beat.name}.wav", len(heard) / audio.RATE
            )
    if missing or useless:
        raise StudioError(_sentence(folder, missing, useless, number))
    return speeches


def _key(path: Path) -> str:
    return key(NUMBER.sub("", path.stem))


def _trouble(path: Path, error: Exception) -> str:
    if path.stat().st_size == 0:
        return "is empty"
    return (
        "holds nothing to be heard" if isinstance(error, audio.SilenceError) else "cannot be read"
    )


def _sentence(folder: Path, missing: Sequence[str], useless: Sequence[str], count: int) -> str:
    told = []
    if missing:
        some = (
            f"{len(missing)} of {count} recordings are missing"
            if len(missing) > 1
            else "one recording is missing"
        )
        told.append(f"{some}, the first is {missing[0]}.wav (or another kind of sound)")
    if useless:
        more = f", and {len(useless) - 1} more are as useless" if len(useless) > 1 else ""
        told.append(f"{useless[0]}{more}")
    return f"{folder}: {'; '.join(told)}"
