"""Reads of the register, one module a page."""
