"""The statistics of poverty and inequality, and the one call that estimates them."""
