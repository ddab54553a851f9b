"""What others get of the register, one module a page."""
