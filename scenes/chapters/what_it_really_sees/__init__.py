"""The chapter WhatItReallySees: chapter.py is its storyboard."""
