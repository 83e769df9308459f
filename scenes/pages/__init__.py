"""Where the things of each chapter stand in frames of every shape: one file for a chapter, ``PAGES`` by aspect."""
