"""Preprocessing: from a picture in a file to the 784 pixels that the network reads.

``loading`` decodes the file, ``page`` finds a sheet of paper in it, ``normalize`` takes off the
light and brings a digit to the form of MNIST's, ``segmentation`` joins pieces of ink to candidates
for digits, and ``picture`` does all of it.
"""
