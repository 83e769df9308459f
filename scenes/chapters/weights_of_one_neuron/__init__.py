"""The chapter WeightsOfOneNeuron: chapter.py is its storyboard."""
