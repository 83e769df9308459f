"""What is on the screen; imports the network, never the studio."""
