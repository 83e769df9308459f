"""Decks: what is made of the beats of a film for whoever stands in front of an audience."""
