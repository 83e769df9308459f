"""Everything that leans on Manim's insides: fields, kernels, cameras, renderers, the frame writer."""
