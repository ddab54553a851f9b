"""Views of the leading group."""
