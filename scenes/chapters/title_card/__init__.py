"""The chapter TitleCard: chapter.py is its storyboard."""
