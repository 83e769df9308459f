"""One file for each group of commands. They parse, hand over and print; nothing else."""
