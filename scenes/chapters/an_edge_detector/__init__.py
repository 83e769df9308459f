"""The chapter AnEdgeDetector: chapter.py is its storyboard."""
