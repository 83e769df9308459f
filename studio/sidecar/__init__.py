"""The JSON beside a film or clip: its schema, and how it is written and read."""
