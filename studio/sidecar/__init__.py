"""Sidecars, the JSON beside a film or clip: their schema, and how they are written and read."""
