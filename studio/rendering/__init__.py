"""Chapters played and rendered: from a job to frames, stills and videos."""
