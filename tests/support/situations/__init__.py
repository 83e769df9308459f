"""Pictures of digits in the situations that people photograph, drawn from a seed by code alone.

The strokes are our own: no font, nobody's hand, no digit of MNIST.
"""

from support.situations.kinds import KINDS, cases, turns
from support.situations.scene import Box, Case, Situation

__all__ = ["KINDS", "Box", "Case", "Situation", "cases", "turns"]
