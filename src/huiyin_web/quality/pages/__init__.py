"""All that the app's templates get: one frozen dataclass a page."""
