"""Captions and speech."""
