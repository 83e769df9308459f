"""The chapter LayersEverywhere: chapter.py is its storyboard."""
