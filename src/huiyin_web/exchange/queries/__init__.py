"""Reads, one module a matter."""
