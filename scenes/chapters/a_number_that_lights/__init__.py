"""The chapter ANumberThatLights: chapter.py is its storyboard."""
