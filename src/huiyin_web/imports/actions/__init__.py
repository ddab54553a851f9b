"""What can be done with an import, one verb a file."""
