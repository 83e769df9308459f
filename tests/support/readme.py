"""Blocks of code in the README, so that what it says is what is tested."""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


def blocks(heading: str, language: str = "python") -> list[str]:
    """The blocks of code below a heading, up to the next one."""
    _, _, rest = README.read_text(encoding="utf-8").partition(f"\n### {heading}\n")
    section = re.split(r"\n##+ ", rest)[0]
    return re.findall(rf"^```{language}\n(.*?)^```", section, re.M | re.S)
