"""Files that are made: films, clips, stills, contact sheets, batches, slides."""
