"""Changes of state of the assessment, one a file."""
