"""Words, formulas and numbers, set by Typst."""
