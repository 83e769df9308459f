"""The chapter PixelsBecomeNeurons: chapter.py is its storyboard."""
