"""One file per chapter; `scenes/film.py` says in which order they are shown."""
