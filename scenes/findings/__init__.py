"""What chapters tell of a network and a digit: found by computing, never typed."""
