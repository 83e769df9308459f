"""Output of `digitfilm read` and `digitfilm digits`; nothing of it draws films or needs Manim."""
