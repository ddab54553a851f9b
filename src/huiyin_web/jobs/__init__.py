"""Long work with progress, error, retry and cancel: rows of our own, carried out by a worker that serve starts."""
