"""Words that captions and labels share: for digits, and for what a network applies to its sums."""

from __future__ import annotations

PLURALS = ("zeros", "ones", "twos", "threes", "fours", "fives", "sixes", "sevens", "eights", "nines")
FUNCTION = {"sigmoid": "sigmoid", "relu": "ReLU", "softmax": "softmax"}
SQUEEZE = {"sigmoid": "squeeze", "relu": "clip", "softmax": "weigh"}
SQUEEZED = {"sigmoid": "squeezed", "relu": "cut off at zero", "softmax": "made into shares"}


def with_article(digit: int) -> str:
    """``a 3``, ``an 8``."""
    return f"{'an' if digit == 8 else 'a'} {digit}"
