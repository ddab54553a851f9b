"""Changes of plans, one a file."""
