"""Files: films, clips, stills, contact sheets, batches, slides."""
