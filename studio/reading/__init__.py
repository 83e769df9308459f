"""Readings of digits for `digitfilm read` and `digitfilm digits`."""
