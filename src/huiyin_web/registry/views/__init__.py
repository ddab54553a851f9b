"""Views of the register, one module a matter."""
