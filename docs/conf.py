"""Settings of the site that ``make docs`` builds from these pages with Sphinx and MyST."""

from __future__ import annotations

from sphinx.application import Sphinx

project = "digitfilm"
author = "the digitfilm authors"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_site"]

html_theme = "furo"
html_title = project
html_show_copyright = False
html_show_sphinx = False

myst_heading_anchors = 3

autodoc_default_options = {"members": True, "show-inheritance": True}
autodoc_member_order = "bysource"
napoleon_google_docstring = False


def link_files(app: Sphinx, name: str, source: list[str]) -> None:
    """Make links to files outside of this folder links to copies of these files."""
    del app, name
    source[0] = source[0].replace("](../", "](path:../")


def setup(app: Sphinx) -> None:
    """Hear of every page before it is parsed."""
    app.connect("source-read", link_files)
