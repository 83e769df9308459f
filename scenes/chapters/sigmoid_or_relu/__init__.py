"""The chapter SigmoidOrReLU: chapter.py is its storyboard."""
