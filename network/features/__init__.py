"""Features of a digit: its skeleton, strokes, loops and edges, and detectors made by hand."""
