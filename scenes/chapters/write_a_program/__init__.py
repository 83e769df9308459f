"""The chapter WriteAProgram: chapter.py is its storyboard."""
