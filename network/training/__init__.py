"""Training: the making of the shipped parameters, and of others."""
