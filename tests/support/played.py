"""Chapters played by leaps, and the records of those that a process has played as they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from support.frame_checks import faults, too_faint
from support.recompute import Again

from network import Digit, Network, shipped_network
from scenes.drawing.renderer import BeatRenderer
from scenes.language.catalogue import without_number_signs
from scenes.look import DEFAULT, Look
from scenes.records import ChapterRecord
from scenes.storyboard import Storyboard
from studio.planning.formats import FORMATS
from studio.planning.jobs import ChapterJob
from studio.rendering.render import configured
from studio.rendering.render import play as play_all

# the default digit in the default look, at 480p, so that none is played twice the same way
AS_IS: dict[type[Storyboard], ChapterRecord] = {}


def play(
    chapter: type[Storyboard],
    hero: Digit,
    folder: Path,
    on_beat_end: Callable | None = None,
    network: Network | None = None,
    on_wait: Callable[[float, float], None] | None = None,
    look: Look = DEFAULT,
) -> Storyboard:
    """A chapter by leaps."""
    job = ChapterJob(
        chapter, hero, network or shipped_network(), FORMATS["l"].in_aspect(look.aspect), look
    )
    with configured(job, folder):
        renderer = BeatRenderer(lambda beat: False)
        scene = chapter(hero, job.network, renderer=renderer, on_beat_end=on_beat_end)
        if on_wait is not None:
            watch(scene, on_wait)
        play_all(scene)
    return scene


def wrong_in_picture(scene: Storyboard) -> list[str]:
    """Faults of the picture as it is now."""
    return faults(scene) + too_faint(scene, scene.renderer.still(scene))


def watch(scene: Storyboard, on_wait: Callable[[float, float], None]) -> None:
    """Tell from when to when the picture stands still."""
    wait = scene.wait

    def watched(*args: object, **kwargs: object) -> None:
        start = scene.time
        wait(*args, **kwargs)
        on_wait(start, scene.time)

    setattr(scene, "wait", watched)  # noqa: B010


def disagreements(scene: Storyboard, again: Again) -> list[str]:
    """Readouts whose value or characters differ from what is computed again."""
    found = []
    cache: dict[str, float] = {}
    for readout in scene.readouts:
        expected = cache.setdefault(readout.source, again.compute(str(readout.source)))
        shown = without_number_signs(readout.shown)
        decimals = len(shown.partition(".")[2])
        if (
            abs(readout.value - expected) > 1e-9
            or abs(float(shown) - expected) > 0.5 * 10**-decimals + 1e-9
        ):
            found.append(
                f"{readout.source}: {readout.value} shown as {readout.shown}, is {expected}"
            )
        if re.fullmatch(r"-0\.?0*", shown):
            found.append(f"{readout.source}: a negative zero")
        if not 0 <= readout.start < readout.end <= scene.time + 1e-6:
            found.append(f"{readout.source}: from {readout.start} to {readout.end} s")
    return found
