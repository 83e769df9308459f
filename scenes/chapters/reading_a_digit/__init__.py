"""The chapter ReadingADigit: chapter.py is its storyboard."""
