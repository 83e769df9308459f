"""Fields, kernels, cameras, renderers and the frame writer: all that overrides Manim.

``README.md`` lists every override that is no documented hook, and the test that guards it.
"""
