"""Narration that is read and heard: captions, voices, and a lecturer's own recordings."""
