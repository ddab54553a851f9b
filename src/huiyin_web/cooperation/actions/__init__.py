"""Changes of state, one a file."""
