"""Help given to households: visits."""
