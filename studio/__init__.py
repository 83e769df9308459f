"""Makes files out of scenes. Scenes never import it."""
