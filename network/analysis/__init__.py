"""Analysis of networks and of the test set: baselines, neighbours, parameters, interpretation."""
