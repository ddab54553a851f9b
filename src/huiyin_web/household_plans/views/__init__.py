"""Pages of plans and of results."""
