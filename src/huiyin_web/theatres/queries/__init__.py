"""What is read of theatres."""
