"""Training: how the shipped parameters were made, and how to make others."""
