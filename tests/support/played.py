"""Records of the chapters that a process has played, so that none is played twice the same way."""

from __future__ import annotations

from scenes.records import ChapterRecord
from scenes.storyboard import Storyboard

AS_IS: dict[type[Storyboard], ChapterRecord] = {}  # the default digit in the default look, at 480p
