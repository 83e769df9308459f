"""Command `digitfilm`: one file for each of its commands, named like it."""
