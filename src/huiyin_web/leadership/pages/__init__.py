"""All that the templates of the leading group get: one frozen dataclass a page."""
