"""Features of a digit: strokes and loops, its skeleton, and what small filters find."""
