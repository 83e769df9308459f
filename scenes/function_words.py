"""Words of captions for what a network applies to its sums."""

from __future__ import annotations

FUNCTION = {"sigmoid": "sigmoid", "relu": "ReLU", "softmax": "softmax"}
SQUEEZES = {"sigmoid": "sigmoid squeeze", "relu": "ReLU clip", "softmax": "softmax weigh"}  # "let ... every entry"
SQUEEZED = {"sigmoid": "squeezed", "relu": "cut off at zero", "softmax": "made into shares"}
