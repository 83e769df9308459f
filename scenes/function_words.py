"""Words of captions for what a network applies to its sums."""

from __future__ import annotations

FUNCTION = {"sigmoid": "sigmoid", "relu": "ReLU", "softmax": "softmax"}
SQUEEZE = {"sigmoid": "squeeze", "relu": "clip", "softmax": "weigh"}
SQUEEZED = {"sigmoid": "squeezed", "relu": "cut off at zero", "softmax": "made into shares"}
