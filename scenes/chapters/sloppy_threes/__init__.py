"""The chapter SloppyThrees: chapter.py is its storyboard."""
