"""The chapter LayersBetween: chapter.py is its storyboard."""
