"""Figures that several chapters draw. They take arrays; they never load, choose or compute."""
