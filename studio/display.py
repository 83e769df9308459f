"""What is printed in the terminal while films are made, and about them."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from scenes.film import FILMS
from studio import farm
from studio.jobs import FORMATS, FilmJob
from studio.rendering import ChapterRecord


class FilmProgress:
    """One bar for each chapter and one for the film; silent where no one watches."""

    def __init__(self, job: FilmJob) -> None:
        self._titles = [chapter.chapter.title for chapter in job.chapters]
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
        self._film: TaskID = self._progress.add_task("[bold]film", total=None, beat="reading the storyboards")
        self._chapters: list[TaskID] = []

    def __enter__(self) -> FilmProgress:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def plan(self, frames: list[int]) -> None:
        """Take note of how many frames each chapter has."""
        self._progress.update(self._film, total=sum(frames), beat="")
        for title, count in zip(self._titles, frames, strict=True):
            self._chapters.append(self._progress.add_task(title, total=count, beat="waiting", start=False))

    def update(self, report: farm.Progress) -> None:
        """Show how far a chapter is."""
        chapter = self._chapters[report.chapter]
        if report.frames:
            self._progress.start_task(chapter)
        self._progress.update(chapter, completed=report.frames, beat=report.beat.replace("_", " "))
        done = sum(task.completed for task in self._progress.tasks if task.id in self._chapters)
        self._progress.update(self._film, completed=done)


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
