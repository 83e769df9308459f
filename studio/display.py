"""What is printed in the terminal while films are made, and about them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from network.training import Recipe, State
from scenes.film import FILMS
from studio import farm
from studio.jobs import FORMATS, FilmJob
from studio.rendering import ChapterRecord


class FilmProgress:
    """One bar for each chapter and one for the film; silent where no one watches."""

    def __init__(self, job: FilmJob) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("frames"),
            TimeRemainingColumn(),
            TextColumn("[dim]{task.fields[beat]}"),
            console=console,
            disable=not console.is_terminal,
        )
        self._film = self._progress.add_task("[bold]film", total=None, beat="")
        self._chapters = [
            self._progress.add_task(
                chapter.chapter.title, total=sum(chapter.expected_frames), beat="waiting", start=False
            )
            for chapter in job.chapters
        ]
        self._tally()

    def __enter__(self) -> FilmProgress:
        self._progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._progress.stop()

    def update(self, report: farm.Progress) -> None:
        """Show how far a chapter is."""
        chapter = self._chapters[report.chapter]
        self._progress.start_task(chapter)
        beat = report.beat.replace("_", " ")
        self._progress.update(chapter, completed=report.frames, total=report.total, beat=beat)
        self._tally()

    def _tally(self) -> None:
        chapters = [task for task in self._progress.tasks if task.id in self._chapters]
        done, total = sum(task.completed for task in chapters), sum(task.total or 0 for task in chapters)
        self._progress.update(self._film, completed=done, total=total)


def table_of_films(records: dict[str, ChapterRecord]) -> str:
    """Films, chapters and beats with their seconds, one a line."""
    fps = FORMATS["l"].fps
    lines = []
    for name, chapters in FILMS.items():
        film = [records[chapter.__name__] for chapter in chapters]
        lines.append(f"{name}  {sum(record.frames for record in film) / fps:.0f} s")
        for record in film:
            lines.append(f"  {record.name}  {record.frames / fps:.0f} s  {record.title}")
            lines += [f"    {beat.name}  {beat.end - beat.start:.1f} s" for beat in record.beats]
    return "\n".join(lines)


class TrainingProgress:
    """One bar for each seed, with the accuracy as it goes; silent where no one watches."""

    def __init__(self, recipes: Sequence[Recipe]) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("seed {task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("epochs"),
            TimeRemainingColumn(),
            TextColumn("validation {task.fields[accuracy]}"),
            console=console,
            disable=not console.is_terminal,
        )
        self._seeds = {
            recipe.seed: self._progress.add_task(str(recipe.seed), total=recipe.epochs, start=False, accuracy="")
            for recipe in recipes
        }

    def __enter__(self) -> TrainingProgress:
        self._progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._progress.stop()

    def update(self, recipe: Recipe, state: State) -> None:
        """Show how far a seed is, and how well it reads by now."""
        task = self._seeds[recipe.seed]
        self._progress.start_task(task)
        self._progress.update(task, completed=state.epoch, accuracy=f"{state.accuracy:.2%}")
