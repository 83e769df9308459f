"""The chapter MatrixForm: chapter.py is its storyboard."""
