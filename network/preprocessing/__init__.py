"""From a picture in a file to the 784 pixels that the network reads."""
