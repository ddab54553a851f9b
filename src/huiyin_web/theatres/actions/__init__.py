"""What is done to theatres: one change of state a file."""
