"""The chapter HopeForParts: chapter.py is its storyboard."""
