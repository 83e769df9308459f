"""The chapter JustAFunction: chapter.py is its storyboard."""
