"""The command `digitfilm`: one file for each command, named like it."""
