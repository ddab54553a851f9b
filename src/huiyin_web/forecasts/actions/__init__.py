"""One change of state a file."""
