"""From what the user asked for to jobs: nothing is drawn, read or written here."""
