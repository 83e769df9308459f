"""Things that are drawn. They take arrays; they never load, choose or compute."""
