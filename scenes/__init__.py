"""Scenes: all that is on the screen; they import the network, never the studio."""
