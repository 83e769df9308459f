"""The chapter ThirteenThousandKnobs: chapter.py is its storyboard."""
