"""Slide decks: one slide a beat, for browsers, PowerPoint and paper."""
