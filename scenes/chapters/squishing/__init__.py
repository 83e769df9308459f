"""The chapter Squishing: chapter.py is its storyboard."""
