"""How to draw samples, and what a sample of a size can decide."""
