"""What can be said of a network or of the test set: baselines, neighbours, parameters, interpretation."""
