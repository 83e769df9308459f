"""A lecturer's own recordings: one file for each beat, named after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import av

from network.paths import is_file, is_folder
from scenes.records import ChapterRecord, PassageRecord, SpokenSentence
from studio.errors import StudioError
from studio.narration import audio, loudness
from studio.planning.names import key
from studio.planning.narration_options import Speech

NUMBER = re.compile(r"^\d+[\s._-]+")  # a file's name may begin with one, to list files in order
KINDS = (
    *(".wav", ".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus"),
    *(".flac", ".webm", ".mka", ".mp4", ".mov", ".aif", ".aiff"),
)


def check_folder(folder: Path) -> None:
    """Refuse a folder that does not exist.

    Raises
    ------
    StudioError
        When there is no such folder.
    """
    if not is_folder(folder):
        raise StudioError(f"{folder}: no such folder of recordings")


def recording_name(number: int, chapter: str, beat: str) -> str:
    """Return the name that the recording of a beat has, without the ending that says its kind."""
    return f"{number:02}_{chapter}.{beat}"


def load(
    folder: Path, records: Sequence[ChapterRecord], work: Path
) -> list[dict[str, list[Speech]]]:
    """Load the recording of every beat, without the silence at its ends, as loud as all speech.

    Parameters
    ----------
    folder : the recordings.
    records : the chapters of the film.
    work : folder that the sound is written to.

    Returns
    -------
    For each chapter, the speech of each beat's passages by the beat's name.

    Raises
    ------
    StudioError
        When some are missing, empty or cannot be read; the sentence names the first.
    """
    check_folder(folder)
    files = {
        _key(path): path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in KINDS and is_file(path)
    }
    levelled = work / "speech"
    levelled.mkdir()
    speeches: list[dict[str, list[Speech]]] = []
    missing: list[str] = []
    unusable: list[str] = []
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
                sound = audio.faded(loudness.levelled(audio.trim_silence(audio.read(path))))
            except (av.FFmpegError, audio.SilenceError, OSError) as error:
                unusable.append(f"{path.name} {_fault(path, error)}")
                continue
            target = levelled / f"{part:02}.{beat.name}.wav"
            audio.write(sound, target)
            speeches[-1][beat.name] = shared_out(target, len(sound) / audio.RATE, beat.passages)
    if missing or unusable:
        raise StudioError(_sentence(folder, missing, unusable, number))
    return speeches


def shared_out(path: Path, seconds: float, passages: Sequence[PassageRecord]) -> list[Speech]:
    """Return a recording as the speech of passages, each as long as its share of the characters.

    Nobody knows when a passage begins in a recording that is not cut.

    Examples
    --------
    >>> told = [PassageRecord("It is a 3.", 0.0, 0.0), PassageRecord("Is it not?", 0.0, 0.0)]
    >>> [speech.seconds for speech in shared_out(Path("a.wav"), 5.0, told)]
    [2.5, 2.5]
    """
    texts = [" ".join(passage.text.split()) for passage in passages]
    total = sum(map(len, texts))
    said = [(SpokenSentence(text, 0.0, seconds * len(text) / total),) for text in texts]
    paths = [path, *[None] * (len(texts) - 1)]
    return [
        Speech(place, sentences if text else ())
        for place, sentences, text in zip(paths, said, texts, strict=True)
    ]


def _key(path: Path) -> str:
    return key(NUMBER.sub("", path.stem))


def _fault(path: Path, error: Exception) -> str:
    if path.stat().st_size == 0:
        return "is empty"
    if isinstance(error, audio.SilenceError):
        return "holds nothing to be heard"
    return "cannot be read"


def _sentence(folder: Path, missing: Sequence[str], unusable: Sequence[str], count: int) -> str:
    faults = []
    if missing:
        some = (
            f"{len(missing)} of {count} recordings are missing"
            if len(missing) > 1
            else "one recording is missing"
        )
        faults.append(f"{some}, the first is {missing[0]}.wav (or another kind of sound)")
    if unusable:
        more = f", and {len(unusable) - 1} more are as useless" if len(unusable) > 1 else ""
        faults.append(f"{unusable[0]}{more}")
    return f"{folder}: {'; '.join(faults)}"
